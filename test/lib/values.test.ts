/** Many sets of decisions at once, by the search's kernel: what `evaluate` says of each. */
import { expect, test } from "vitest";
import { evaluate, type GivenDecision, parsePlan, values } from "../../lib/index.ts";

// Threads need what Node can run: `npm test` builds first.
const { nodePool } = (await import(
  new URL("../../dist/solver/pool/node-pool.js", import.meta.url).href
)) as typeof import("../../solver/pool/node-pool.ts");

const plan = parsePlan(
  `version: 1
household: {filingStatus: single, state: CA}
horizon: {start: 2025-03-01, end: 2026-12-31}
income: {wages: {2025: 180000, 2026: 190000}}
cash: {start: 60000}
securities: {ACME: {price: 80}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 8, shares: 5000, expires: 2031-02-01}
decisions: [2025-06-15, 2026-12-15]
limits: {amtPerYear: 1000000}
`,
  "plan.yaml",
);
const exercise = (shares: number): GivenDecision => ({ date: "2025-06-15", do: "exercise", grant: "ISO-1", shares });
const sale = (shares: number): GivenDecision => ({ date: "2026-12-15", do: "sell", lot: "ISO-1@2025-06-15", shares });

test("each set is worth what evaluate says; one that needs more cash than there is breaks a limit", async () => {
  const sets = [[], [exercise(1000)], [exercise(1000), sale(1000)], [exercise(5000)]];
  const all = await values(plan, sets);
  expect(all.map(({ value }) => value)).toEqual(sets.map((set) => evaluate(plan, set).value));
  expect(all.map(({ broken }) => broken > 0)).toEqual([false, false, false, true]);
});

test("threads give the same", async () => {
  const sets = Array.from({ length: 50 }, (_, i) => [exercise(10 * i + 1), sale(i + 1)]);
  expect(await values(plan, sets, { workers: 2, poolOf: nodePool })).toEqual(await values(plan, sets));
});

test("a decision that cannot be carried out is named with its set", async () => {
  await expect(values(plan, [[exercise(1)], [exercise(1), sale(2)]])).rejects.toThrow(
    /decisions of set 1 {2}decisions\[1\]\.shares/,
  );
  await expect(values(plan, [[{ ...exercise(1), date: "2025-07-01" }]])).rejects.toThrow(
    /decisions of set 0 {2}decisions\[0\]\.date: 2025-07-01 is no day of the plan's decisions/,
  );
});
