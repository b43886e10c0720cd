/**
 * Which sides of its kinks a plan could take: where it rests on kinks, a small move leads to one side of some of them, and to the other of
 * others.
 *
 * The kinks that one move crosses belong together: AMT that falls due in a year brings nothing while the credit that it leaves is still held
 * at none. So what the moves say is tried, not one kink after the other.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { kindsOf, unitsOf } from "../moves.ts";
import type { LawProgram } from "../program/law-program.ts";

/** Hinges of the program that change sides. */
export type Crossing = readonly number[];

/**
 * @returns for a point, made of shares, and hinges that it rests on: what a share more or less crosses, each kind once
 */
export function crossingsOf(
  compiled: CompiledPlan,
  { program: { hinges }, shares, slopedPointOf }: LawProgram,
): (point: Float64Array, resting: readonly number[]) => Crossing[] {
  const kinds = kindsOf(compiled);
  const units = new Map(
    unitsOf(compiled).map(({ columns }) => [columns.map((column) => kinds[column]).join(), columns]),
  );
  return (point, resting) => {
    const isAbove = (at: Float64Array, h: number) => at[hinges[h]!.before]! > 0;
    const ofShares = Float64Array.from(shares, (index) => point[index]!);
    const crossings = new Map<string, Crossing>();
    for (const step of [1, -1]) {
      for (const columns of units.values()) {
        if (step < 0 && columns.some((column) => ofShares[column]! < 1)) continue;
        const moved = ofShares.slice();
        for (const column of columns) moved[column]! += step;
        const there = slopedPointOf(moved, point);
        const crossed = resting.filter((h) => isAbove(there, h) !== isAbove(point, h));
        if (crossed.length > 0) crossings.set(crossed.join(), crossed);
      }
    }
    return [...crossings.values()];
  };
}
