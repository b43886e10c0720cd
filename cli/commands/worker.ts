/**
 * `worker`: works points of sweeps that are run with `--queue`, until it is stopped.
 */
import type { Argv } from "yargs";
import { grouped } from "../../model/counted.ts";
import { StoreError } from "../../sweep/duckdb.ts";
import { queueWorker } from "../../sweep/queue-worker.ts";
import { build } from "../build.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, textOption, workersOption } from "../options.ts";
import { CLEAR } from "../progress.ts";
import { json } from "../render/json.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .option("queue", {
      ...textOption,
      demandOption: true,
      describe: "The address of Redis, such as redis://localhost:6379",
    })
    .option("workers", { ...workersOption, describe: "Threads that work points" })
    .option("json", { ...jsonOption, describe: "When it ends, print how many points it worked as one JSON document" })
    .example("$0 worker --queue redis://localhost:6379", "on each machine, for all sweeps run with the same --queue");

export async function run(
  { queue, workers, json: asJson }: OptionsOf<typeof options>,
  terminal: Terminal,
): Promise<ExitCode> {
  let points = 0;
  try {
    const said = { build: build(), tell: (sentence: string) => terminal.tell(`${sentence}\n`) };
    const worker = await queueWorker(queue, workers, said, (count) => {
      points += count;
      if (terminal.isWatched) terminal.tell(`${CLEAR}${grouped(points)} points worked`);
    });
    await new Promise<void>((resolve) => {
      const undo = terminal.onInterrupt(() => {
        undo();
        resolve();
      });
      terminal.tell("Waiting for points. Ctrl-C ends the worker; what it has in hand goes to another.\n");
    });
    await worker.close();
    if (asJson) await terminal.print(json({ points }));
    return exitCode.done;
  } catch (error) {
    if (error instanceof StoreError) throw new OptionError(`${error.message}\n${error.remedy}`);
    throw error;
  }
}
