/** Headroom on every example, from both sides, to the share; and on random plans along the whole way. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { sharesOf } from "../../../model/decisions.ts";
import { evaluate } from "../../../model/evaluate.ts";
import { parsePlan } from "../../../model/parse-plan.ts";
import { exactTaxes } from "../../../solver/headroom/exact-taxes.ts";
import { exercisesOf, hasWashSale } from "../../../solver/headroom/exercise.ts";
import { headroom } from "../../../solver/headroom/headroom.ts";
import { stretchesOf } from "../../../solver/headroom/stretches.ts";
import { exercise } from "../../model/plans.ts";
import { candidate, choices, planFile } from "../../model/random-plans.ts";

const isSlow = process.env.SLOW === "1";
const examples = join(import.meta.dirname, "..", "..", "..", "examples");

describe.each(["startup-loss.yaml", "after-ipo.yaml", "form-6251.yaml", "recoup-2025.yaml"])("%s", (name) => {
  const compiled = compilePlan(parsePlan(readFileSync(join(examples, name), "utf8"), name));
  const of = compiled.scenarios[0]!;
  const nothing = new Float64Array(compiled.columns.length);
  const all = exercisesOf(compiled, of, nothing);
  // The first and the last day of each grant; `npm run test:slow` looks at every one.
  const asked = all.filter(
    ({ grant }, i) => isSlow || all.findIndex((each) => each.grant === grant) === i || i === all.length - 1,
  );

  test("has ISOs, or the answer is that it has none", () => {
    expect(all.length > 0).toBe(compiled.plan.grants.some(({ type }) => type === "iso"));
  });

  test.each(asked.map((each) => [`${each.grant.id} on ${each.date}`, each] as const))("%s", (_, each) => {
    /** By `evaluate`, as a user would look it up. */
    const evaluated = (count: number) => {
      const plan = { ...compiled.plan, objective: { ...compiled.plan.objective, kind: "totalTax" as const } };
      const { shares, impossible } = sharesOf(compiled, count === 0 ? [] : [exercise(each.date, each.grant.id, count)]);
      expect(impossible).toEqual([]);
      const { value, scenarios } = evaluate({ ...compiled, plan }, shares);
      const years = [...scenarios[0]!.years, ...scenarios[0]!.liquidation];
      const own = years.find(({ year }) => year === Number(each.date.slice(0, 4)))!;
      const outstanding = (by: number) =>
        years.reduce(
          (sum, { year, amt, minimumTaxCreditUsed }) => (year > by ? sum : sum + amt - minimumTaxCreditUsed),
          0,
        );
      return { totalTax: value, amt: own.amt, stateAmt: own.stateAmt, outstanding };
    };
    const found = headroom(compiled, of, nothing, each, 5);
    for (const [crossover, name] of [
      [found.amtStarts, "amt"],
      [found.stateAmtStarts, "stateAmt"],
    ] as const) {
      if (crossover === null) continue;
      expect(evaluated(crossover.shares)[name]).toBe(0);
      if (crossover.outcome === "never") expect(crossover.shares).toBe(found.room);
      else expect(evaluated(crossover.shares + 1)[name]).toBe(crossover.oneMore);
      if (crossover.outcome === "starts") expect(crossover.oneMore).toBeGreaterThan(0);
    }
    const { shares, totalTax, oneLess, oneMore } = found.leastTax;
    expect(evaluated(shares).totalTax).toBe(totalTax);
    if (shares > 0) {
      expect(evaluated(shares - 1).totalTax).toBe(oneLess);
      expect(oneLess).toBeGreaterThan(totalTax);
    }
    if (shares < found.room) {
      expect(evaluated(shares + 1).totalTax).toBe(oneMore);
      expect(oneMore).toBeGreaterThanOrEqual(totalTax);
    }
    // No point of the curve, where the tax bends, has less.
    for (const point of found.curve) expect(point.totalTax).toBeGreaterThanOrEqual(totalTax);

    const { by } = found.comesBack;
    const caused = (count: number) => evaluated(count).outstanding(by) - evaluated(0).outstanding(by);
    expect(caused(found.comesBack.shares)).toBeLessThan(0.1);
    if (!found.comesBack.isAll) expect(caused(found.comesBack.shares + 1)).toBeCloseTo(found.comesBack.oneMore!, 6);
  });
});

/** `npm run test:slow` looks at more. */
const plans = isSlow ? 40 : 3;

test(`along ${plans} random plans the stretches are the exact taxes, within the cents that rounding moves`, () => {
  let looked = 0;
  fc.assert(
    fc.property(
      planFile,
      choices,
      fc.nat(99),
      fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
      (file, chosen, which, parts) => {
        const compiled = compilePlan(parsePlan(JSON.stringify(file), "random.json"));
        const of = compiled.scenarios[0]!;
        const decided = candidate(compiled, chosen);
        const pick = (base: Float64Array) => {
          const all = exercisesOf(compiled, of, base);
          const each = all[which % Math.max(1, all.length)];
          return each === undefined || hasWashSale(of, base, each) ? null : { base, each };
        };
        const picked = pick(decided) ?? pick(new Float64Array(decided.length));
        if (picked === null) return;
        const { base, each } = picked;
        const by = compiled.calendar.years[4]!;
        const stretches = stretchesOf(compiled, of, base, each, by);
        const { amtStarts, leastTax } = headroom(compiled, of, base, each, 4);
        const exact = exactTaxes(compiled, of, base, each, by);
        for (const part of parts) {
          const count = Math.floor((each.room * part) / 1000);
          const stretch = stretches.findLast(({ from }) => from.compare(count) <= 0)!;
          // Where something jumps, a kink on a whole share counts for both of its sides.
          if (count > 0 && stretch.from.equals(count)) continue;
          const past = new Fraction(count).sub(stretch.from);
          const taxes = exact.at(count);
          if (count <= amtStarts.shares && amtStarts.outcome !== "always") expect(taxes.amt).toBe(0);
          expect(taxes.totalTax).toBeGreaterThan(100 * leastTax.totalTax - 10);
          for (const name of ["amt", "stateAmt", "yearTax", "outstanding"] as const) {
            const { value, rate } = stretch[name];
            expect(Math.abs(value.add(rate.mul(past)).valueOf() - taxes[name] / 100)).toBeLessThan(0.25);
          }
          const { value, rate } = stretch.totalTax;
          const more = value + rate * past.valueOf() - stretches[0]!.totalTax.value;
          expect(Math.abs(more - (taxes.totalTax - exact.at(0).totalTax) / 100)).toBeLessThan(0.5);
          looked++;
        }
      },
    ),
    { numRuns: plans, seed: 20_250_115 },
  );
  expect(looked).toBeGreaterThan(plans);
});
