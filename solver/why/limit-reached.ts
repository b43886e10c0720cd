/** Where a plan reaches a limit: on which day cash is least, in which year AMT is most. */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { IsoDate } from "../../model/dates.ts";
import { integerReader } from "../../model/readers.ts";
import { runLimits } from "../../model/run-limits.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { dearestShare } from "../dearest-share.ts";

/**
 * @param name of a limit, as the plan file names it
 * @returns days or calendar years, in order; of a limit on shares or on dollars in all, none
 */
export function reachedAt(compiled: CompiledPlan, shares: Float64Array, name: string): (IsoDate | number)[] {
  const near = dearestShare(compiled.plan) * 100;
  const found = new Set<IsoDate | number>();
  for (const of of compiled.scenarios) {
    const run = scenarioRun(compiled, of, integerReader(of.kinds));
    run.run(shares);
    runLimits(compiled, of).forEach((limit, i) => {
      if (limit.name === name && run.slacks[i]! < near) found.add(limit.place);
    });
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}
