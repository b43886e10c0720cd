/** The slope reader: marginal rates and kinks, exactly. */
import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, test } from "vitest";
import {
  cents,
  hinge,
  input,
  lines,
  max,
  min,
  minus,
  schedule,
  steps,
  sum,
  times,
  when,
} from "../../tax/graph/expression.ts";
import { lower } from "../../tax/graph/lower.ts";
import { bendInWords } from "../../tax/graph/name-bend.ts";
import { type Network, reads } from "../../tax/graph/network.ts";
import { trace } from "../../tax/graph/trace.ts";
import { type ReturnKind, returnInputs, returnNetwork, slotOf } from "../../tax/tax-return.ts";
import { type Marginals, marginals } from "./marginals.ts";
import { amounts, returnKind } from "./returns.ts";

/** Two lines may have the same kink: Form 6251 has its rates on line 18 and on line 39. */
const named = ({ next }: Marginals) => [
  ...new Set(next!.bends.map(({ bend, isRising }) => bendInWords(bend, isRising))),
];

describe("the single filer of 2024 with wages of 180,000, along the bargain element of ISOs", () => {
  const kind: ReturnKind = {
    law: "enacted",
    year: 2024,
    filingStatus: "single",
    state: null,
    itemize: "auto",
    stateIncomeTax: "auto",
    indexing: 0.025,
    dependents: { under17: 0, others: 0 },
    credits: false,
  };
  const at = (bargainElement: number): Marginals => {
    const inputs = returnInputs.map(() => 0);
    inputs[slotOf.get("wages")!] = 180_000_00;
    inputs[slotOf.get("isoBargainElement")!] = bargainElement * 100;
    return marginals(returnNetwork(kind), inputs, { isoBargainElement: 1 });
  };
  const rate = (of: Marginals, output: string) => of.outputs.get(output)!.rate.toFraction();

  test("AMT starts at 31,617 4/13 dollars", () => {
    // Regular tax on 180,000 - 14,600 = 165,400: 10 % of 11,600 + 12 % of 35,550 + 22 % of 53,375 + 24 % of 64,875 = 32,738.50.
    // Tentative minimum tax: 26 % of 180,000 - 85,700 = 94,300: 24,518. Left: 8,220.50 at 26 % each = 31,617 4/13.
    const none = at(0);
    expect(none.outputs.get("regularTax")!.value.toFraction()).toBe("65477/2");
    expect(none.outputs.get("tentativeMinimumTax")!.value.toFraction()).toBe("24518");
    expect([rate(none, "amt"), rate(none, "tentativeMinimumTax")]).toEqual(["0", "13/50"]);
    expect(none.next!.distance.toFraction(true)).toBe("31617 4/13");
    expect(named(none)).toContain("AMT starts: the tentative minimum tax passes the regular tax");
  });

  test("beyond it 26 %, then 28 % from 232,600 above the exemption", () => {
    // 180,000 + x - 85,700 = 232,600 at x = 138,300.
    const some = at(40_000);
    expect(rate(some, "amt")).toBe("13/50");
    expect(some.next!.distance.toFraction()).toBe("98300");
    expect(named(some)).toEqual(["the 28 % rate begins, at 232,600"]);
  });

  test("35 % while the exemption phases out, from 609,350 of AMT income, and 28 % when it is gone", () => {
    // 28 % of a dollar and of the 25 cents of exemption that it takes.
    const before = at(400_000);
    expect([rate(before, "amt"), before.next!.distance.toFraction()]).toEqual(["7/25", "29350"]);
    expect(named(before)).toEqual(["the exemption starts to phase out"]);
    // 85,700 / 25 % = 342,800 further on.
    const phasing = at(429_350);
    expect([rate(phasing, "amt"), phasing.next!.distance.toFraction()]).toEqual(["7/20", "342800"]);
    expect(named(phasing)).toEqual(["the exemption is gone"]);
    const gone = at(772_150);
    expect([rate(gone, "amt"), gone.next]).toEqual(["7/25", null]);
  });
});

