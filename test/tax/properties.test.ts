/** What holds for every return. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReturnReader, readOnIntegers } from "../../tax/graph/integers.ts";
import type { Network } from "../../tax/graph/network.ts";
import { trace } from "../../tax/graph/trace.ts";
import { type ReturnKind, returnNetwork, slotOf } from "../../tax/tax-return.ts";
import { amounts, returnKind } from "./returns.ts";

const seed = 6251;
/** `npm run test:slow` looks at all of them. */
const numRuns = process.env.SLOW === "1" ? 1000 : 300;
const readers = new Map<Network, ReturnReader>();

/** Outputs in whole cents, by name. */
function outputsOf(kind: ReturnKind, inputs: readonly number[]): Record<string, number> {
  const network = returnNetwork(kind);
  const names = [...network.outputs.keys()];
  const read = readers.get(network) ?? readOnIntegers(network, names);
  readers.set(network, read);
  const outputs = new Float64Array(names.length);
  read(Float64Array.from(inputs), 0, outputs, 0);
  return Object.fromEntries(names.map((name, slot) => [name, outputs[slot]!]));
}

function withMore(inputs: readonly number[], name: string, cents: number): number[] {
  const slot = slotOf.get(name)!;
  return inputs.map((amount, i) => (i === slot ? amount + cents : amount));
}

/** Where the state tax is deducted, more state AMT is a larger deduction, and may change what is elected. */
const givenStateTax = returnKind.map((kind): ReturnKind => ({ ...kind, stateIncomeTax: "given" }));
const more = fc.integer({ min: 1, max: 10 ** 8 });

describe("when the bargain element rises", () => {
  test("no tax falls, and no credit used rises", () => {
    fc.assert(
      fc.property(givenStateTax, amounts, more, (kind, inputs, cents) => {
        const before = outputsOf(kind, inputs);
        const after = outputsOf(kind, withMore(inputs, "isoBargainElement", cents));
        for (const name of ["tentativeMinimumTax", "amt", "federalTax", "state.amt", "state.tax"]) {
          expect(after[name]).toBeGreaterThanOrEqual(before[name]!);
        }
        for (const name of ["minimumTaxCreditUsed", "state.creditUsed"]) {
          expect(after[name]).toBeLessThanOrEqual(before[name]!);
        }
        // What more tax is paid, by money or by other credits, is credit next year: AMT that a bargain element adds is all deferral.
        const paidIn = ({ federalTax, nonrefundableCredits }: Record<string, number>) =>
          federalTax! + nonrefundableCredits!;
        const paid = paidIn(after) - paidIn(before);
        const credit = after["carryover.minimumTaxCredit"]! - before["carryover.minimumTaxCredit"]!;
        expect(credit).toBeLessThanOrEqual(paid + 2);
      }),
      { numRuns, seed },
    );
  });

  test("no amount of the regular tax changes", () => {
    fc.assert(
      fc.property(givenStateTax, amounts, more, (kind, inputs, cents) => {
        const before = outputsOf(kind, inputs);
        const after = outputsOf(kind, withMore(inputs, "isoBargainElement", cents));
        for (const name of [
          ...["agi", "deduction", "taxableIncome", "regularTax", "niit", "additionalMedicareTax"],
          ...["carryover.shortTermLoss", "carryover.longTermLoss"],
          ...["state.taxableIncome", "state.regularTax"],
          ...["state.carryover.shortTermLoss", "state.carryover.longTermLoss"],
        ]) {
          expect(after[name]).toBe(before[name]);
        }
      }),
      { numRuns, seed },
    );
  });

  test("AMT grows by at most 42 cents a dollar (28 % and the exemption that goes at 50 %)", () => {
    fc.assert(
      fc.property(
        givenStateTax.filter(({ filingStatus }) => filingStatus !== "mfs"),
        amounts,
        more,
        (kind, inputs, cents) => {
          const grown =
            outputsOf(kind, withMore(inputs, "isoBargainElement", cents)).amt! - outputsOf(kind, inputs).amt!;
          expect(grown).toBeLessThanOrEqual((kind.year < 2026 ? 0.35 : 0.42) * cents + 1);
        },
      ),
      { numRuns, seed },
    );
  });
});

test("credit out = credit in - used + made, where made is AMT less the exclusion items' part, and the rest is not below zero", () => {
  fc.assert(
    fc.property(returnKind, amounts, (kind, inputs) => {
      const { lines, outputs } = trace(returnNetwork(kind), inputs);
      const line = (form: string, number: string) =>
        lines.find((each) => each.line.form === form && each.line.number === number)!.value.toNumber();
      const carriedIn = inputs[slotOf.get("carryover.minimumTaxCredit")!]! / 100;
      const used = outputs.get("minimumTaxCreditUsed")!;
      const amt = outputs.get("amt")!;
      expect(used).toBeLessThanOrEqual(carriedIn);
      expect(Math.min(used, amt)).toBe(0);
      const out = carriedIn - used + amt - line("Form 8801 (next year)", "15");
      expect(outputs.get("carryover.minimumTaxCredit")).toBeCloseTo(Math.max(0, out), 1);
    }),
    { numRuns, seed },
  );
});

/** A loss is what is left when section 1202 has taken out gain. */
const withoutExclusion = returnKind.map((kind): ReturnKind => ({ ...kind, section1202: false }));

test("a net loss is either counted this year or carried on", () => {
  fc.assert(
    fc.property(withoutExclusion, amounts, (kind, inputs) => {
      const amount = (name: string) => inputs[slotOf.get(name)!]!;
      const net =
        amount("shortTermGain") +
        amount("longTermGain") -
        amount("carryover.shortTermLoss") -
        amount("carryover.longTermLoss");
      const out = outputsOf(kind, inputs);
      const carried = out["carryover.shortTermLoss"]! + out["carryover.longTermLoss"]!;
      const limit = kind.filingStatus === "mfs" ? 150_000 : 300_000;
      expect(carried).toBeLessThanOrEqual(Math.max(0, -net));
      expect(carried).toBeGreaterThanOrEqual(Math.max(0, -net - limit));
    }),
    { numRuns, seed },
  );
});

test("regular tax and AMT together are the larger of the two taxes", () => {
  fc.assert(
    fc.property(returnKind, amounts, (kind, inputs) => {
      const { regularTax, amt, tentativeMinimumTax } = outputsOf(kind, inputs);
      // Each is rounded to the cent on its own.
      expect(Math.abs(regularTax! + amt! - Math.max(regularTax!, tentativeMinimumTax!))).toBeLessThanOrEqual(1);
    }),
    { numRuns, seed },
  );
});

test("a gain is never taxed more than as wages", () => {
  fc.assert(
    fc.property(givenStateTax, amounts, more, (kind, inputs, cents) => {
      const none = inputs.map((amount, i) => (i === slotOf.get("longTermGain") ? 0 : amount));
      const gain = outputsOf(kind, withMore(none, "longTermGain", cents));
      const wages = outputsOf(kind, withMore(none, "dispositionIncome", cents));
      expect(gain.regularTax).toBeLessThanOrEqual(wages.regularTax!);
    }),
    { numRuns, seed },
  );
});

test("a form's number names one line", () => {
  fc.assert(
    fc.property(returnKind, (kind) => {
      const names = returnNetwork(kind).lines.map(({ line }) => `${line.form}, line ${line.number}`);
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    }),
    { numRuns: 100, seed },
  );
});
