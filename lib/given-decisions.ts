/** Decisions that a program gives, checked like those of a file. */
import type { Document } from "../model/document.ts";

/**
 * One step, in whole shares; the scenario is that of this name, and all where it is left out. What `solve` and
 * `decisions.json` hold are such steps.
 */
export type GivenDecision =
  | { date: string; do: "exercise"; grant: string; shares: number; scenario?: string | null }
  | { date: string; do: "sell"; lot: string; shares: number; scenario?: string | null };

/** Names them in messages, as `file`; there are no lines to point at. */
export function documentOf(decisions: readonly GivenDecision[], file = "decisions"): Document {
  return {
    file,
    data: { decisions: decisions.map((decision) => ({ ...decision, scenario: decision.scenario ?? "all" })) },
    at: [],
    positionOf: () => ({ line: 0, column: 0 }),
  };
}
