/** One kernel for all price paths gives what `evaluate` gives of a plan with each path's prices, in every number. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { securityOf } from "../../model/columns.ts";
import { compilePlan } from "../../model/compiled-plan.ts";
import { evaluate } from "../../model/evaluate.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { pathKernel } from "../../model/path-kernel.ts";
import { priceUnits } from "../../model/prices.ts";
import { integerReader } from "../../model/readers.ts";
import { candidate, choices, planFile } from "./random-plans.ts";

const plans = process.env.SLOW === "1" ? 500 : 25;

test(`${plans} random plans of eight years, three price paths each`, () => {
  let [worked, decided] = [0, 0];
  const factors = fc.array(fc.double({ min: 0.02, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(planFile, choices, fc.array(factors, { minLength: 3, maxLength: 3 }), (file, chosen, paths) => {
      const { scenarios, recourse, ...rest } = file as Record<string, unknown>;
      const { concentration, cvar, ...limits } = (rest.limits ?? {}) as Record<string, unknown>;
      const planOf = (prices: Record<string, unknown>) =>
        compilePlan(
          parsePlan(
            JSON.stringify({ ...rest, limits, securities: { ...(rest.securities as object), ...prices } }),
            "random.json",
          ),
        );
      const compiled = planOf({});
      const shares = candidate(compiled, chosen);
      const kernel = pathKernel(compiled, shares);
      if (kernel === null) return;
      worked++;
      decided += shares.filter((count) => count > 0).length;
      const { start, end } = compiled.plan.horizon;
      const outcomes = paths.map((path, k) => {
        const prices = Object.fromEntries(
          Object.entries(rest.securities as Record<string, object>).map(([id, security], s) => [
            id,
            { ...security, price: { [start]: 10 + s, "2027-06-15": 40 * path[s]!, [end]: 60 * path[s + 2]! } },
          ]),
        );
        const at = planOf(prices);
        const quotes = kernel.quotes.map(({ security, day }) =>
          priceUnits(securityOf(at.scenarios[0]!.scenario, security), day),
        );
        kernel.set(k % 2, Float64Array.from(quotes));
        kernel.run();
        return { of: kernel.outcome(k % 2), expected: evaluate(at, shares, (of) => integerReader(of.kinds)) };
      });
      for (const { of, expected } of outcomes) {
        const { years, liquidation } = expected.scenarios[0]!;
        const all = [...years, ...liquidation];
        const sum = (name: "federalTax" | "stateTax" | "payrollTax" | "amt" | "minimumTaxCreditUsed") =>
          expect.closeTo(
            all.reduce((total, year) => total + year[name], 0),
            2,
          );
        expect(of).toEqual({
          value: expected.value,
          federalTax: sum("federalTax"),
          stateTax: sum("stateTax"),
          payrollTax: sum("payrollTax"),
          amt: sum("amt"),
          minimumTaxCreditUsed: sum("minimumTaxCreditUsed"),
          minimumTaxCreditLeft: all.at(-1)!.minimumTaxCredit,
          broken: expect.any(Array),
        });
        expect([...of.broken].sort()).toEqual(
          expected.limits
            .filter(({ slack }) => slack < 0)
            .map(({ name }) => name)
            .sort(),
        );
      }
    }),
    { numRuns: plans, seed: 20_250_115 },
  );
  expect(worked).toBeGreaterThan(plans / 20);
  expect(decided).toBeGreaterThan(worked);
});
