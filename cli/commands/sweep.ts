/**
 * `sweep`: many points over a plan, into one file that SQL reads.
 */
import { existsSync } from "node:fs";
import type { Argv } from "yargs";
import { grouped } from "../../model/counted.ts";
import { columnsOf } from "../../sweep/columns.ts";
import { executorOf } from "../../sweep/executors.ts";
import { pointsInSql, variedIn } from "../../sweep/points-in-sql.ts";
import { asking } from "../../sweep/query.ts";
import { readSweep } from "../../sweep/read-sweep.ts";
import { blockSizeOf, type Executor, runSweep } from "../../sweep/run-sweep.ts";
import { openStore, StoreError } from "../../sweep/store.ts";
import { summaryOf } from "../../sweep/summary.ts";
import { digestsOf, type Sweep, type SweepTexts, sweepOf } from "../../sweep/sweep.ts";
import { build } from "../build.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, textOption, workersOption } from "../options.ts";
import { CLEAR } from "../progress.ts";
import { json } from "../render/json.ts";
import { styleFor } from "../render/style.ts";
import { answerText, summaryText, sweepProgressLine } from "../render/sweep.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .positional("file", { type: "string", demandOption: true, describe: "A sweep, in YAML or JSON" })
    .option("out", {
      ...textOption,
      describe: "Where the results go: a .duckdb, .parquet or .csv file [default: the sweep's name, .duckdb]",
    })
    .option("resume", { type: "boolean", default: false, describe: "Go on with a sweep that was not finished" })
    .option("query", { ...textOption, describe: "SQL to ask the results, in which they are the table points" })
    .option("summary", {
      type: "boolean",
      default: false,
      describe: "Show a heat map and the distribution of tax, even of a file that is there already",
    })
    .option("workers", { ...workersOption, describe: "Threads that work points" })
    .option("queue", { ...textOption, describe: "Let crossover workers do the work, through Redis at this address" })
    .option("json", jsonOption)
    .example("$0 sweep sweep.yaml --out points.parquet", "every point, with progress, then a summary")
    .example("$0 sweep sweep.yaml --out points.parquet --resume", "go on after a crash, as if there had been none")
    .example('$0 sweep sweep.yaml --query "select avg(tax) from points"', "ask the file in SQL");

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  try {
    return await sweep(given, terminal);
  } catch (error) {
    if (error instanceof StoreError) throw new OptionError(`${error.message}\n${error.remedy}`);
    throw error;
  }
}

async function sweep(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const texts = readSweep(given.file);
  const sweep = sweepOf(texts);
  const out = given.out ?? `${given.file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/, "")}.duckdb`;
  const isAsked = given.query !== undefined || given.summary;
  if (!(existsSync(out) && (isAsked || given.resume))) {
    const isDone = await work(texts, sweep, out, given, terminal);
    if (!isDone) return exitCode.interrupted;
  }
  const style = styleFor(terminal);
  await asking(out, async (ask) => {
    if (given.query !== undefined) {
      const answer = await ask(given.query);
      const rows = answer.rows.map((row) => Object.fromEntries(row.map((value, i) => [answer.columns[i]!, value])));
      await terminal.print(given.json ? json(rows) : `${answerText(answer, terminal.width, style)}\n`);
      return;
    }
    const isSolved = "solve" in sweep.job;
    const summary = await summaryOf({ varied: variedIn(sweep), isSolved }, pointsInSql(ask));
    await terminal.print(
      given.json
        ? json({ sweep: sweep.name, file: out, ...summary })
        : `${sweep.name}: ${out}\n${summaryText(summary, terminal.width, style)}\n`,
    );
  });
  return exitCode.done;
}

/** Threads of this machine, or workers anywhere. */
async function executorFor(
  texts: SweepTexts,
  { queue, workers }: OptionsOf<typeof options>,
  { tell }: Terminal,
): Promise<Executor> {
  if (queue === undefined) return executorOf(texts, workers);
  const { queueExecutor } = await import("../../sweep/queue.ts");
  return queueExecutor(texts, queue, { build: build(), tell: (sentence) => tell(`${sentence}\n`) });
}

/** @returns whether it is finished: false where Ctrl-C stopped it */
async function work(
  texts: SweepTexts,
  sweep: Sweep,
  out: string,
  given: OptionsOf<typeof options>,
  terminal: Terminal,
): Promise<boolean> {
  const store = await openStore({
    out,
    columns: columnsOf(sweep),
    digests: digestsOf(texts),
    blockSize: blockSizeOf(sweep),
    build: build(),
    resume: given.resume,
  });
  const stop = new AbortController();
  const undo = terminal.onInterrupt(() => {
    if (stop.signal.aborted) process.exit(exitCode.interrupted);
    stop.abort();
  });
  try {
    let told = 0;
    const executor = await executorFor(texts, given, terminal);
    const isDone = await runSweep(sweep, store, executor, {
      signal: stop.signal,
      onProgress: (progress) => {
        const now = performance.now();
        if (!terminal.isWatched || (now - told < 200 && progress.done < progress.count)) return;
        told = now;
        terminal.tell(CLEAR + sweepProgressLine(progress));
      },
    });
    if (terminal.isWatched) terminal.tell(CLEAR);
    if (isDone) {
      await store.finish();
      return true;
    }
    const kept = grouped(store.pointsDone());
    store.close();
    terminal.tell(`Stopped with ${kept} of ${grouped(sweep.points.count)} points. Go on with --resume.\n`);
    return false;
  } catch (error) {
    store.close();
    throw error;
  } finally {
    undo();
  }
}
