import { join } from "node:path";
import { expect, test } from "vitest";
import { checkDecisions } from "../../model/decisions-file.ts";
import { parseDocument } from "../../model/document.ts";
import { PlanError } from "../../model/plan-error.ts";
import { readPlan } from "../../model/read-plan.ts";

const plan = readPlan(join(import.meta.dirname, "fixtures", "contract.yaml"));
const read = (text: string, rank?: number) => checkDecisions(parseDocument(text, "decisions.yaml"), plan, rank);

function problemsOf(text: string, rank?: number) {
  try {
    read(text, rank);
  } catch (error) {
    if (error instanceof PlanError) return error.problems;
    throw error;
  }
  throw new Error("read without a problem");
}

/** As `solve --json` prints it, in the contract. */
const SOLVED = JSON.stringify({
  plan: "45k ISOs, a $130k loss",
  ranked: [
    { rank: 1, decisions: [{ date: "2024-11-15", do: "exercise", grant: "ISO-1", shares: 14_250, scenario: "all" }] },
    {
      rank: 2,
      decisions: [{ date: "2027-01-15", do: "sell", lot: "ISO-1@2024-11-15", shares: 9000, scenario: "exit" }],
    },
  ],
});

test("exercises and sales; all scenarios where none is named", () => {
  expect(
    read(`decisions:
  - {date: 2024-11-15, do: exercise, grant: ISO-1, shares: 14250}
  - {date: 2025-01-15, do: sell, lot: VTI-2019, shares: 20, scenario: all}
  - {date: 2027-01-15, do: sell, lot: ISO-1@2024-11-15, shares: 9000, scenario: exit}`),
  ).toEqual([
    { date: "2024-11-15", do: "exercise", grant: "ISO-1", shares: 14_250, scenario: null },
    { date: "2025-01-15", do: "sell", lot: "VTI-2019", shares: 20, scenario: null },
    { date: "2027-01-15", do: "sell", lot: "ISO-1@2024-11-15", shares: 9000, scenario: "exit" },
  ]);
});

test("a plan that decides nothing", () => {
  expect(read("decisions: []")).toEqual([]);
});

test("one of the ranked plans of a solve output", () => {
  expect(read(SOLVED)).toEqual([
    { date: "2024-11-15", do: "exercise", grant: "ISO-1", shares: 14_250, scenario: null },
  ]);
  expect(read(SOLVED, 2)[0]).toMatchObject({ do: "sell", scenario: "exit" });
  expect(problemsOf(SOLVED, 3)[0]).toMatchObject({ key: "ranked", message: "there is no plan 3 among the 2 ranked." });
});

test.each([
  ["ranked: []", "ranked", "no plan is ranked here", "looser limits"],
  ["ranked: {}", "ranked", "found a mapping where a list of plans belongs", "what solve --json printed"],
  ["ranked: [5]", "ranked[0]", "found 5 where a ranked plan belongs", "starts with `decisions:`"],
  ["ranked: [{rank: 1}]", "ranked[0].decisions", "missing", "decisions: [{date: "],
  ["{}", "decisions", "missing", "decisions: [{date: "],
  ["decisions: {}", "decisions", "found a mapping where a list", "decisions: [{date: "],
  ["[]", "", "found a list at the top", "`decisions:` in a file of decisions"],
])("%s is refused", (text, key, message, remedy) => {
  expect(problemsOf(text)).toEqual([
    expect.objectContaining({
      key,
      line: 1,
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    }),
  ]);
});

test("of one plan that is ranked there is no second", () => {
  const one = JSON.stringify({ ranked: [{ decisions: [] }] });
  expect(problemsOf(one, 2)[0]).toMatchObject({ key: "ranked", remedy: "Ask for plan 1, or for none." });
});

test("a merge key is refused as such", () => {
  const merged = "x: &x {date: 2024-11-15}\ndecisions:\n  - {<<: *x, do: exercise, grant: ISO-1, shares: 5}";
  expect(problemsOf(merged)).toEqual([
    expect.objectContaining({
      key: 'decisions[0]["<<"]',
      line: 3,
      message: "merge keys (`<<`) are not part of the format.",
      remedy: expect.stringContaining("Write the keys out"),
    }),
  ]);
});

test("a fault in a solve output is shown where it stands in it", () => {
  expect(problemsOf(SOLVED.replace("9000", "-9"), 2)[0]).toMatchObject({
    key: "ranked[1].decisions[0].shares",
    line: 1,
  });
});

test.each([
  [
    "date: 2024-11-31, do: exercise, grant: ISO-1, shares: 5",
    "decisions[0].date",
    "not a day of the calendar",
    "a day that exists",
  ],
  [
    "date: 2024-11-15, do: hold, grant: ISO-1, shares: 5",
    "decisions[0].do",
    'the text "hold"',
    "Give exercise or sell",
  ],
  ["date: 2024-11-15, grant: ISO-1, shares: 5", "decisions[0].do", "missing", "do: exercise, grant, shares}"],
  [
    "date: 2024-11-15, do: exercise, grant: ISO-2, shares: 5",
    "decisions[0].grant",
    'no grant "ISO-2"',
    "Did you mean ISO-1?",
  ],
  [
    "date: 2024-11-15, do: sell, lot: VTI-2018, shares: 5",
    "decisions[0].lot",
    'no lot "VTI-2018"',
    "Did you mean VTI-2019?",
  ],
  [
    "date: 2024-11-15, do: sell, lot: NSO@2024-11-15, shares: 5",
    "decisions[0].lot",
    'no lot "NSO@2024-11-15"',
    "VTI-2019",
  ],
  ["date: 2024-11-15, do: exercise, grant: ISO-1, shares: 0", "decisions[0].shares", "0 is below 1", "whole number"],
  [
    "date: 2024-11-15, do: exercise, grant: ISO-1, shares: 5, scenario: boom",
    "decisions[0].scenario",
    'no scenario "boom"',
    "exit, flat, bust",
  ],
  [
    "date: 2024-11-15, do: sell, grant: ISO-1, lot: VTI-2019, shares: 5",
    "decisions[0].grant",
    "no key",
    "sold from a lot",
  ],
])("{%s} is refused", (step, key, message, remedy) => {
  expect(problemsOf(`decisions:\n  - {${step}}`)).toEqual([
    expect.objectContaining({
      key,
      line: 2,
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    }),
  ]);
});
