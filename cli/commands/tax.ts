/**
 * `tax`: returns from JSON lines on standard input, one JSON line each.
 */
import type { Argv } from "yargs";
import { PlanError } from "../../model/plan-error.ts";
import { fileReturn, nested } from "../../tax/file-return.ts";
import type { Trace } from "../../tax/graph/trace.ts";
import { quickReturn } from "../../tax/quick-return.ts";
import { carryoverInputs } from "../../tax/tax-return.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import { type ReturnLine, readReturns } from "../return-lines.ts";
import type { Terminal } from "../terminal.ts";

const EXAMPLE = `echo '{"year": 2025, "filingStatus": "single", "state": "CA", "wages": 200000, "isoBargainElement": 63000}' | crossover tax`;

export const options = (yargs: Argv) =>
  yargs
    .option("trace", { type: "boolean", default: false, describe: "Add every line of every form, with its citation" })
    .option("json", {
      type: "boolean",
      default: false,
      describe: "Changes no answer, each is a line of JSON; what is wrong is told as JSON too",
    })
    .example("$0 tax < returns.jsonl > answers.jsonl", "one return a line, one answer a line")
    .epilogue(
      `${EXAMPLE}\n\nKeys of a return: year and filingStatus, and what there is of state, wages, interest, shortTermGain, longTermGain, isoBargainElement, …; amounts in dollars.`,
    );

export async function run({ trace }: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const lines = terminal.lines();
  if (lines === null) {
    throw new OptionError(
      `crossover tax reads returns from standard input, one JSON object a line. For example:\n\n  ${EXAMPLE}`,
    );
  }
  const { returns, problems } = await readReturns(lines);
  if (problems.length > 0) throw new PlanError(problems);
  const answer = trace ? tracedAnswer : quickAnswer;
  let batch = "";
  for (const each of returns) {
    batch += `${JSON.stringify(answer(each))}\n`;
    if (batch.length > BATCH) {
      await terminal.print(batch);
      batch = "";
    }
  }
  if (batch !== "") await terminal.print(batch);
  return exitCode.done;
}

/** Characters written at once. */
const BATCH = 65_536;

/** Where the amounts stand in an answer, in the contract's order, and their names among a return's outputs. */
const places: readonly (readonly [place: string, output: string])[] = [
  ...[
    "agi",
    "deduction",
    "taxableIncome",
    "regularTax",
    "amti",
    "tentativeMinimumTax",
    "amt",
    "niit",
    "additionalMedicareTax",
    "nonrefundableCredits",
    "minimumTaxCreditUsed",
    "federalTax",
    "state.taxableIncome",
    "state.regularTax",
    "state.amt",
    "state.creditUsed",
    "state.tax",
  ].map((name) => [name, name] as const),
  ...carryoverInputs.map((name) => [name.replace("state.carryover", "carryover.state"), name] as const),
];

function amounts(outputs: ReadonlyMap<string, number>) {
  return nested(places.map(([place, output]) => [place, outputs.get(output)!]));
}

const quickAnswer = ({ id, toFile }: ReturnLine) => ({ id, ...amounts(quickReturn(toFile)) });

function tracedAnswer({ id, toFile }: ReturnLine) {
  const { outputs, lines } = fileReturn(toFile);
  return { id, ...amounts(outputs), lines: lines.map(lineAnswer) };
}

const lineAnswer = ({ line: { form, number, title, citation }, value }: Trace["lines"][number]) => ({
  form,
  line: number,
  title,
  amount: value.toDecimalPlaces(2).toNumber() + 0,
  citation,
});
