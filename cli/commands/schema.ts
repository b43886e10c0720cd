/**
 * `schema`: the JSON Schema of the plan file, with which an editor completes and checks a plan while it is written.
 */
import type { Argv } from "yargs";
import { planSchema } from "../../scenarios/plan-schema.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { jsonOption } from "../options.ts";
import { json } from "../render/json.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .option("json", { ...jsonOption, describe: "The schema is JSON as it is" })
    .example(
      "$0 schema > plan.schema.json",
      "for plans that start with # yaml-language-server: $schema=plan.schema.json",
    );

export async function run(_given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  await terminal.print(json(planSchema()));
  return exitCode.done;
}
