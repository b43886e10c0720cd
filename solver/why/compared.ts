/**
 * Decisions of a user's own beside the best plan found: what it gains over them, and where the two differ.
 */
import type { Decision } from "../../model/decisions.ts";
import type { Evaluation, LimitState, ScenarioResult } from "../../model/evaluate.ts";
import { signOf } from "../../model/objective.ts";
import { cents, isBroken } from "../rank.ts";
import type { Solution } from "../solution.ts";
import { differencesOf } from "./decision-differences.ts";

export interface Compared {
  /** What they come to, as the objective counts, in dollars. */
  value: number;
  /** What the best plan gains over them, in dollars; below zero where they do better: they break a limit, or use dates that it has not. */
  gain: number;
  /** No plan within the limits gains more over them, in dollars. */
  mostGain: number;
  /** Limits that they break, as the plan file names them. */
  breaks: string[];
  limits: LimitState[];
  scenarios: ScenarioResult[];
  /** Decisions that are not the same, in order of their dates: as they are here and in the best plan; null: not there. */
  differences: { own: Decision | null; best: Decision | null }[];
}

/** @param solution with one plan at least */
export function comparedWith(
  { objective, bound, ranked }: Pick<Solution, "objective" | "bound" | "ranked">,
  decisions: readonly Decision[],
  { value, limits, scenarios }: Evaluation,
): Compared {
  const best = ranked[0]!;
  const sign = signOf(objective);
  return {
    value,
    gain: cents(sign * (best.value - value)),
    mostGain: cents(sign * (bound - value)),
    breaks: limits.filter(isBroken).map(({ name }) => name),
    limits,
    scenarios,
    differences: differencesOf(decisions, best.decisions).map(([own, other]) => ({ own, best: other })),
  };
}
