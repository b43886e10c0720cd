/**
 * A batch scored by all threads of a pool: each draws until nothing is left, and where one dies, another takes over what it had.
 */
import { compilePlan } from "../../model/compiled-plan.ts";
import { decisionsOf } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { type Batch, candidateOf, type Failed, inHandOf } from "../batch.ts";
import { makerOf, type Task, type TaskResult } from "../task.ts";

/** A candidate could not be scored: a fault of Crossover, told with what is needed to see it again. */
export class CandidateError extends Error {
  /** Its place in the batch, from 0. */
  readonly candidate: number;

  constructor(plan: Plan, batch: Batch, { candidate, reason }: Failed) {
    const compiled = compilePlan(plan);
    const shares = candidateOf(batch, candidate, compiled.columns.length, makerOf(compiled));
    const steps = decisionsOf(compiled, shares).map((decision) => {
      const of = decision.do === "exercise" ? decision.grant : decision.lot;
      return `${decision.do} ${decision.shares} of ${of} on ${decision.date}`;
    });
    const decisions = steps.length === 0 ? "no decisions" : steps.join(", ");
    super(`scoring failed at candidate ${candidate} of ${plan.file} (${decisions}): ${reason}`);
    this.name = "CandidateError";
    this.candidate = candidate;
  }
}

/**
 * @param run does a task; it rejects only where the thread that did it died
 * @throws {CandidateError} for a candidate that throws, or at which a second thread died too
 */
export async function scoreAll(
  plan: Plan,
  batch: Batch,
  threads: number,
  run: (task: Task) => Promise<TaskResult>,
): Promise<void> {
  const drawAs = async (thread: number) => {
    let diedAt: number | null | undefined;
    for (;;) {
      const result = await run({ kind: "score", batch, thread }).catch((death: unknown) => {
        const candidate = inHandOf(batch, thread);
        if (candidate === diedAt) {
          if (candidate === null) throw death;
          throw new CandidateError(plan, batch, { candidate, reason: `threads end at it (${String(death)})` });
        }
        diedAt = candidate;
        return null;
      });
      if (result === null) continue;
      if (result.kind !== "score") throw new Error("the pool answered another task");
      if (result.failed !== null) throw new CandidateError(plan, batch, result.failed);
      return;
    }
  };
  await Promise.all(Array.from({ length: threads }, (_, thread) => drawAs(thread)));
}
