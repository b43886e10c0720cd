/**
 * A plan from its file, solved: ranked, compared, reported. What it needs is loaded while threads start (commands/solve.ts).
 */
import { compilePlan } from "../model/compiled-plan.ts";
import { type Decision, sharesOf } from "../model/decisions.ts";
import { evaluate } from "../model/evaluate.ts";
import type { Plan } from "../model/plan.ts";
import { underLaw } from "../model/under-law.ts";
import { readPlan } from "../scenarios/read-plan.ts";
import type { NodeThreads } from "../solver/pool/node-threads.ts";
import { uncertaintyOf } from "../solver/uncertainty/uncertainty.ts";
import { comparedWith } from "../solver/why/compared.ts";
import type { Given } from "./commands/solve.ts";
import { readDecided } from "./decided.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { namedLaw } from "./named-law.ts";
import { progressOn } from "./progress.ts";
import { solutionDocument } from "./render/documents.ts";
import { json } from "./render/json.ts";
import { solutionText } from "./render/solution.ts";
import { styleFor } from "./render/style.ts";
import { reportFile } from "./report/report-file.ts";
import { search, searching } from "./search.ts";
import type { Terminal } from "./terminal.ts";

/** @param threads for the search; null: it works in this one */
export async function solvePlan(given: Given, threads: NodeThreads | null, terminal: Terminal): Promise<ExitCode> {
  const read = readPlan(given.file);
  const plan = given.law === undefined ? read : underLaw(read, namedLaw(given.law));
  const own = given.compare === undefined ? null : readDecided(plan, given.compare, undefined);
  const report = given.report === undefined ? null : reportFile(given.report);
  const starts = own === null ? [] : onOwnDates(plan, own.decisions);
  const isUncertain = plan.scenarios.length > 1;
  const started = performance.now();
  const time = isUncertain ? given.time * FOR_SEARCH : given.time;
  const left = () => Math.max(0, given.time - (performance.now() - started) / 1000);
  const solution = await search(plan, given.top, { ...given, time, started: threads }, terminal, { starts });
  if (solution === null) return exitCode.cannotBeMet;
  const uncertainty =
    isUncertain && solution.ranked.length > 0 && solution.ended !== "stopped"
      ? await searching(
          plan,
          { ...given, time: Math.min(given.time - time, left()) },
          terminal,
          (solve, settings, about) =>
            uncertaintyOf(plan, solution, solve, { ...settings, onQuestion: (question) => about(`${question}: `) }),
        )
      : null;
  const compared =
    own === null || solution.ranked.length === 0
      ? null
      : comparedWith(solution, own.decisions, evaluate(own.compiled, own.shares));
  await terminal.print(
    given.json
      ? json(solutionDocument(plan, solution, compared, uncertainty))
      : solutionText(
          plan,
          solution,
          terminal.width,
          styleFor(terminal),
          compared && { file: given.compare!, with: compared },
          uncertainty,
        ),
  );
  if (report !== null && solution.ranked.length > 0) {
    const progress = progressOn(terminal);
    progress.show(null, `Writing ${report.path} …`);
    await report.write(plan, solution, commandOf(given)).finally(progress.clear);
    terminal.tell(`The report is in ${report.path}.\n`);
  }
  // Stopped before any plan was found: there is none to give.
  return solution.ranked.length > 0 ? exitCode.done : exitCode.cannotBeMet;
}

/** Of the time for a plan with scenarios; the rest asks what waiting, knowing and limits on risk are worth. */
export const FOR_SEARCH = 0.7;

/** The candidate that decisions are, for the search to start from: where the plan has all their dates. */
function onOwnDates(plan: Plan, decisions: readonly Decision[]): Float64Array[] {
  const { shares, impossible } = sharesOf(compilePlan(plan), decisions);
  return impossible.length === 0 ? [shares] : [];
}

/** What finds the same answer again. */
const commandOf = ({ file, seed, time, law }: Given): string =>
  ["crossover solve", file, ...(law === undefined ? [] : [`--law ${law}`]), `--time ${time} --seed ${seed}`].join(" ");
