/** Where two lists of decisions differ. */
import type { Decision } from "../../model/decisions.ts";
import { keyOf } from "./decision-key.ts";

/** Decisions of two lists that are not in both with the same shares, in order. */
export function differencesOf(
  some: readonly Decision[],
  others: readonly Decision[],
): [one: Decision | null, other: Decision | null][] {
  const [before, after] = [some, others].map(byKey) as [Map<string, Decision>, Map<string, Decision>];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((key): [Decision | null, Decision | null] => [before.get(key) ?? null, after.get(key) ?? null])
    .filter(([one, other]) => one?.shares !== other?.shares);
}

/** Several decisions to do the same on one day are one. */
function byKey(decisions: readonly Decision[]): Map<string, Decision> {
  const found = new Map<string, Decision>();
  for (const decision of decisions) {
    const before = found.get(keyOf(decision));
    found.set(keyOf(decision), { ...decision, shares: decision.shares + (before?.shares ?? 0) });
  }
  return found;
}
