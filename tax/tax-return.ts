/**
 * A household's return of one year, federal and state: its network, and its inputs and outputs by name.
 */
import { federalIncome, federalInputs, federalReturn } from "./forms/federal-return.ts";
import type { Itemize } from "./forms/form-1040.ts";
import { cents, type Expression, input, type Line } from "./graph/expression.ts";
import { lower } from "./graph/lower.ts";
import type { Network } from "./graph/network.ts";
import { stateForms } from "./states/index.ts";
import { stateInputs } from "./states/state.ts";
import type { FilingStatus } from "./years/facts.ts";
import { federalLaw } from "./years/federal.ts";
import { keyOfLaw, type Law } from "./years/law.ts";

/** What decides the shape and the constants of a return; equal kinds have one network. */
export interface ReturnKind {
  law: Law;
  year: number;
  filingStatus: FilingStatus;
  /** Two letters, or null for a return without a state. */
  state: string | null;
  itemize: Itemize;
  /** "auto": Schedule A deducts the state tax of this return; "given": the input `itemized.stateIncomeTax`. */
  stateIncomeTax: "auto" | "given";
  /** Yearly growth of indexed amounts after the last published year. */
  indexing: number;
}

/** A return's inputs, in the order of their slots. */
export const returnInputs = [...federalInputs, ...stateInputs] as const;
export type ReturnInput = (typeof returnInputs)[number];

export const slotOf: ReadonlyMap<string, number> = new Map(returnInputs.map((name, slot) => [name, slot]));

/** What a return carries into the next year: the output of each name is the next year's input of that name. */
export const carryoverInputs = returnInputs.filter((name) => name.includes("carryover."));

const networks = new Map<string, Network>();

/**
 * @throws {RangeError} for a year or a state whose law is not known
 */
export function returnNetwork(kind: ReturnKind): Network {
  const key = JSON.stringify([
    keyOfLaw(kind.law),
    kind.year,
    kind.filingStatus,
    kind.state,
    kind.itemize,
    kind.stateIncomeTax,
    kind.indexing,
  ]);
  const known = networks.get(key);
  if (known !== undefined) return known;
  const { lines, outputs } = returnForms(kind);
  const network = lower(returnInputs, lines, outputs);
  networks.set(key, network);
  return network;
}

/**
 * The lines of a return as they are written, before they are lowered to a network, and the amounts that are read off it.
 *
 * @throws {RangeError} for a year or a state whose law is not known
 */
export function returnForms(kind: ReturnKind): { lines: Line[]; outputs: Readonly<Record<string, Expression>> } {
  const law = federalLaw(kind.year, kind.filingStatus, kind.indexing, kind.law);
  const income = federalIncome(law);
  const deducting = (stateIncomeTax: Expression) => federalReturn(law, kind.itemize, income, stateIncomeTax);
  const withStateTax = (computed: Expression) =>
    deducting(kind.stateIncomeTax === "auto" ? cents(computed) : input("itemized.stateIncomeTax"));
  const state = stateReturn(kind, {
    agi: income.form1040.l11,
    gain: income.scheduleD.l21,
    netCapitalGain: income.scheduleD.netCapitalGain,
    capitalLossLimit: law.capitalLossLimit,
    withoutStateTax: () => deducting(0),
    withStateTax,
  });
  const federal = withStateTax(state?.outputs.tax ?? 0);
  const outputs = {
    ...federal.outputs,
    "state.taxableIncome": state?.outputs.taxableIncome ?? 0,
    "state.regularTax": state?.outputs.regularTax ?? 0,
    "state.amt": state?.outputs.amt ?? 0,
    "state.creditUsed": state?.outputs.creditUsed ?? 0,
    "state.tax": state?.outputs.tax ?? 0,
    // A state without forms neither uses nor makes carryovers.
    ...Object.fromEntries(
      stateInputs.map((name) => {
        const carryover = name.replace("state.carryover.", "") as keyof NonNullable<typeof state>["outputs"];
        return [name, state?.outputs[carryover] ?? input(name)];
      }),
    ),
  };
  return { lines: [...federal.lines, ...(state?.lines ?? [])], outputs };
}

function stateReturn(kind: ReturnKind, federal: Parameters<Exclude<ReturnType<typeof stateForms>, string | null>>[1]) {
  if (kind.state === null) return null;
  const forms = stateForms(kind.state);
  if (forms === null) throw new RangeError(`the law of ${kind.state} is not known here`);
  return forms === "untaxed" ? null : forms(kind, federal);
}
