/** Sums that are written out where they stand leave a program that says the same. */
import { expect, test } from "vitest";
import { condensed } from "../../../solver/tangents/condensed.ts";
import { constantOf, single } from "../../../tax/graph/affine.ts";
import { Program } from "../../../tax/graph/program/program.ts";
import { plus } from "../../../tax/graph/program/rounded.ts";

const { POSITIVE_INFINITY } = Number;

test("income is written as what it is made of; the tax on it, a hinge, keeps its variable", () => {
  const program = new Program();
  const shares = program.variable("shares", [0, 100]);
  // $40 a share on top of wages of $90,000, and 30 % of what is above $92,000.
  const income = program.equal("income", plus(constantOf(90_000), 40, single(shares)));
  const above = program.hinge("above the bracket", plus(single(income), 1, constantOf(-92_000)));
  program.row(0, plus(constantOf(500), -0.3, above), POSITIVE_INFINITY);

  const { columns, rows, point } = condensed(program);
  const [after] = above.terms.keys();
  expect(columns).toEqual([shares, after]);
  // The hinge: above - 40 shares >= -2,000.
  const hinge = rows.find(({ row }) => row === program.hinges[0]!.row)!;
  expect(hinge).toMatchObject({ columns: [1, 0], coefficients: [1, -40] });
  expect(program.rows[hinge.row]!.low - hinge.constant).toBe(-2000);
  // All variables come back: at 80 shares an income of $93,200.
  const whole = point([80, 1200]);
  expect(whole[income]).toBe(93_200);
  expect(whole[program.hinges[0]!.before]).toBe(1200);
});

test("a sum with a limit of its own keeps its variable: the floor under a balance", () => {
  const program = new Program();
  const shares = program.variable("shares", [0, 100]);
  const balance = program.equal("balance", plus(constantOf(5000), -90, single(shares)), 0, [1000, 5000]);
  program.limited.add(balance);
  expect(condensed(program).columns).toEqual([shares, balance]);
});

test("a sum of many parts keeps its variable", () => {
  const program = new Program();
  const parts = Array.from({ length: 20 }, (_, i) => program.variable(`part ${i}`, [0, 1]));
  const all = program.equal(
    "all",
    parts.reduce((sum, part) => plus(sum, 1, single(part)), constantOf(0)),
  );
  expect(condensed(program).columns).toEqual([...parts, all]);
});
