/** A thread of the search stops for a moment wherever it is asked to, and finds the same. */
import { afterEach, expect, test } from "vitest";
import { parsePlan } from "../../../model/read-plan.ts";
import { giveWayBy } from "../../../solver/pool/give-way.ts";
import { type Task, taskRunner } from "../../../solver/task.ts";

const plan = parsePlan(
  `version: 1
household: {filingStatus: single}
horizon: {start: 2025-03-01, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 60000}
securities: {ACME: {price: 40}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 20000, expires: 2031-02-01}
decisions: [2025-06-15]
`,
  "plan.yaml",
);
const task: Task = {
  kind: "improve",
  start: new Float64Array(2),
  towards: null,
  isKicked: false,
  seed: 1,
  patience: 3,
};

afterEach(() => giveWayBy(() => {}));

test("a task may stop before each linear program, and before each two candidates, which are scored together", async () => {
  const run = await taskRunner(plan);
  const undisturbed = await run(task);
  let times = 0;
  giveWayBy(() => {
    times++;
  });
  const result = await run(task);
  expect(result).toEqual(undisturbed);
  expect(times).toBeGreaterThan((result as { evaluated: number }).evaluated / 2);
  run.dispose();
});
