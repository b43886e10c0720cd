/**
 * Single returns explained, by themselves or beside another: of another file, or the same amounts in another year.
 */

import { compared } from "../../report/explain/differences.ts";
import { OptionError } from "../option-error.ts";
import { listed } from "../render/words.ts";
import type { ReturnLine } from "../return-lines.ts";
import type { Terminal } from "../terminal.ts";
import type { PlanOptions } from "./explain-plan.ts";
import { type Explained, pickedForms } from "./explained.ts";
import { otherOf } from "./other.ts";
import { explainedSingle, nameOf } from "./single-returns.ts";
import { readSubject } from "./subject.ts";

export interface ReturnOptions extends Pick<PlanOptions, "plan" | "decisions" | "scenario" | "year" | "form" | "diff"> {
  file: string;
  id: string | undefined;
}

export async function explainReturns(
  all: readonly ReturnLine[],
  given: ReturnOptions,
  terminal: Terminal,
): Promise<Explained> {
  for (const option of ["plan", "decisions", "scenario"] as const) {
    if (given[option] !== undefined) {
      throw new OptionError(`--${option} is for plans, and ${given.file} holds a return.\nLeave it out.`);
    }
  }
  const chosen = picked(all, given);
  const head = { title: chosen.length === 1 ? nameOf(chosen[0]!) : `${chosen.length} returns`, about: {}, notes: [] };
  if (given.diff === undefined) {
    const returns = chosen.map((each) => explainedSingle(each, chosen.length === 1));
    return { ...head, returns: pickedForms(returns, given.form) };
  }
  const [only, ...more] = chosen;
  if (more.length > 0) {
    throw new OptionError(
      `--diff compares one return, and ${given.file} holds ${chosen.length}.\nSay which: --id ${chosen.find(({ id }) => id !== undefined)?.id ?? "a1"}, or --year.`,
    );
  }
  const { label, other } = await otherReturn(only!, given.diff, terminal);
  const ours = otherOf(given.diff);
  const own = typeof ours === "object" && "year" in ours ? String(only!.toFile.year) : nameOf(only!);
  const comparison = compared(null, [own, label], explainedSingle(only!), explainedSingle(other));
  return { ...head, comparisons: pickedForms([comparison], given.form) };
}

function picked(all: readonly ReturnLine[], { file, id, year }: ReturnOptions): ReturnLine[] {
  const chosen = all.filter(
    (each) => (id === undefined || String(each.id) === id) && (year === undefined || each.toFile.year === year),
  );
  if (chosen.length > 0) return chosen;
  const asked = [...(id === undefined ? [] : [`the id ${id}`]), ...(year === undefined ? [] : [`the year ${year}`])];
  const years = [...new Set(all.map(({ toFile }) => String(toFile.year)))].sort();
  throw new OptionError(
    all.length === 0
      ? `${file} holds no return.`
      : `${file} holds no return with ${listed(asked)}.\nIt holds ${all.length}, of ${listed(years)}.`,
  );
}

/** The return beside which one is set, and what it is called. */
async function otherReturn(
  of: ReturnLine,
  diff: string,
  terminal: Terminal,
): Promise<{ label: string; other: ReturnLine }> {
  const other = otherOf(diff);
  if (other === "nothing" || "rank" in other) {
    throw new OptionError(`--diff ${diff} is for plans.\nBeside a return give a year, or another return's file.`);
  }
  if ("year" in other) {
    const inYear = { ...of, toFile: { ...of.toFile, year: other.year } };
    return { label: String(other.year), other: inYear };
  }
  const subject = await readSubject(other.path, terminal);
  if (!("returns" in subject)) {
    throw new OptionError(
      `--diff ${diff}: it holds no return.\nTo compare a plan's year with a return, give the plan first: crossover explain plan.yaml --year ${of.toFile.year} --diff return.json`,
    );
  }
  const { returns } = subject;
  const beside = returns.length === 1 ? returns[0] : returns.find(({ id }) => id !== undefined && id === of.id);
  if (beside === undefined) {
    throw new OptionError(
      `--diff ${diff}: of its ${returns.length} returns none has the id ${of.id ?? "of this one"}.`,
    );
  }
  const name = nameOf(beside);
  return { label: name === nameOf(of) ? `${name} of ${diff}` : name, other: beside };
}
