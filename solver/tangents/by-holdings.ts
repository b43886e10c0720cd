/**
 * What sums of a plan can come to, by what is held: a share is exercised once and sold once. A program that knows of each column only how
 * many shares it may have takes all of a grant to be sold on every day, and so most kinks to be within reach.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { decideFor } from "../../model/reveals.ts";
import { type Affine, constantOf, single } from "../../tax/graph/affine.ts";
import type { Narrow, Program } from "../../tax/graph/program/program.ts";
import { plus } from "../../tax/graph/program/rounded.ts";

/** Dollars that rounding may take from a bound. */
const GIVE = 1e-3;

/** @returns what narrows the sums of a scenario while a plan is added to an empty program, which begins with the shares */
export function byHoldings(compiled: CompiledPlan, program: Program): (scenario: number) => Narrow {
  const { columns, batches, plan } = compiled;
  const isShare = (index: number) => index < columns.length;

  const written = new Map<number, Affine>();
  /** A variable as the shares, and the hinges, that it is made of. */
  const writtenOut = (index: number): Affine => {
    const known = written.get(index);
    if (known !== undefined) return known;
    const row = program.definedBy.get(index);
    const out = row === undefined ? single(index) : allWrittenOut(definition(index, row));
    written.set(index, out);
    return out;
  };
  const allWrittenOut = ({ constant, terms }: Affine): Affine => {
    let sum = constantOf(constant);
    for (const [index, rate] of terms) sum = plus(sum, rate, writtenOut(index));
    return sum;
  };
  const definition = (index: number, row: number): Affine => {
    const { low, high, columns: of, coefficients } = program.rows[row]!;
    const terms = new Map(of.map((column, k) => [column, -coefficients[k]!]));
    terms.delete(index);
    return { constant: (low + high) / 2, terms };
  };

  /** The most of a sum of shares, by column, that one scenario decides on. */
  const mostOfShares = (rates: ReadonlyMap<number, number>): number => {
    /** By batch, what a share brings at its best sale; by grant, at its best exercise. */
    const sold = batches.map(() => 0);
    const exercised = plan.grants.map(() => 0);
    for (const [c, rate] of rates) {
      const { do: what, batch } = columns[c]!;
      if (what === "sell") sold[batch] = Math.max(sold[batch]!, rate);
    }
    let most = 0;
    batches.forEach(({ held, exercise }, b) => {
      most += held * sold[b]!;
      const made = exercise === null ? undefined : columns[exercise];
      if (made?.do !== "exercise") return;
      exercised[made.grant] = Math.max(exercised[made.grant]!, (rates.get(exercise!) ?? 0) + sold[b]!);
    });
    return exercised.reduce((sum, each, g) => sum + each * plan.grants[g]!.shares, most);
  };

  return (scenario) => (of, range) => {
    const { constant, terms } = allWrittenOut(of);
    const rates = new Map([...terms].filter(([index]) => isShare(index)));
    if ([...rates.keys()].some((c) => !decideFor(columns[c]!.deciders, scenario))) return range;
    const rest = new Map([...terms].filter(([index]) => !isShare(index)));
    const [low, high] = program.rangeOf({ constant, terms: rest });
    const opposite = new Map([...rates].map(([c, rate]) => [c, -rate]));
    // Rounding to the cent is left out.
    return [
      Math.max(range[0], low - mostOfShares(opposite) - GIVE),
      Math.min(range[1], high + mostOfShares(rates) + GIVE),
    ];
  };
}
