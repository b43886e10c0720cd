/**
 * What a file holds that `explain` is given: a plan, returns, or decisions. Told by its keys, so that a wrong file is named for
 * what it is.
 */
import { dirname } from "node:path";
import { type Document, parseDocument, problemAt } from "../../model/document.ts";
import { kindOf } from "../../model/file-kind.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError } from "../../model/plan-error.ts";
import { readText } from "../../model/read-document.ts";
import { lawReaderAt } from "../../model/read-law.ts";
import { checkPlan } from "../../scenarios/parse-plan.ts";
import { tableReaderAt } from "../../scenarios/read-plan.ts";
import { OptionError } from "../option-error.ts";
import { type ReturnLine, readReturns, returnFrom } from "../return-lines.ts";
import type { Terminal } from "../terminal.ts";

export type Subject = { plan: Plan } | { returns: readonly ReturnLine[] } | { decisions: string };

/** Stands for standard input; of a lone dash yargs makes an empty text. */
const STDIN = ["-", ""];

/**
 * @param path of a file, or `-` for standard input
 * @throws {PlanError} with everything that is wrong in the file
 * @throws {OptionError} for a file of another kind
 */
export async function readSubject(path: string, terminal: Terminal): Promise<Subject> {
  const [text, file] = STDIN.includes(path) ? [await allOf(terminal), "stdin"] : [readText(path), path];
  const rows = text.split("\n");
  if (isJsonLines(rows)) return { returns: await returnsIn(rows, file) };
  const document = parseDocument(text, file);
  const { data } = document;
  const folder = dirname(path);
  const kind = kindOf(data);
  if (kind === "return") return { returns: [returnIn(document)] };
  if (kind === "decisions" || kind === "answer") return { decisions: path };
  if (kind === "law") {
    throw new OptionError(
      `${file} is a law file, and explain takes a plan or a return.\nTo see its facts: crossover law show ${file}`,
    );
  }
  // With neither household nor horizon, what is missing is told with the rest; and of a sweep, that it is one.
  if (kind !== null || data.version === 1) {
    return { plan: checkPlan(document, lawReaderAt(folder), tableReaderAt(folder)) };
  }
  throw new OptionError(
    `${file} is neither a plan nor a return.\nA plan has version, household and horizon (examples/); a return has at least {"year": 2024, "filingStatus": "single", "wages": 200000} (docs/plan-file.md).`,
  );
}

async function allOf(terminal: Terminal): Promise<string> {
  const lines = terminal.lines();
  if (lines === null) {
    throw new OptionError(
      `explain - reads returns from standard input. For example:\n\n  echo '{"year": 2024, "filingStatus": "single", "wages": 200000, "isoBargainElement": 63000}' | crossover explain -`,
    );
  }
  let text = "";
  for await (const line of lines) text += `${line}\n`;
  return text;
}

/** More than one row, each an object of its own: a return written over several rows is none of these. */
function isJsonLines(rows: readonly string[]): boolean {
  const [first, second] = rows.filter((row) => row.trim() !== "");
  if (first === undefined || second === undefined) return false;
  try {
    return typeof JSON.parse(first) === "object";
  } catch {
    return false;
  }
}

async function returnsIn(rows: readonly string[], file: string): Promise<ReturnLine[]> {
  const { returns, problems } = await readReturns(rows, file);
  if (problems.length > 0) throw new PlanError(problems);
  return returns;
}

/** A return that is a file of its own, so that a fault has its place in it. */
function returnIn(document: Document): ReturnLine {
  const returns: ReturnLine[] = [];
  const faults = returnFrom(document.data, (read) => returns.push(read));
  if (faults.length > 0) {
    throw new PlanError(
      faults.map(({ key, message, remedy }) => problemAt(document, key === "" ? [] : key.split("."), message, remedy)),
    );
  }
  return returns[0]!;
}
