/**
 * `web`: the planner as a page, served to this computer only.
 */
import { spawn } from "node:child_process";
import type { Argv } from "yargs";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, numberOption } from "../options.ts";
import { json } from "../render/json.ts";
import type { Terminal } from "../terminal.ts";
import { servePage } from "../web/serve-page.ts";

export const options = (yargs: Argv) =>
  yargs
    .option("port", {
      default: 0,
      requiresArg: true,
      describe: "Port on this computer; 0 takes one that is free",
      coerce: numberOption({ name: "--port", what: "a port", least: 0, most: 65_535, whole: true, example: 8080 }),
    })
    .option("no-open", { type: "boolean", default: false, describe: "Only say the address; open no browser" })
    .option("json", jsonOption)
    .example("$0 web", "the planner in your browser; nothing you type leaves this computer")
    .example("$0 web --port 8080 --no-open", "the same, at an address that stays");

export async function run(
  { port, "no-open": isQuiet, json: asJson }: OptionsOf<typeof options>,
  terminal: Terminal,
): Promise<ExitCode> {
  const served = await servePage(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    throw new OptionError(`--port ${port}: it is taken, or not allowed.\nGive another, or none for one that is free.`);
  });
  await terminal.print(asJson ? json({ address: served.address }) : `Crossover is at ${served.address}\n`);
  terminal.tell("Ctrl-C ends it.\n");
  if (!isQuiet) open(served.address);
  await new Promise<void>((resolve) => terminal.onInterrupt(resolve));
  await served.close();
  return exitCode.done;
}

/** In the person's own browser. Where there is none, the address has been told. */
function open(address: string): void {
  const [program, ...before] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  spawn(program!, [...before, address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
