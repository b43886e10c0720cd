import { expect, test } from "vitest";
import { nearby, reduced } from "../../../solver/proof/lattice.ts";

const vectors = (...of: number[][]) => of.map((each) => Float64Array.from(each));

test("short vectors make the same lattice as long ones", () => {
  // (201, 37) and (1648, 297) span 1279 of area, as do (1, 32) and (40, 1), which are nearly at right angles.
  expect(reduced(vectors([201, 37], [1648, 297])).map((each) => [...each].map(Math.abs))).toEqual([
    [1, 32],
    [40, 1],
  ]);
});

test("vectors near another one begin with the nearest; second choices lie further away", () => {
  const basis = reduced(vectors([201, 37], [1648, 297]));
  // 3 times (40, 1) and 2 times (1, 32) is (122, 67).
  const [first, ...others] = nearby(basis, Float64Array.from([123, 70]), 1).map((each) => [...each]);
  expect(first).toEqual([122, 67]);
  const away = ([x, y]: number[]) => Math.hypot(x! - 123, y! - 70);
  expect(others.every((other) => away(other) > away(first!))).toBe(true);
});
