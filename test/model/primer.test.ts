/**
 * The AMT credit primer, four prices at sale, to the dollar: by returns, and by a plan under the law file that is shipped.
 *
 * 100,000 ISOs at a strike of 1 are exercised at 6; a year later all shares are sold.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import type { IsoDate } from "../../model/dates.ts";
import { type Decision, sharesOf } from "../../model/decisions.ts";
import { evaluate } from "../../model/evaluate.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { readLaw } from "../../model/read-law.ts";
import { file } from "../tax/file.ts";

const path = join(import.meta.dirname, "..", "..", "examples", "laws", "primer.yaml");
const law = readLaw(path);
const SHARES = 100_000;

const rows = [
  // price, regular tax, AMT tax, credit used, credit left, tax, cumulative, same-day sale, savings
  [6, 100_000, 0, 100_000, 40_000, 0, 140_000, 185_000, 85_000],
  [20, 380_000, 280_000, 100_000, 40_000, 280_000, 420_000, 703_000, 323_000],
  [4, 60_000, 0, 60_000, 80_000, 0, 140_000, 111_000, 51_000],
  [0.5, 0, 0, 0, 140_000, 0, 140_000, 0, 0],
] as const;

const exercised = file(2024, { isoBargainElement: SHARES * (6 - 1) }, { law });

test("the year of the exercise: 28 % of 500,000, all of it credit", () => {
  expect(exercised.output("amt")).toBe(140_000);
  expect(exercised.output("federalTax")).toBe(140_000);
  expect(exercised.carryover.minimumTaxCredit).toBe(140_000);
});

test.each(rows)(
  "sold at %d",
  (price, regularTax, amtTax, creditUsed, creditLeft, tax, cumulative, sameDaySale, savings) => {
    const { output, carryover } = file(
      2025,
      {
        longTermGain: SHARES * (price - 1),
        amtLongTermGain: SHARES * (price - 6),
        "carryover.minimumTaxCredit": exercised.carryover.minimumTaxCredit,
      },
      { law },
    );
    // Sold on the day of the exercise, all of the spread is ordinary income; below the strike nobody exercises.
    const sameDay = file(2025, { dispositionIncome: Math.max(0, SHARES * (price - 1)) }, { law }).output("federalTax");
    const paid = 140_000 + output("federalTax");
    expect(output("regularTax")).toBe(regularTax);
    // What the primer calls AMT tax is the tentative minimum tax.
    expect(output("tentativeMinimumTax")).toBe(amtTax);
    expect(output("minimumTaxCreditUsed")).toBe(creditUsed);
    expect(carryover.minimumTaxCredit).toBe(creditLeft);
    expect(output("federalTax")).toBe(tax);
    expect(paid).toBe(cumulative);
    expect(sameDay).toBe(sameDaySale);
    expect(sameDay - paid + carryover.minimumTaxCredit).toBe(savings);
    // Losses, which the primer does not count, are carried on.
    expect(carryover.longTermLoss).toBe(Math.max(0, SHARES * (1 - price)));
    expect(carryover.amtLongTermLoss).toBe(Math.max(0, SHARES * (6 - price)));
  },
);

describe("as a plan whose scenarios are the four prices", () => {
  const plan = parsePlan(
    JSON.stringify({
      version: 1,
      household: { filingStatus: "single" },
      horizon: { start: "2024-06-03", end: "2025-12-31" },
      law: "./primer.yaml",
      cash: { start: 1_000_000 },
      securities: { ACME: { price: { "2024-06-03": 6, "2025-12-15": 6 }, steps: true } },
      grants: [
        {
          id: "ISO",
          type: "iso",
          security: "ACME",
          granted: "2020-01-02",
          strike: 1,
          shares: SHARES,
          vesting: "all",
          expires: "2030-01-02",
        },
      ],
      decisions: ["2024-06-03", "2025-12-15"],
      scenarios: rows.map(([price]) => ({
        name: `at ${price}`,
        securities: { ACME: { price: { "2024-06-03": 6, "2025-12-15": price } } },
      })),
    }),
    "plan.json",
    () => law,
  );
  const decisions: readonly Decision[] = [
    { date: "2024-06-03" as IsoDate, do: "exercise", grant: "ISO", shares: SHARES, scenario: null },
    { date: "2025-12-15" as IsoDate, do: "sell", lot: "ISO@2024-06-03", shares: SHARES, scenario: null },
  ];

  test.each([
    ["the plan", plan],
    // What a worker thread is given.
    ["its clone", structuredClone(plan)],
  ])("%s", (_, of) => {
    const compiled = compilePlan(of);
    const { shares, impossible } = sharesOf(compiled, decisions);
    expect(impossible).toEqual([]);
    const { scenarios } = evaluate(compiled, shares);
    expect(scenarios.map(({ years }) => years.map(({ federalTax }) => federalTax))).toEqual(
      rows.map(([, , , , , tax]) => [140_000, tax]),
    );
    expect(scenarios.map(({ years }) => years[1]!.minimumTaxCredit)).toEqual(rows.map(([, , , , left]) => left));
    expect(scenarios.map(({ years }) => years[1]!.minimumTaxCreditUsed)).toEqual(rows.map(([, , , used]) => used));
  });
});
