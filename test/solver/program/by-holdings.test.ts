/** What sums can come to when each share is exercised once and sold once. */
import { expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { readPlan } from "../../../model/read-plan.ts";
import { byHoldings } from "../../../solver/program/by-holdings.ts";
import { lawProgramOf } from "../../../solver/program/law-program.ts";
import { seeded } from "../../../solver/random.ts";
import { sparsePlans } from "../../../solver/search/starts.ts";
import { constantOf, single } from "../../../tax/graph/affine.ts";
import { Program } from "../../../tax/graph/program/program.ts";
import { plus } from "../../../tax/graph/program/rounded.ts";

const compiled = compilePlan(readPlan(new URL("../../../examples/startup-exit.yaml", import.meta.url).pathname));
const { columns, plan } = compiled;

test("all sales of a grant's shares together bring what one sale of all of them does", () => {
  const program = new Program();
  const shares = columns.map((_, c) => program.variable(`shares ${c}`, [0, plan.grants[0]!.shares]));
  const inExit = (c: number) => columns[c]!.deciders?.includes(0) ?? true;
  const sales = [...columns.keys()].filter((c) => columns[c]!.do === "sell" && inExit(c));
  expect(sales.length).toBeGreaterThan(2);
  // $15 a share, as another variable has it, and a salary.
  const gains = program.equal(
    "gains",
    sales.reduce((sum, c) => plus(sum, 15, single(shares[c]!)), constantOf(1000)),
  );
  const [low, high] = byHoldings(compiled, program)(0)(single(gains), program.rangeOf(single(gains)));
  expect(low).toBe(1000);
  expect(high).toBeCloseTo(1000 + 15 * plan.grants[0]!.shares, 2);
  expect(program.upper[gains]).toBeGreaterThan(3 * high);
});

test("plans that the holdings allow are within the bounds of all variables", () => {
  const { program, pointOf } = lawProgramOf(compiled);
  const make = sparsePlans(compiled);
  const random = seeded(3);
  const shares = new Float64Array(columns.length);
  for (let i = 0; i < 50; i++) {
    make(random, shares);
    const point = pointOf(shares);
    const isOutside = (index: number) =>
      point[index]! < program.lower[index]! - 0.05 || point[index]! > program.upper[index]! + 0.05;
    const unlimited = [...program.names.keys()].filter((index) => !program.limited.has(index));
    expect(unlimited.filter(isOutside).map((index) => program.names[index])).toEqual([]);
  }
});
