import { type IsoDate, parseDate } from "../model/dates.ts";
import { decided } from "../model/decided.ts";
import type { Plan } from "../model/plan.ts";
import { PlanError } from "../model/plan-error.ts";
import { exercisesOf, hasWashSale } from "../solver/headroom/exercise.ts";
import { type Headroom, headroom as headroomOf } from "../solver/headroom/headroom.ts";
import { documentOf, type GivenDecision } from "./given-decisions.ts";

/** An exercise to ask about. */
export interface Exercise {
  /** The id of a grant of ISOs. */
  grant: string;
  /** A day within the plan's horizon, whether or not the plan decides on it; `2025-12-01`. */
  date: string;
  /** What is decided already; nothing, if left out. */
  decisions?: readonly GivenDecision[];
  /** The name of a scenario; the first, if left out. */
  scenario?: string;
  /** Years after that of the exercise in which AMT is to come back; 5, if left out. */
  within?: number;
}

/**
 * How many ISOs of a grant can be exercised on a day before AMT starts, how many make the tax of all years least, up to how many AMT
 * comes back as credit, and the tax by shares with every kink named. Exact to the share.
 *
 * @returns amounts in dollars
 * @throws {PlanError} if the plan has no such grant, day or scenario, none of it can be exercised as an ISO then, or the decisions
 * cannot be carried out or hold a wash sale, which would change with every share
 * @source Form 6251, lines 7-11; Form 8801
 */
export function headroom(plan: Plan, exercise: Exercise): Headroom {
  const { grant, decisions = [], scenario, within = 5 } = exercise;
  const date = dayOf(plan, exercise.date);
  const index = scenario === undefined ? 0 : plan.scenarios.findIndex(({ name }) => name === scenario);
  if (index < 0)
    throw wrong("scenario", `the plan has no scenario ${scenario}.`, `It has ${names(plan.scenarios, "name")}.`);
  if (!plan.grants.some(({ id }) => id === grant)) {
    throw wrong("grant", `the plan has no grant ${grant}.`, `It has ${names(plan.grants, "id")}.`);
  }
  const { compiled, shares } = decided(documentOf(decisions), plan, [date]);
  const of = compiled.scenarios[index]!;
  const asked = exercisesOf(compiled, of, shares).find((each) => each.grant.id === grant && each.date === date);
  if (asked === undefined) {
    throw wrong(
      "date",
      `no option of ${grant} can be exercised as an ISO on ${date}.`,
      "Ask about a grant of ISOs, on a day when some have vested, are not exercised yet and have not lapsed.",
    );
  }
  if (hasWashSale(of, shares, asked)) {
    throw wrong(
      "decisions",
      `they hold a wash sale, or would with an exercise of ${grant} on ${date}.`,
      "Move the sale, or let `evaluate` work out a number of shares.",
    );
  }
  return headroomOf(compiled, of, shares, asked, within);
}

function dayOf({ horizon: { start, end } }: Plan, given: string): IsoDate {
  const day = parseDate(given);
  if (day !== null && start <= day && day <= end) return day;
  throw wrong("date", `${given} is no day within the plan's horizon.`, `Give one from ${start} to ${end}.`);
}

const names = <K extends string>(all: readonly Record<K, string>[], key: K): string =>
  all.map((each) => each[key]).join(", ") || "none";

const wrong = (key: string, message: string, remedy: string): PlanError =>
  new PlanError([{ file: "headroom", line: 0, column: 0, key, message, remedy }]);
