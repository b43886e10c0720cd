/**
 * What sums of a plan can come to, by what is held: a share is exercised once and sold once. A program that knows of each column only how
 * many shares it may have takes all of a grant to be sold on every day, and so most kinks to be within reach.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { decideFor } from "../../model/reveals.ts";
import type { Affine } from "../../tax/graph/affine.ts";
import type { Narrow, Program } from "../../tax/graph/program/program.ts";

/** Dollars that rounding may take from a bound. */
const GIVE = 1e-3;

/** A sum of shares, by column, and of variables that are no sums, such as hinges. */
interface WrittenOut {
  constant: number;
  ofShares: Float64Array;
  others: Map<number, number>;
}

/** @returns what narrows the sums of a scenario while a plan is added to an empty program, which begins with the shares */
export function byHoldings(compiled: CompiledPlan, program: Program): (scenario: number) => Narrow {
  const { columns, batches, plan } = compiled;
  const known = new Map<number, WrittenOut>();

  const nothing = (constant: number): WrittenOut => ({
    constant,
    ofShares: new Float64Array(columns.length),
    others: new Map(),
  });
  const add = (sum: WrittenOut, rate: number, index: number): void => {
    if (index < columns.length) sum.ofShares[index]! += rate;
    else if (!program.definedBy.has(index)) sum.others.set(index, (sum.others.get(index) ?? 0) + rate);
    else {
      const { constant, ofShares, others } = defined(index);
      sum.constant += rate * constant;
      for (let c = 0; c < ofShares.length; c++) sum.ofShares[c]! += rate * ofShares[c]!;
      for (const [other, times] of others) sum.others.set(other, (sum.others.get(other) ?? 0) + rate * times);
    }
  };
  /** What the row of a variable makes it equal to; its own factor there is 1. Rounding to the cent is left out. */
  const defined = (index: number): WrittenOut => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const { low, high, columns: of, coefficients } = program.rows[program.definedBy.get(index)!]!;
    const sum = nothing((low + high) / 2);
    of.forEach((part, k) => {
      if (part !== index) add(sum, -coefficients[k]!, part);
    });
    known.set(index, sum);
    return sum;
  };
  const writtenOut = ({ constant, terms }: Affine): WrittenOut => {
    const sum = nothing(constant);
    for (const [index, rate] of terms) add(sum, rate, index);
    return sum;
  };

  /** By batch, what a share brings at its best sale; by grant, at its best exercise. */
  const [sold, exercised] = [new Float64Array(batches.length), new Float64Array(plan.grants.length)];
  /** The most that shares bring, each times a sign, where one scenario decides on all of them. */
  const most = (rates: Float64Array, sign: 1 | -1): number => {
    sold.fill(0);
    exercised.fill(0);
    for (let c = 0; c < columns.length; c++) {
      const { do: what, batch } = columns[c]!;
      if (what === "sell") sold[batch] = Math.max(sold[batch]!, sign * rates[c]!);
    }
    let sum = 0;
    for (let b = 0; b < batches.length; b++) {
      const { held, exercise } = batches[b]!;
      sum += held * sold[b]!;
      const made = exercise === null ? null : columns[exercise]!;
      if (made?.do !== "exercise") continue;
      exercised[made.grant] = Math.max(exercised[made.grant]!, sign * rates[exercise!]! + sold[b]!);
    }
    return plan.grants.reduce((total, { shares }, g) => total + shares * exercised[g]!, sum);
  };

  return (scenario) => {
    const decides = columns.map(({ deciders }) => decideFor(deciders, scenario));
    return (of, range) => {
      const { constant, ofShares, others } = writtenOut(of);
      if (ofShares.some((rate, c) => rate !== 0 && !decides[c])) return range;
      const [low, high] = program.rangeOf({ constant, terms: others });
      return [Math.max(range[0], low - most(ofShares, -1) - GIVE), Math.min(range[1], high + most(ofShares, 1) + GIVE)];
    };
  };
}
