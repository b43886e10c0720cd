/** Two laws, or two years of one, side by side: the facts that differ and the lines that each of them moves. */
import type { Line } from "./graph/expression.ts";
import { movedBetween } from "./moved-lines.ts";
import { type Fact, facts, filingStatuses, isSame, withFact } from "./years/fact-table.ts";
import type { FilingStatus, YearFacts } from "./years/facts.ts";
import { federalLawOf } from "./years/federal.ts";

export interface Difference {
  fact: Fact;
  /** For whom it differs. */
  statuses: FilingStatus[];
  lines: Line[];
  outputs: string[];
}

/** @param statuses to look at */
export function compareLaws(
  a: YearFacts,
  b: YearFacts,
  statuses: readonly FilingStatus[] = filingStatuses,
): { differences: Difference[]; same: Fact[] } {
  const differences: Difference[] = [];
  const same: Fact[] = [];
  for (const fact of facts) {
    const differing = statuses.filter((status) => !isSame(fact, a, b, status));
    if (differing.length === 0) {
      same.push(fact);
      continue;
    }
    const changed = withFact(fact, a, b);
    const moved = differing.map((status) => movedBetween(federalLawOf(a, status), federalLawOf(changed, status)));
    const lines = new Map(moved.flatMap((each) => each.lines.map((line) => [`${line.form} ${line.number}`, line])));
    const outputs = new Set(moved.flatMap((each) => each.outputs));
    differences.push({ fact, statuses: differing, lines: [...lines.values()], outputs: [...outputs] });
  }
  return { differences, same };
}
