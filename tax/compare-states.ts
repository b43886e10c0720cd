/** The tax of a state under two laws or in two years: the lines of its return that are worked otherwise, read off the forms. */
import { YEAR_OF_ANOTHER_CREDIT } from "./forms/schedule-8812.ts";
import { describe } from "./graph/describe.ts";
import type { Line } from "./graph/expression.ts";
import { type Forms, movedBetweenForms, nameOf } from "./moved-lines.ts";
import { type ReturnKind, returnForms } from "./tax-return.ts";
import type { FilingStatus } from "./years/facts.ts";
import type { Law } from "./years/law.ts";

/** A line that is worked otherwise, or is there in one of the two only. */
export interface StateDifference {
  line: Line;
  /** How each of the two works it, in words, for those filing statuses for whom it is the same; null: there is no such line. */
  worked: { statuses: FilingStatus[]; texts: readonly [string | null, string | null] }[];
  /** Amounts of the state's return that the line goes into, such as `state.amt`. */
  outputs: string[];
}

interface Side {
  law: Law;
  year: number;
}

/**
 * @param state    two letters
 * @param indexing yearly growth of indexed amounts after the last published year
 * @param statuses to look at
 * @throws {RangeError} for a state, or a year of it, whose law is not known
 */
export function compareStates(
  state: string,
  a: Side,
  b: Side,
  indexing: number,
  statuses: readonly FilingStatus[],
): StateDifference[] {
  // Every line, but in a year for which dependents cannot be worked.
  const hasDependents = a.year !== YEAR_OF_ANOTHER_CREDIT && b.year !== YEAR_OF_ANOTHER_CREDIT;
  const dependents = hasDependents ? { under17: 1, others: 1 } : { under17: 0, others: 0 };
  const filing = { itemize: "auto", stateIncomeTax: "given", indexing, dependents, credits: true } as const;
  const differences = new Map<string, StateDifference>();
  for (const status of statuses) {
    const [left, right] = [a, b].map((side) => formsOf(state, { ...side, ...filing, filingStatus: status })) as [
      Forms,
      Forms,
    ];
    const { lines } = movedBetweenForms(left, right);
    for (const line of lines) {
      const name = nameOf(line);
      const texts = [left, right].map((forms) => {
        const own = forms.lines.find((each) => nameOf(each) === name);
        return own === undefined ? null : describe(own);
      }) as [string | null, string | null];
      const difference = differences.get(name) ?? { line, worked: [], outputs: [] };
      differences.set(name, difference);
      const known = difference.worked.find((each) => each.texts.every((text, i) => text === texts[i]));
      if (known === undefined) difference.worked.push({ statuses: [status], texts });
      else known.statuses.push(status);
      const { outputs } = movedBetweenForms(left, right, [name]);
      difference.outputs = [...new Set([...difference.outputs, ...outputs])];
    }
  }
  return [...differences.values()];
}

function formsOf(state: string, filing: Omit<ReturnKind, "state">): Forms {
  const federal = new Set(returnForms({ ...filing, state: null }).lines.map(({ form }) => form));
  const { lines, outputs } = returnForms({ ...filing, state });
  return {
    lines: lines.filter(({ form }) => !federal.has(form)),
    outputs: Object.fromEntries(Object.entries(outputs).filter(([name]) => name.startsWith("state."))),
  };
}
