/**
 * What sums of a plan can come to, by what is held: a share is exercised once and sold once. A program that knows of each column only how
 * many shares it may have takes all of a grant to be sold on every day, and so most kinks to be within reach.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { decideFor } from "../../model/reveals.ts";
import type { Affine } from "../../tax/graph/affine.ts";
import type { Narrow, Program, Range } from "../../tax/graph/program/program.ts";

/** Dollars that rounding may take from a bound. */
const GIVE = 1e-3;

/** A sum of shares, by column, from the first to before the end, and of variables that are no sums, such as hinges. */
interface WrittenOut {
  constant: number;
  ofShares: Float64Array;
  first: number;
  end: number;
  others: Map<number, number>;
}

/** @returns what narrows the sums of a scenario while a plan is added to an empty program, which begins with the shares */
export function byHoldings(compiled: CompiledPlan, program: Program): (scenario: number) => Narrow {
  const { columns, batches, plan } = compiled;
  const known = new Map<number, WrittenOut>();

  const nothing = (constant: number): WrittenOut => ({
    constant,
    ofShares: new Float64Array(columns.length),
    ...{ first: columns.length, end: 0 },
    others: new Map(),
  });
  const add = (sum: WrittenOut, rate: number, index: number): void => {
    if (index < columns.length) {
      sum.ofShares[index]! += rate;
      sum.first = Math.min(sum.first, index);
      sum.end = Math.max(sum.end, index + 1);
    } else if (!program.definedBy.has(index)) sum.others.set(index, (sum.others.get(index) ?? 0) + rate);
    else {
      const { constant, ofShares, first, end, others } = defined(index);
      sum.constant += rate * constant;
      for (let c = first; c < end; c++) sum.ofShares[c]! += rate * ofShares[c]!;
      sum.first = Math.min(sum.first, first);
      sum.end = Math.max(sum.end, end);
      others.forEach((times, other) => {
        sum.others.set(other, (sum.others.get(other) ?? 0) + rate * times);
      });
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
    terms.forEach((rate, index) => {
      add(sum, rate, index);
    });
    return sum;
  };

  const sales = columns.map(({ do: what, batch }) => (what === "sell" ? batch : -1));
  /** By batch, the grant that its exercise takes shares from; -1 for what is held at the start. */
  const grants = batches.map(({ exercise }) => {
    const made = exercise === null ? null : columns[exercise]!;
    return made?.do === "exercise" ? made.grant : -1;
  });
  /** What a share brings at least and at most: by batch at its sale, by grant at its exercise. */
  const sold = { least: new Float64Array(batches.length), most: new Float64Array(batches.length) };
  const exercised = { least: new Float64Array(plan.grants.length), most: new Float64Array(plan.grants.length) };
  /** What shares bring at least and at most, where one scenario decides on all of them. */
  const reach = ({ ofShares, first, end }: WrittenOut): Range => {
    for (const of of [sold, exercised]) {
      of.least.fill(0);
      of.most.fill(0);
    }
    for (let c = first; c < end; c++) {
      const batch = sales[c]!;
      if (batch < 0) continue;
      sold.least[batch] = Math.min(sold.least[batch]!, ofShares[c]!);
      sold.most[batch] = Math.max(sold.most[batch]!, ofShares[c]!);
    }
    let [least, most] = [0, 0];
    for (let b = 0; b < batches.length; b++) {
      const { held, exercise } = batches[b]!;
      least += held * sold.least[b]!;
      most += held * sold.most[b]!;
      const grant = grants[b]!;
      if (grant < 0) continue;
      exercised.least[grant] = Math.min(exercised.least[grant]!, ofShares[exercise!]! + sold.least[b]!);
      exercised.most[grant] = Math.max(exercised.most[grant]!, ofShares[exercise!]! + sold.most[b]!);
    }
    plan.grants.forEach(({ shares }, g) => {
      least += shares * exercised.least[g]!;
      most += shares * exercised.most[g]!;
    });
    return [least, most];
  };

  return (scenario) => {
    const leftToOthers = [...columns.keys()].filter((c) => !decideFor(columns[c]!.deciders, scenario));
    return (of, range) => {
      const sum = writtenOut(of);
      if (leftToOthers.some((c) => sum.ofShares[c] !== 0)) return range;
      const [low, high] = program.rangeOf({ constant: sum.constant, terms: sum.others });
      const [least, most] = reach(sum);
      return [Math.max(range[0], low + least - GIVE), Math.min(range[1], high + most + GIVE)];
    };
  };
}
