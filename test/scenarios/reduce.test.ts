/** Few paths for many: the fast forward selection of Heitsch and Römisch, by hand. */
import { expect, test } from "vitest";
import { reduced } from "../../scenarios/reduce.ts";
import { treeOf } from "../../scenarios/tree.ts";

const points = (...values: number[][]) => values.map((each) => Float64Array.from(each));

test("each choice lowers the distance the most, and takes the probability of what is nearest to it", () => {
  // At 0, 1, 5 and 11, a quarter each. Alone: 0 leaves (1 + 5 + 11) / 4 = 4.25; 1 leaves (1 + 4 + 10) / 4 = 3.75; 5 leaves
  // (5 + 4 + 6) / 4 = 3.75; 11 leaves 6.75. The first of the two least is 1.
  // Then with 1: 11 leaves (1 + 4) / 4 = 1.25 (5 is 4 from 1, 6 from 11); 5 leaves (1 + 6) / 4 = 1.75. So 11.
  const { kept, probabilities, standsFor, distance } = reduced(
    points([0], [1], [5], [11]),
    [0.25, 0.25, 0.25, 0.25],
    2,
  );
  expect(kept).toEqual([1, 3]);
  expect(probabilities).toEqual([0.75, 0.25]);
  expect(standsFor).toEqual([0, 0, 0, 1]);
  expect(distance).toBe(1.25);
});

test("where all stay nothing changes; where one stays it has all the probability", () => {
  const all = points([3, 1], [2, 2], [9, 9]);
  expect(reduced(all, [0.2, 0.3, 0.5], 3)).toMatchObject({ distance: 0 });
  expect([...reduced(all, [0.2, 0.3, 0.5], 3).probabilities].sort()).toEqual([0.2, 0.3, 0.5]);
  // [9, 9] leaves 0.2 x 10 + 0.3 x 9.90 = 4.97; [2, 2] leaves 0.2 x 1.41 + 0.5 x 9.90 = 5.23; [3, 1] leaves 5.42.
  expect(reduced(all, [0.2, 0.3, 0.5], 1)).toMatchObject({ kept: [2], probabilities: [1] });
});

test("a tree: paths share what stands for their beginnings, then branch", () => {
  // First days near 1 (three paths) or 10 (one); the second days of the three are 5, 6 and 20.
  const leaves = treeOf(points([1, 5], [1.1, 6], [0.9, 20], [10, 3]), [1, 2], [2, 2]);
  const values = [
    [1, 5],
    [1.1, 6],
    [0.9, 20],
    [10, 3],
  ];
  const paths = leaves.map(({ segments, probability }) => [
    values[segments[0]!]![0],
    values[segments[1]!]![1],
    probability,
  ]);
  // 1 stands for all three; of 5, 6, 20 the selection takes 6 first (1 + 14 < 1 + 15 < 15 + 14), then 20.
  expect(paths).toEqual([
    [1, 6, 0.5],
    [1, 20, 0.25],
    [10, 3, 0.25],
  ]);
});
