/** Small linear programs: the optimum is found, whatever was solved before, and what cannot be solved is null. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type LinearProgram, linearProgramSolver } from "../../solver/linear-program.ts";

const gained = ({ gains }: LinearProgram, x: readonly number[]) =>
  gains.reduce((sum, gain, i) => sum + gain * x[i]!, 0);

test("two goods, two machines: the textbook optimum at a vertex", async () => {
  const solve = await linearProgramSolver();
  // max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6).
  const program: LinearProgram = {
    gains: [3, 5],
    upper: [4, 6],
    rows: [{ columns: [0, 1], coefficients: [3, 2], most: 18 }],
  };
  const x = solve(program)!;
  expect(x[0]).toBeCloseTo(2, 6);
  expect(x[1]).toBeCloseTo(6, 6);
});

test("where nothing gains, nothing is done", async () => {
  const solve = await linearProgramSolver();
  const program: LinearProgram = {
    gains: [-1, -2],
    upper: [5, 5],
    rows: [{ columns: [0], coefficients: [1], most: 3 }],
  };
  expect(gained(program, solve(program)!)).toBeCloseTo(0, 9);
});

test("a program that cannot be met has no answer", async () => {
  const solve = await linearProgramSolver();
  expect(solve({ gains: [1], upper: [5], rows: [{ columns: [0], coefficients: [1], most: -1 }] })).toBeNull();
});

test("an answer does not depend on the programs before it", async () => {
  // All points of x + y = 4 are best: which of them is given must not change.
  const program: LinearProgram = {
    gains: [1, 1],
    upper: [3, 3],
    rows: [{ columns: [0, 1], coefficients: [1, 1], most: 4 }],
  };
  const other: LinearProgram = {
    gains: [1, 2],
    upper: [9, 1],
    rows: [{ columns: [0, 1], coefficients: [2, 1], most: 5 }],
  };
  const solve = await linearProgramSolver();
  const first = solve(program);
  solve(other);
  expect(solve(program)).toEqual(first);
  expect((await linearProgramSolver())(program)).toEqual(first);
});

test("a knapsack of fractions is filled by gain for weight, whatever the size of the program", async () => {
  const solve = await linearProgramSolver();
  fc.assert(
    fc.property(
      fc.array(fc.record({ gain: fc.integer({ min: 1, max: 99 }), weight: fc.integer({ min: 1, max: 99 }) }), {
        minLength: 2,
        maxLength: 150,
      }),
      fc.integer({ min: 1, max: 5000 }),
      (items, room) => {
        const program: LinearProgram = {
          gains: items.map(({ gain }) => gain),
          upper: items.map(() => 1),
          rows: [{ columns: items.map((_, i) => i), coefficients: items.map(({ weight }) => weight), most: room }],
        };
        let left = room;
        let best = 0;
        for (const { gain, weight } of [...items].sort((a, b) => b.gain / b.weight - a.gain / a.weight)) {
          const part = Math.min(1, left / weight);
          best += part * gain;
          left -= part * weight;
        }
        expect(gained(program, solve(program)!)).toBeCloseTo(best, 4);
      },
    ),
    { numRuns: 60, seed: 11 },
  );
});
