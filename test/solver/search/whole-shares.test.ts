import { expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { parsePlan } from "../../../model/read-plan.ts";
import { enumerateAll } from "../../../solver/enumerate.ts";
import { highs } from "../../../solver/highs.ts";
import { holdingsOf } from "../../../solver/moves.ts";
import { addPlan } from "../../../solver/program/plan-program.ts";
import { asNarrowed, narrowedScenario } from "../../../solver/proof/narrow.ts";
import { proverOf } from "../../../solver/proof/prover.ts";
import { shareLatticesOf } from "../../../solver/proof/share-lattice.ts";
import { sumsOf } from "../../../solver/proof/sums-of-shares.ts";
import { tradesOf } from "../../../solver/proof/trades.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { improverOf } from "../../../solver/search/improver.ts";
import { wholeSharesOf } from "../../../solver/search/whole-shares.ts";
import { Program } from "../../../tax/graph/program/program.ts";

// $100 above the floor. A share of A takes $30 and gains $70, one of B takes $40 and gains $100.
const compiled = compilePlan(
  parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2025-01-15, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 1100, savings: 0, floor: 1000}
securities:
  A: {price: 100}
  B: {price: 140}
grants:
  - {id: A, type: iso, security: A, granted: 2022-01-10, strike: 30, shares: 10, expires: 2032-01-10}
  - {id: B, type: iso, security: B, granted: 2022-01-10, strike: 40, shares: 10, expires: 2032-01-10}
decisions: [2025-01-15]
`,
    "two.yaml",
  ),
);
const scorer = scorerOf(compiled);
const sharesOf = (a: number, b: number) =>
  Float64Array.from(compiled.columns, ({ do: act }, c) =>
    act !== "exercise" ? 0 : compiled.batches[compiled.columns[c]!.batch]!.lot.startsWith("A") ? a : b,
  );

test("whole shares near a point are not the point rounded down, where a share is made up for by two others", () => {
  // In parts of shares nearly all goes to B, for $2.50 a dollar. Two whole ones leave $20 idle; one, and two of A, leave nothing.
  const point = sharesOf(0.08, 2.44);
  const { beside, changed } = wholeSharesOf(compiled, scorer);
  const { shares, score } = changed(beside(point), point);
  expect([...shares]).toEqual([...sharesOf(2, 1)]);
  expect(score).toBe(scorer.score(sharesOf(2, 1)).score);
  expect(score).toBeGreaterThan(scorer.score(sharesOf(0, 2)).score);
  expect(scorer.score(sharesOf(2, 1)).broken).toBe(0);
});

test("trades lead from a relaxed point to whole shares, by what holds it, and sums of shares tell where it is not whole", async () => {
  const loaded = await highs();
  const narrowed = narrowedScenario(loaded, compiled, 0);
  const program = new Program();
  const latticeAt = shareLatticesOf(
    compiled,
    program,
    addPlan(program, compiled, () => asNarrowed(narrowed)),
  );
  const prover = proverOf(
    loaded,
    compiled,
    improverOf(compiled, () => null),
    [narrowed],
  );
  const relaxed = prover({ kind: "relax", within: null, least: 0, known: 0 });
  prover.dispose();
  if (relaxed.kind !== "relax" || relaxed.promising?.holds == null) throw new Error("nothing holds the point");
  const { shares: point, holds } = relaxed.promising;
  const near = tradesOf(latticeAt)
    .all(point, holds)
    .flatMap((lattice) => lattice.near.filter(holdingsOf(compiled).allow));
  // All of A and B are exercised, and as much of A sold as keeps the cash above its floor: parts of a share, relaxed.
  const best = enumerateAll(compiled, scorer, 1).best[0]!.score;
  expect(scorer.score(point.map(Math.floor)).score).toBeLessThan(best);
  expect(Math.max(...near.map((shares) => scorer.score(shares).score))).toBe(best);
  // Those sums are by whole numbers, so that they are whole for every plan, and are not at the point.
  const sums = sumsOf(latticeAt)(point, holds);
  expect(sums.length).toBeGreaterThan(0);
  for (const { columns, coefficients } of sums) {
    expect(coefficients.every(Number.isInteger)).toBe(true);
    const sum = columns.reduce((total, column, i) => total + coefficients[i]! * point[column]!, 0);
    expect(Math.abs(sum - Math.round(sum))).toBeGreaterThan(1e-4);
  }
});
