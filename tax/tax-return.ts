/**
 * A household's return of one year, federal and state: its network, and its inputs and outputs by name.
 */
import { type FederalFiling, federalIncome, federalInputs, federalReturn } from "./forms/federal-return.ts";
import type { Itemize } from "./forms/form-1040.ts";
import { type Dependents, YEAR_OF_ANOTHER_CREDIT } from "./forms/schedule-8812.ts";
import { cents, type Expression, input, type Line } from "./graph/expression.ts";
import { lower } from "./graph/lower.ts";
import type { Network } from "./graph/network.ts";
import { stateForms } from "./states/index.ts";
import { type FederalIncome, stateInputs } from "./states/state.ts";
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
  /** A county's rate on the state's taxable income, where the state has such counties; 0 unless given. */
  localRate?: number;
  /** Persons claimed as dependents; none unless given. */
  dependents?: Dependents;
  /** Whether `credits.nonrefundable` may be other than 0; without it the lines that it needs are left out. */
  credits?: boolean;
  /** Whether the inputs of `section1202` may be other than 0; as for `credits`. */
  section1202?: boolean;
}

const NO_DEPENDENTS: Dependents = { under17: 0, others: 0 };

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
    kind.localRate ?? 0,
    kind.dependents ?? NO_DEPENDENTS,
    kind.credits ?? false,
    kind.section1202 ?? false,
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
  const filing: FederalFiling = {
    itemize: kind.itemize,
    dependents: kind.dependents ?? NO_DEPENDENTS,
    credits: kind.credits ?? false,
    section1202: kind.section1202 ?? false,
  };
  const count = filing.dependents.under17 + filing.dependents.others;
  if (count > 0 && kind.year === YEAR_OF_ANOTHER_CREDIT) {
    throw new RangeError(
      `the credit for dependents of ${kind.year}, which went by age and was paid out, is not known here: leave dependents out, or take another year`,
    );
  }
  const law = federalLaw(kind.year, kind.filingStatus, kind.indexing, kind.law);
  const income = federalIncome(law, filing);
  const deducting = (stateIncomeTax: Expression) => federalReturn(law, filing, income, stateIncomeTax);
  const withStateTax = (computed: Expression) =>
    deducting(kind.stateIncomeTax === "auto" ? cents(computed) : input("itemized.stateIncomeTax"));
  const state = stateReturn(kind, filing, {
    agi: income.form1040.l11,
    gain: income.scheduleD.l21,
    netCapitalGain: income.scheduleD.netCapitalGain,
    section1202Excluded: income.exclusion?.excluded ?? 0,
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

function stateReturn(kind: ReturnKind, { dependents }: FederalFiling, federal: FederalIncome) {
  if (kind.state === null) return null;
  const forms = stateForms(kind.state);
  if (forms === null) throw new RangeError(`the law of ${kind.state} is not known here`);
  return forms === "untaxed" ? null : forms({ ...kind, dependents }, federal);
}