describe("each kind of node", () => {
  const line = lines("Test", "");
  const x = input("x");
  const along = (of: Parameters<typeof line>[2], at: number, step = 1) =>
    marginals(lower(["x"], [line("1", "", of)], { y: of }), [Math.round(at * 100)], { x: step });
  const told = (of: Marginals) => {
    const { value, rate } = of.outputs.get("y")!;
    return [value.valueOf(), rate.valueOf(), of.next?.distance.valueOf() ?? null];
  };

  test("a hinge at its kink goes the way of the direction", () => {
    expect(told(along(hinge(minus(x, 5)), 5))).toEqual([0, 1, null]);
    expect(told(along(hinge(minus(x, 5)), 5, -1))).toEqual([0, 0, null]);
    expect(told(along(hinge(minus(x, 5)), 3))).toEqual([0, 0, 2]);
  });

  test("minimum, maximum and schedule by their sums", () => {
    expect(told(along(min(x, 10), 4))).toEqual([4, 1, 6]);
    expect(told(along(max(times(2, x), 10), 4))).toEqual([10, 0, 1]);
    expect(told(along(schedule(x, { rates: [0.1, 0.3], tops: [100] }), 40))).toEqual([4, 0.1, 60]);
  });

  test("a selection jumps: beyond the kink it is what it is there", () => {
    const jump = when(minus(x, 5), sum(x, 100), x);
    expect(told(along(jump, 4))).toEqual([4, 1, 1]);
    expect(told(along(jump, 5))).toEqual([105, 1, null]);
    expect(told(along(jump, 5, -1))).toEqual([5, -1, null]);
  });

  test("steps jump by one, and an exact number of steps is not yet the next", () => {
    expect(told(along(steps(x, 10), 0))).toEqual([1, 0, 10]);
    expect(told(along(steps(x, 10), 10))).toEqual([2, 0, 10]);
    expect(told(along(steps(x, 10), 10, -1))).toEqual([1, 0, 10]);
    expect(told(along(steps(x, 10), 14, -1))).toEqual([2, 0, 4]);
    expect(told(along(steps(x, 10), -3))).toEqual([0, 0, 3]);
  });

  test("rounding to cents has no slope of its own", () => {
    expect(told(along(cents(times(0.123, x)), 10))).toEqual([1.23, 0.123, null]);
  });

  test("rates are exact: a third is a third", () => {
    expect(
      along(times([1, 3], x), 1)
        .outputs.get("y")!
        .rate.toFraction(),
    ).toBe("1/3");
  });

  test("a direction along something that is no input is refused", () => {
    expect(() => marginals(lower(["x"], [], { y: x }), [0], { z: 1 })).toThrow("no input is named z");
  });
});

/** Nodes that no rounding reaches. */
function exactNodes({ nodes }: Network): Set<number> {
  const exact = new Set<number>();
  nodes.forEach((node, index) => {
    if (node.op !== "cents" && reads(node).every((of) => exact.has(of))) exact.add(index);
  });
  return exact;
}

/** Cents per step: whole, so that every step is a return. */
const direction = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom(
      "isoBargainElement",
      "longTermGain",
      "amtLongTermGain",
      "wages",
      "dispositionIncome",
      "shortTermGain",
    ),
    cents: fc.integer({ min: -300, max: 300 }).filter((each) => each !== 0),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
);

/** A few, since a network takes longer to make than to read. */
const kinds = fc.constantFrom(...fc.sample(returnKind, { numRuns: 12, seed: 6251 }));

test("up to the next kink, value and rate are those of the trace: exactly, and within cents where the law rounds", () => {
  fc.assert(
    fc.property(kinds, amounts, direction, fc.integer({ min: 1, max: 90 }), (kind, inputs, steady, part) => {
      const network = returnNetwork(kind);
      const found = marginals(
        network,
        inputs,
        Object.fromEntries(steady.map(({ name, cents }) => [name, new Fraction(cents, 100)])),
      );
      const distance = found.next?.distance ?? new Fraction(1_000_000);
      const count = Number(distance.mul(part).div(100).floor().n);
      fc.pre(count > 0);
      const there = inputs.slice();
      for (const { name, cents } of steady) there[slotOf.get(name)!]! += cents * count;
      const traced = trace(network, there);
      const exact = exactNodes(network);
      found.lines.forEach(({ value, rate }, i) => {
        const expected = value.add(rate.mul(count));
        const actual = traced.lines[i]!.value;
        if (exact.has(network.lines[i]!.node)) expect(actual.toFixed(20)).toBe(decimal(expected));
        else expect(Math.abs(actual.toNumber() - expected.valueOf())).toBeLessThan(0.03);
      });
    }),
    { numRuns: 80, seed: 6251 },
  );
});

/** To 20 places, as the trace writes it. */
const decimal = (of: Fraction): string => {
  const scaled = of.mul(10n ** 20n).round();
  const digits = scaled.n.toString().padStart(21, "0");
  return `${scaled.s < 0n ? "-" : ""}${digits.slice(0, -20)}.${digits.slice(-20)}`;
};
