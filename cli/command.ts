import type { ArgumentsCamelCase, Argv } from "yargs";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** What a file in commands/ exports. `run` takes what `options` reads. */
export interface Command {
  options: (yargs: Argv) => Argv;
  run: (options: never, terminal: Terminal) => Promise<ExitCode>;
}

/** The options that a command's `options` reads. */
export type OptionsOf<T> = T extends (yargs: Argv) => Argv<infer Options> ? ArgumentsCamelCase<Options> : never;

/** A command before its file is loaded: enough to list it, and to say what failed. */
export interface CommandEntry {
  /** In yargs' notation: `<needed>`. */
  usage: string;
  /** What it answers, for the list of commands. */
  answers: string;
  /** What it does, to go before a file's name: "solving". */
  doing: string;
  load: () => Promise<Command>;
}
