/**
 * A tree of paths: up to each of its days few paths stand for all, and from there each of them branches.
 *
 * @source the forward construction of Heitsch and Römisch, Scenario tree modeling for multistage stochastic programs, Mathematical
 *         Programming 118 (2009)
 */
import { reduced } from "./reduce.ts";

export interface TreeLeaf {
  /** By segment of the path, the index of the point from which it is taken. */
  segments: number[];
  probability: number;
}

/**
 * @param points  one for each path: its coordinates in the order of time
 * @param ends    where each segment of the coordinates ends, ascending; the last is their number
 * @param branches how many paths each node has in each segment
 */
export function treeOf(
  points: readonly Float64Array[],
  ends: readonly number[],
  branches: readonly number[],
): TreeLeaf[] {
  const grow = (
    members: readonly number[],
    stage: number,
    segments: readonly number[],
    probability: number,
  ): TreeLeaf[] => {
    if (stage === ends.length) return [{ segments: [...segments], probability }];
    const from = stage === 0 ? 0 : ends[stage - 1]!;
    const parts = members.map((i) => points[i]!.subarray(from, ends[stage]!));
    const { kept, probabilities, standsFor } = reduced(
      parts,
      members.map(() => 1 / members.length),
      branches[stage]!,
    );
    return kept.flatMap((place, k) =>
      grow(
        members.filter((_, i) => standsFor[i] === k),
        stage + 1,
        [...segments, members[place]!],
        probability * probabilities[k]!,
      ),
    );
  };
  return grow([...points.keys()], 0, [], 1);
}
