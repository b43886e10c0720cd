/** Every line of every form: over all years, laws, filing statuses and states. */
import { readFileSync } from "node:fs";
import { parseLaw } from "../../model/law-file.ts";
import { form2210Network } from "../../tax/forms/form-2210.ts";
import { payrollNetwork } from "../../tax/forms/payroll.ts";
import type { Expression, Line } from "../../tax/graph/expression.ts";
import { firstYearOf, knownStates, lastYearOf } from "../../tax/states/index.ts";
import { type ReturnKind, returnForms } from "../../tax/tax-return.ts";
import { filingStatuses } from "../../tax/years/fact-table.ts";
import { FIRST_FEDERAL_YEAR, LAST_FEDERAL_YEAR } from "../../tax/years/federal.ts";
import { type Law, nameOfLaw } from "../../tax/years/law.ts";
import { nameOf } from "./holding.ts";

export interface EveryLine {
  form: string;
  line: string;
  /** As the laws and years have it: more than one where they differ. */
  titles: Set<string>;
  citations: Set<string>;
  /** Calendar years in which it is, by the name of the law. */
  years: Map<string, Set<number>>;
  /** The state whose form it is, or null. */
  state: string | null;
  /** What is read off it, such as `regularTax`. */
  outputs: Set<string>;
}

const primer = parseLaw(
  readFileSync(new URL("../../examples/laws/primer.yaml", import.meta.url), "utf8"),
  "primer.yaml",
);
const laws: readonly Law[] = ["enacted", "tcja-sunset", primer];

/** One after the last published, whose amounts are grown. */
export const LAST_YEAR = LAST_FEDERAL_YEAR + 1;

/** In the order of the returns. */
export function everyLine(): EveryLine[] {
  const found = new Map<string, EveryLine>();
  const add = (line: Line, state: string | null, law: string, year: number, outputs: Iterable<string> = []) => {
    const key = nameOf(line);
    const before = found.get(key) ?? {
      form: line.form,
      line: line.number,
      titles: new Set(),
      citations: new Set(),
      years: new Map(),
      state,
      outputs: new Set(),
    };
    found.set(key, before);
    before.titles.add(line.title);
    before.citations.add(line.citation);
    const years = before.years.get(law) ?? new Set();
    before.years.set(law, years.add(year));
    for (const output of outputs) before.outputs.add(output);
  };
  const addReturn = (kind: ReturnKind, federal: ReadonlySet<string>) => {
    const { lines, outputs } = returnForms(kind);
    const readOff = new Map<string, string[]>();
    for (const [name, of] of Object.entries(outputs)) {
      if (isLine(of)) readOff.set(nameOf(of), [...(readOff.get(nameOf(of)) ?? []), name]);
    }
    for (const line of lines) {
      const state = federal.has(nameOf(line)) ? null : kind.state;
      add(line, state, nameOfLaw(kind.law), kind.year, readOff.get(nameOf(line)));
    }
  };
  const common = { itemize: "auto", stateIncomeTax: "given", indexing: 0.025, credits: true } as const;
  const dependentsIn = (year: number) => ({ under17: year === 2021 ? 0 : 1, others: year === 2021 ? 0 : 1 });
  for (const law of laws) {
    for (let year = FIRST_FEDERAL_YEAR; year <= LAST_YEAR; year++) {
      for (const filingStatus of filingStatuses) {
        const kind = { ...common, law, year, filingStatus, state: null, dependents: dependentsIn(year) };
        for (const section1202 of [false, true]) addReturn({ ...kind, section1202 }, new Set(found.keys()));
        for (const { line } of payrollNetwork(year, filingStatus, common.indexing, law).lines) {
          add(line, null, nameOfLaw(law), year);
        }
        for (const { line } of form2210Network(year, filingStatus, common.indexing, law).lines) {
          add(line, null, nameOfLaw(law), year);
        }
      }
    }
  }
  const federal = new Set(found.keys());
  for (const state of knownStates) {
    for (let year = firstYearOf(state); year <= (lastYearOf(state) ?? firstYearOf(state)); year++) {
      for (const filingStatus of ["single", "mfs"] as const) {
        const kind: ReturnKind = { ...common, law: "enacted", year, filingStatus, state, stateIncomeTax: "auto" };
        addReturn(kind, federal);
        if (filingStatus === "single") addReturn({ ...kind, section1202: true }, federal);
      }
    }
  }
  return [...found.values()];
}

const isLine = (of: Expression): of is Line => typeof of === "object" && of.op === "line";
