/**
 * Tightens a region to where a plan can be worth more than one that is known: the sums under the hinges that matter most are narrowed by
 * linear programs, with the value of that plan as one more row.
 */
import { type Affine, constantOf, single } from "../../tax/graph/affine.ts";
import type { BoundsReader, Box } from "../../tax/graph/program/bounds.ts";
import type { Program } from "../../tax/graph/program/program.ts";
import { plus, times } from "../../tax/graph/program/rounded.ts";
import type { Region } from "./region.ts";
import type { Relaxation } from "./relaxation.ts";

/** Hinges whose sums are narrowed in a round. */
const MOST = 64;
/** What a hinge that pulls nothing yet, or is not off yet, counts beside those that do and are. */
const LEAST = 1e-4;

/** What a region is tightened with. */
export interface Tightening {
  program: Program;
  objective: Affine;
  relaxation: Relaxation;
  bounds: BoundsReader;
}

const copyOf = ({ lower, upper }: Box): Box => ({ lower: lower.slice(), upper: upper.slice() });

/**
 * @param known dollars that the plan is worth
 * @param share which of how many shares of the hinges: several workers do them
 * @returns the narrowed box; null if nothing in it is worth more
 */
export function tightened(
  { program, objective, relaxation, bounds }: Tightening,
  region: Region,
  known: number,
  share: { at: number; of: number },
): Box | null {
  const box = copyOf(region.box);
  const isOpen = (index: number) => box.lower[index]! < 0 && box.upper[index]! > 0;
  const narrowed = (index: number): boolean => {
    const most = relaxation.maximize(single(index)).bound;
    const least = -relaxation.maximize(times(-1, single(index))).bound;
    if (Math.max(least, box.lower[index]!) > Math.min(most, box.upper[index]!)) return false;
    box.lower[index] = Math.max(least, box.lower[index]!);
    box.upper[index] = Math.min(most, box.upper[index]!);
    return bounds.narrow(box, [index]);
  };

  relaxation.enter(region.box, region.inequalities, region.basis);
  const { point, pull } = relaxation.maximize(objective);
  if (point === null) return box;
  const sums = program.hinges
    .map(({ before, after }, h) => {
      const off = point[after]! - Math.max(0, point[before]!);
      const width = Math.min(-box.lower[before]!, box.upper[before]!);
      return { before, score: (pull[h]! + LEAST) * (off + LEAST * width) };
    })
    .filter(({ before }) => isOpen(before))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST);
  const isWorthMore = plus(constantOf(known - program.allowance), -1, objective);
  relaxation.add({ hinge: null, sum: isWorthMore });
  relaxation.use("primal");
  const own = [...new Set(sums.map(({ before }) => before))].filter((_, i) => i % share.of === share.at);
  const isLeft = own.every((index) => !isOpen(index) || narrowed(index));
  relaxation.use("dual");
  return isLeft ? box : null;
}

/** What of a region lies in other boxes too; null if that is nothing. */
export function meet(bounds: BoundsReader, region: Region, boxes: readonly Box[]): Region | null {
  const box = copyOf(region.box);
  const changed = new Set<number>();
  for (const { lower, upper } of boxes) {
    for (let index = 0; index < lower.length; index++) {
      if (lower[index]! <= box.lower[index]! && upper[index]! >= box.upper[index]!) continue;
      box.lower[index] = Math.max(lower[index]!, box.lower[index]!);
      box.upper[index] = Math.min(upper[index]!, box.upper[index]!);
      if (box.lower[index]! > box.upper[index]!) return null;
      changed.add(index);
    }
  }
  return bounds.narrow(box, [...changed]) ? { ...region, box } : null;
}
