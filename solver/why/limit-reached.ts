/** Where a plan reaches a limit: on which day cash is least, in which year AMT is most. */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import type { IsoDate } from "../../model/dates.ts";
import { amtLimit } from "../../model/plan-work.ts";
import { integerReader } from "../../model/readers.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { dearestShare } from "../dearest-share.ts";

/**
 * @param name of a limit, as the plan file names it
 * @returns days or calendar years, in order; of a limit on shares or on dollars in all, none
 */
export function reachedAt(compiled: CompiledPlan, shares: Float64Array, name: string): (IsoDate | number)[] {
  const { plan, calendar } = compiled;
  const near = dearestShare(plan) * 100;
  const found = new Set<IsoDate | number>();
  for (const of of compiled.scenarios) {
    const run = scenarioRun(compiled, of, integerReader(of.kinds));
    run.run(shares);
    const years = calendar.years.slice(0, calendar.horizonYears);
    const limited = years.filter((year) => amtLimit(plan.limits.amtPerYear, year) !== null);
    const yearEnds = of.events.flatMap(({ isYearEnd, isAfter, date }, e) =>
      isYearEnd && !isAfter ? [{ date, e }] : [],
    );
    // As the run has its slacks.
    const places = [
      ...of.events.filter(({ isChecked }) => isChecked).map(({ date }) => date),
      ...limited,
      ...of.concentration.flatMap(({ fromEvent }) =>
        yearEnds.filter(({ e }) => e >= fromEvent).map(({ date }) => date),
      ),
    ];
    places.forEach((place, i) => {
      if (run.slackNames[i] === name && run.slacks[i]! < near) found.add(place);
    });
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}
