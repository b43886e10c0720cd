/**
 * One return by name: amounts in, amounts out, and every line between them. What `crossover tax` answers with.
 */

import { type Trace, trace } from "./graph/trace.ts";
import { type ReturnInput, type ReturnKind, returnInputs, returnNetwork } from "./tax-return.ts";

export interface ReturnToFile extends ReturnKind {
  /** Dollars; what is absent is 0. AMT gains and AMT carryovers that are absent are the regular ones, a state's carryovers the federal. */
  amounts: Partial<Readonly<Record<ReturnInput, number>>>;
}

const defaults: Partial<Record<ReturnInput, ReturnInput>> = {
  amtShortTermGain: "shortTermGain",
  amtLongTermGain: "longTermGain",
  "section1202.amtGainBefore": "section1202.gainBefore",
  "section1202.amtGain100": "section1202.gain100",
  "section1202.amtGain75": "section1202.gain75",
  "section1202.amtGain50": "section1202.gain50",
  "section1202.amtBasis": "section1202.basis",
  "carryover.amtSection1202": "carryover.section1202",
  "carryover.amtShortTermLoss": "carryover.shortTermLoss",
  "carryover.amtLongTermLoss": "carryover.longTermLoss",
  "state.carryover.shortTermLoss": "carryover.shortTermLoss",
  "state.carryover.longTermLoss": "carryover.longTermLoss",
  "state.carryover.amtShortTermLoss": "carryover.amtShortTermLoss",
  "state.carryover.amtLongTermLoss": "carryover.amtLongTermLoss",
};

/** @throws {RangeError} for a year or a state whose law is not known */
export function fileReturn(toFile: ReturnToFile): Trace {
  return trace(returnNetwork(kindOf(toFile)), inputsOf(toFile));
}

/** With the lines that its amounts need. */
export function kindOf({ amounts, ...kind }: ReturnToFile): ReturnKind {
  const has = (part: string) =>
    Object.entries(amounts).some(([name, amount]) => name.startsWith(part) && amount !== undefined && amount !== 0);
  return { ...kind, credits: has("credits."), section1202: has("section1202.") };
}

/** The amount of an input, in dollars, and the input that was given for it; null: none was. */
export function givenFor(
  toFile: Pick<ReturnToFile, "amounts">,
  name: ReturnInput,
): { dollars: number; given: ReturnInput | null } {
  const dollars = toFile.amounts[name];
  if (dollars !== undefined) return { dollars, given: name };
  const other = defaults[name];
  return other === undefined ? { dollars: 0, given: null } : givenFor(toFile, other);
}

/** Whole cents, by slot. */
export const inputsOf = (toFile: ReturnToFile): number[] =>
  returnInputs.map((name) => Math.round(givenFor(toFile, name).dollars * 100));

/** Names with dots as nested objects: `carryover.shortTermLoss` is `{carryover: {shortTermLoss}}`. */
export function nested(amounts: Iterable<readonly [string, number]>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, amount] of amounts) {
    const path = name.split(".");
    const last = path.pop()!;
    let level = result;
    for (const part of path) level = (level[part] ??= {}) as Record<string, unknown>;
    level[last] = amount + 0;
  }
  return result;
}
