/**
 * Grants and exercises from CSV. The headings are those of E*TRADE's sheet of options, of Carta's option grants, and of the boxes of
 * Form 3921; the rows are made up.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importedHoldings } from "../../../model/import/holdings.ts";
import { PlanError } from "../../../model/plan-error.ts";

const from = (name: string) =>
  importedHoldings(readFileSync(join(import.meta.dirname, "fixtures", name), "utf8"), name);

test("E*TRADE: grants with the rows of their vesting, of which what was exercised took the first", () => {
  const { grants, exercises, notes } = from("etrade.csv");
  expect(grants).toEqual([
    {
      line: 2,
      id: "ES-12",
      security: "ACME",
      type: "iso",
      granted: "2022-03-08",
      strike: 1.25,
      shares: 3000, // 4,000 - 1,000 exercised
      expires: "2032-03-07",
      vesting: ["2024-03-08", "2025-03-08", "2026-03-08"].map((date) => ({ date, shares: 1000 })),
      vestingStart: null,
    },
  ]);
  expect(exercises).toEqual([]);
  expect(notes.join("\n")).toMatch(/ES-3 is left out: none.*\nLine 9 is left out.*\n1 row of events left out/s);
});

test("Carta: what stands above the headings is passed over; what has not vested is for the reader to say", () => {
  const { grants } = from("carta.csv");
  expect(grants).toMatchObject([
    { line: 4, id: "ES-7", type: "iso", strike: 0.85, shares: 45_000, vesting: "all", expires: "2031-01-31" },
    { line: 5, id: "ES-8", type: "nso", strike: 2.1, shares: 4800, vesting: null, vestingStart: "2023-04-15" },
  ]);
});

test("Form 3921: an exercise, box by box", () => {
  const { grants, exercises, columns } = from("form-3921.csv");
  expect(grants).toEqual([]);
  expect(exercises).toEqual([
    {
      line: 2,
      id: null,
      security: null,
      type: null,
      granted: "2022-01-03",
      exercised: "2023-03-13",
      strike: 100,
      fmvAtExercise: 1000,
      shares: 200,
    },
  ]);
  expect(columns.filter(({ field }) => field === null)).toEqual([{ heading: "Account number", field: null }]);
});

const HEADINGS = "Grant ID,Grant Type,Grant Date,Grant Price,Options Granted,Options Exercised,Expiration Date";

const refused = (...rows: string[]) => {
  try {
    importedHoldings(rows.join("\n"), "grants.csv");
  } catch (error) {
    if (error instanceof PlanError) return error.problems;
    throw error;
  }
  throw new Error("it was taken");
};

test.each([
  // Of 4,000 there are 3,000 left; 3,000 vested counts the 1,000 that were exercised, so 1,000 have not vested.
  ["Vested Qty.", 3000, null],
  ["Vested Qty.", 4000, "all"],
  ["Exercisable Qty.", 2000, null],
  ["Exercisable Qty.", 3000, "all"],
])("%s of %i", (heading, count, vesting) => {
  for (const [left, number] of [
    ["Exercised Qty.", 1000],
    ["Outstanding", 3000],
  ]) {
    const text = `Grant Date,Grant Price,Granted Qty.,${left},${heading}\n2021-02-01,1,4000,${number},${count}`;
    expect(importedHoldings(text, "grants.csv").grants).toMatchObject([{ shares: 3000, vesting }]);
  }
});

describe("what is not understood is refused by row", () => {
  test.each([
    ["G1,RSU,2021-02-01,1,100,0,2031-02-01", 4, "Grant Type", '"RSU" is no type of option', "Give ISO or NSO."],
    ["G1,ISO/NSO,2021-02-01,1,100,0,2031-02-01", 4, "Grant Type", '"ISO/NSO"', "Split the row"],
    ["G1,ISO,13/02/2021,1,100,0,2031-02-01", 4, "Grant Date", "read month first", "Give the day as 2021-02-01"],
    ["G1,ISO,44228,1,100,0,2031-02-01", 4, "Grant Date", 'found "44228" where a day belongs', "Give the day"],
    ["G1,ISO,2021-02-01,about 1,100,0,2031-02-01", 4, "Grant Price", 'found "about 1"', "Give a number"],
    ["G1,ISO,2021-02-01,1,100.5,0,2031-02-01", 4, "Options Granted", 'found "100.5"', "Give a number"],
    ["G1,ISO,2021-02-01,1,100,200,2031-02-01", 4, "Options Granted", "fewer than were exercised", "Mend"],
    ["G1,ISO,2021-02-01,1,100,0,2020-02-01", 4, "Expiration Date", "is not after the grant", "Mend"],
    ["G1,ISO,,1,100,0,2031-02-01", 4, "Grant Date", "this cell is empty", "a row needs its day of grant"],
    ["G0,ISO,2021-02-01,1,100,0,2031-02-01", 4, "Grant ID", "G0 stands in line 3 already", "Keep one"],
  ])("%s", (row, line, key, message, remedy) => {
    const problems = refused("My grants", HEADINGS, "G0,NQ,2/1/2021,$1.00,100,-,Feb 1 2031", row);
    expect(problems).toMatchObject([{ file: "grants.csv", line, key }]);
    expect(problems[0]!.message).toContain(message);
    expect(problems[0]!.remedy).toContain(remedy);
  });

  test("all at once, with their columns", () => {
    const problems = refused(HEADINGS, "G1,RSU,soon,1,100,0,2031-02-01", "G2,ISO,2021-02-01,1,many,0,2031-02-01");
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 2],
      [2, 3],
      [3, 5],
    ]);
  });

  test("a column that is missing is told with the names it could have", () => {
    const [problem] = refused("Grant ID,Grant Date,Options Granted", "G1,2021-02-01,100");
    expect(problem).toMatchObject({ line: 1, message: "no column has the exercise price." });
    expect(problem!.remedy).toContain("Exercise Price");
  });

  test.each([
    ["no headings", ["a,b", "1,2"], "no row of headings"],
    ["quotes that do not match", [HEADINGS, 'G1,"ISO,2021-02-01'], "quotes"],
    ["nothing left", [HEADINGS, "G1,ISO,2021-02-01,1,100,100,2031-02-01"], "no options are left"],
  ])("%s", (_, rows, message) => {
    expect(refused(...rows)[0]!.message).toContain(message);
  });
});
