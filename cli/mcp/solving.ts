/** Searching for a tool: in threads, with its progress told, ended when the caller gives up. */
import { availableParallelism } from "node:os";
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import type { ServerNotification, ServerRequest } from "@modelcontextprotocol/sdk/types.js";
import type { Assumption } from "../../model/assumptions.ts";
import type { Plan } from "../../model/plan.ts";
import { type Solution, type SolveOptions, solveDefaults } from "../../solver/solution.ts";
import { progressLine } from "../render/progress.ts";

export type Call = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** One that a caller waits for. */
const SECONDS = 20;
const MOST_WORKERS = 8;

export interface Search {
  seconds?: number | undefined;
  top?: number | undefined;
  seed?: number | undefined;
  /** Linear programs of the proof; 0: no proof is needed. */
  programs?: number | undefined;
}

/** What a search takes where it is not said. */
export const searchAssumptions = ({ seconds, seed }: Search): Assumption[] => [
  ...(seconds === undefined ? [{ key: "seconds", means: `The search may take ${SECONDS} seconds.` }] : []),
  ...(seed === undefined ? [{ key: "seed", means: "The search starts with seed 1." }] : []),
];

export function settingsOf({ seconds = SECONDS, seed = solveDefaults.seed, programs }: Search, call: Call) {
  const settings: Omit<SolveOptions, "top"> = {
    seconds,
    gap: solveDefaults.gap,
    workers: Math.min(availableParallelism(), MOST_WORKERS),
    seed,
    signal: call.signal,
  };
  if (programs !== undefined) settings.programs = programs;
  const progressToken = call._meta?.progressToken;
  if (progressToken !== undefined) {
    settings.onProgress = (progress) => {
      void call.sendNotification({
        method: "notifications/progress",
        params: { progressToken, progress: progress.seconds, total: seconds, message: progressLine(progress) },
      });
    };
  }
  return settings;
}

/** @throws {InfeasibleError} if no plan meets the limits */
export async function solved(plan: Plan, search: Search, call: Call): Promise<Solution> {
  const [{ solve }, { poolInNode }] = await Promise.all([
    import("../../solver/solve.ts"),
    import("../../solver/pool/node-pool.ts"),
  ]);
  const { top = solveDefaults.top } = search;
  return solve(plan, { ...settingsOf(search, call), top, poolOf: poolInNode });
}
