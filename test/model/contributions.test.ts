/** What an input of a return is made of: by hand on the published example, and on random plans that it sums to the input. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import { contributionsOf } from "../../model/contributions.ts";
import { runOne } from "../../model/evaluate.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import type { Reader } from "../../model/readers.ts";
import { returnInputs } from "../../tax/tax-return.ts";
import { exercise, iso, plan, sell, shares } from "./plans.ts";
import { candidate, choices, planFile } from "./random-plans.ts";

/** The parts of a year as `input: amount = sign shares/parts x (from - less)`, in dollars. */
function partsOf(compiled: ReturnType<typeof plan>, decisions: Parameters<typeof shares>[1], year: number) {
  const all = contributionsOf(compiled, compiled.scenarios[0]!, shares(compiled, decisions));
  const { contributions } = all.get(year)!;
  return contributions.map(({ input, amount, by }) => {
    if ("given" in by) return `${input} ${amount} ${by.given.key}`;
    if ("washSaleOf" in by) return `${input} ${amount} wash sale`;
    const { sign, shares: count, parts, from, less } = by.product;
    const times = parts === 1 ? `${count}` : `${count}/${parts}`;
    return `${input} ${amount} = ${sign < 0 ? "-" : ""}${times} x (${from / 10_000} - ${less / 10_000})`;
  });
}

const form6251 = plan({
  horizon: { start: "2024-01-02", end: "2025-12-31" },
  securities: { ACME: { price: { "2024-01-18": 750, "2024-04-21": 600 } } },
  lots: [
    {
      id: "L",
      security: "ACME",
      granted: "2022-01-03",
      exercised: "2023-03-13",
      shares: 200,
      strike: 100,
      fmvAtExercise: 1000,
    },
  ],
  decisions: ["2024-01-18", "2024-04-21"],
});

test("a disqualifying and a qualifying sale in the year after the exercise", () => {
  // "How to report ISO adjustments on Form 6251": sold at 750 too early, at 600 in time.
  expect(partsOf(form6251, [sell("2024-01-18", "L", 100), sell("2024-04-21", "L", 100)], 2024)).toEqual([
    "wages 150000 income.wages",
    "dispositionIncome 65000 = 100 x (750 - 100)",
    "dispositionAdjustment -65000 = -100 x (750 - 100)",
    "shortTermGain 0 = 100 x (750 - 750)",
    "amtShortTermGain -25000 = 100 x (750 - 1000)",
    "longTermGain 50000 = 100 x (600 - 100)",
    "amtLongTermGain -40000 = 100 x (600 - 1000)",
  ]);
});

test("an exercise, and a disqualifying sale in its year that takes its bargain element back", () => {
  const compiled = plan({ grants: [iso()], decisions: ["2025-03-01", "2025-09-01"] });
  const made = "ISO@2025-03-01";
  expect(partsOf(compiled, [exercise("2025-03-01", "ISO", 300), sell("2025-09-01", made, 100)], 2025)).toEqual([
    "wages 150000 income.wages",
    "isoBargainElement 27000 = 300 x (100 - 10)",
    "dispositionIncome 9000 = 100 x (100 - 10)",
    "isoBargainElement -9000 = -100 x (100 - 10)",
    "shortTermGain 0 = 100 x (100 - 100)",
    "amtShortTermGain 0 = 100 x (100 - 100)",
  ]);
});

test("what is left at the end is sold in equal parts, options with it", () => {
  const compiled = plan({ grants: [iso()], decisions: ["2025-03-01"], terminal: { liquidateOver: 2, creditValue: 0 } });
  // 400 shares held since 2025 qualify by the end of 2027; 600 options are exercised and sold.
  expect(partsOf(compiled, [exercise("2025-03-01", "ISO", 400)], 2027)).toEqual([
    "wages 150000 income.wages",
    "longTermGain 18000 = 400/2 x (100 - 10)",
    "amtLongTermGain 0 = 400/2 x (100 - 100)",
    "dispositionIncome 27000 = 600/2 x (100 - 10)",
  ]);
});

test("a wash sale is told beside the sale whose loss it does not recognize", () => {
  // Bought at 120, sold at 100 a week after 40 options of the same stock were exercised: of 50 losses of 20, 40 wait.
  const compiled = plan({
    grants: [iso()],
    lots: [{ id: "B", security: "ACME", acquired: "2020-01-02", shares: 50, basis: 120 }],
    decisions: ["2025-03-01", "2025-03-08"],
  });
  const parts = partsOf(compiled, [exercise("2025-03-01", "ISO", 40), sell("2025-03-08", "B", 50)], 2025);
  expect(parts).toContain("longTermGain -1000 = 50 x (100 - 120)");
  expect(parts).toContain("longTermGain 800 wash sale");
});

/** Inputs, but for later carryovers, do not depend on what returns come to. */
const unworked: Reader = { file: () => {}, payrollTax: () => 0, installment: () => 0 };

test("random plans of eight years, with wash sales: the parts sum to the input, to the cent", () => {
  let washed = 0;
  fc.assert(
    fc.property(planFile, choices, (file, chosen) => {
      const compiled = compilePlan(parsePlan(JSON.stringify(file), "random.json"));
      const decided = candidate(compiled, chosen);
      const of = compiled.scenarios[0]!;
      const { scale } = of.matrix;
      const { inputs } = runOne(compiled, of, decided, unworked);
      const all = contributionsOf(compiled, of, decided);
      compiled.calendar.years.forEach((year, y) => {
        const { contributions } = all.get(year)!;
        washed += contributions.filter(({ by }) => "washSaleOf" in by).length;
        for (const [slot, name] of returnInputs.entries()) {
          // Later years take their carryovers from the return before.
          if (y > 0 && name.includes("carryover.")) continue;
          const parts = contributions.filter(({ input }) => input === name);
          const units = parts.reduce((sum, { amount }) => sum + Math.round(amount * scale), 0);
          const cents = Math.floor((2 * units + scale / 100) / (scale / 50));
          expect(cents, `${name} of ${year}`).toBe(inputs[y * returnInputs.length + slot]);
        }
      });
    }),
    { numRuns: 8, seed: 20_250_115 },
  );
  expect(washed).toBeGreaterThan(0);
});
