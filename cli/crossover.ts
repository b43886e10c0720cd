/**
 * The command line: finds the command, runs it, and turns whatever goes wrong into words and an exit code.
 */
import yargs, { type Argv } from "yargs";
import { PlanError, type Problem } from "../model/plan-error.ts";
import { quote, suggest } from "../model/schema/say.ts";
import type { CommandEntry } from "./command.ts";
import { commands } from "./commands/index.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { OptionError } from "./option-error.ts";
import { json } from "./render/json.ts";
import type { Terminal } from "./terminal.ts";
import { asksForJson, mustBeClear } from "./typed-options.ts";
import { version } from "./version.ts";

/** What yargs finds wrong in what was typed; where it throws by itself, that is a YError. */
class Misuse extends Error {}

/** What runs, for when it fails. */
interface Running {
  entry: CommandEntry;
  file: string | null;
}

/**
 * @param words what was typed after `crossover`
 * @returns the exit code
 */
export async function crossover(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let running: Running | null = null;
  let ended: ExitCode = exitCode.done;
  let shown = "";
  const parser = commands.reduce<Argv>(
    (parser, entry) =>
      parser.command(
        entry.usage,
        entry.answers,
        async (own) => {
          running = { entry, file: null };
          const read = (await entry.load()).options(own);
          mustBeClear(words, flagsOf(read));
          return read;
        },
        async (options) => {
          running = { entry, file: typeof options.file === "string" ? options.file : null };
          ended = await (await entry.load()).run(options as never, terminal);
        },
      ),
    common(terminal.width).completion("completion", "A script that lets your shell complete commands and options"),
  );
  try {
    mustBeKnown(words[0]);
    await parser.parseAsync([...words], {}, (_error: unknown, _options: unknown, output: string) => {
      shown = output;
    });
    if (shown !== "") await terminal.print(`${shown}\n`);
    return ended;
  } catch (error) {
    const told = tellError(error, running, terminal);
    if (asksForJson(words) && told.code === exitCode.badInput) await terminal.print(json({ problems: told.problems }));
    return told.code;
  }
}

/** A public method of yargs that its types leave out. */
const flagsOf = (parser: Argv): readonly string[] =>
  (parser as unknown as { getOptions: () => { boolean: readonly string[] } }).getOptions().boolean;

const nameOf = ({ usage }: CommandEntry): string => usage.split(" ")[0]!;

/** @throws {OptionError} that names the commands, for a first word that is none of them */
function mustBeKnown(word: string | undefined): void {
  const names = [...commands.map(nameOf), "completion"];
  if (word === undefined || word.startsWith("-") || names.includes(word)) return;
  throw new OptionError(`There is no command ${quote(word)}. ${suggest(word, names)}`);
}

/** Options are taken as they are typed: a misspelled one is refused, not guessed at. */
function common(width: number): Argv {
  return (
    yargs()
      .scriptName("crossover")
      .usage(
        "$0 <command> [options]\n\nFinds when to exercise incentive stock options and when to sell, so that a household keeps the most after tax.",
      )
      .example("$0 solve plan.yaml", "the best plans for a household")
      .epilogue("crossover <command> --help shows a command's options.\nNot tax advice.")
      .parserConfiguration({
        "boolean-negation": false,
        "camel-case-expansion": false,
        "dot-notation": false,
        "duplicate-arguments-array": false,
        "parse-positional-numbers": false,
      })
      .locale("en")
      // The types know only texts; yargs' own tables hold singular and plural too.
      .updateStrings(strings as unknown as Record<string, string>)
      .demandCommand(1, 1, "Say what to do, as in: crossover solve plan.yaml")
      .strict()
      .exitProcess(false)
      .fail((message: string | null, error: Error | undefined) => {
        throw error ?? new Misuse(message ?? "");
      })
      .wrap(width)
      .help("help")
      .version("version", version)
  );
}

/** yargs' words, where plainer ones help. */
const strings = {
  "Not enough non-option arguments: got %s, need at least %s": {
    one: "Too few files are given: %s of %s.",
    other: "Too few files are given: %s of %s.",
  },
  "Missing required argument: %s": {
    one: "Needed here: --%s.",
    other: "Needed here: --%s.",
  },
  "Not enough arguments following: %s": "The option %s needs a value.",
  "Unknown argument: %s": {
    one: "Not known here: %s.",
    other: "Not known here: %s.",
  },
};

/** Says what went wrong on standard error. @returns the exit code, and for bad input what is wrong as data */
function tellError(
  error: unknown,
  running: Running | null,
  terminal: Terminal,
): { code: ExitCode; problems: readonly Problem[] } {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof PlanError) {
    terminal.tell(`${message}\n`);
    return { code: exitCode.badInput, problems: error.problems };
  }
  if (error instanceof OptionError) {
    terminal.tell(`${message}\n`);
    return { code: exitCode.badInput, problems: [typedProblem(message)] };
  }
  if (error instanceof Misuse || name === "YError") {
    const command = running === null ? "" : ` ${nameOf(running.entry)}`;
    const told = `${message}\nHow it goes: crossover${command} --help`;
    terminal.tell(`${told}\n`);
    return { code: exitCode.badInput, problems: [typedProblem(told)] };
  }
  const doing = running?.entry.doing ?? "starting";
  const file = running?.file ? ` ${running.file}` : "";
  terminal.tell(
    `crossover failed while ${doing}${file}. This is a fault of Crossover, not of your files.\n` +
      `Please report it, with the plan if you can share it and these lines:\n${stack}\n`,
  );
  return { code: exitCode.fault, problems: [] };
}

/** What is wrong with the words typed, which are no file. Its text is what is wrong, then the remedy; an option is named in front. */
function typedProblem(text: string): Problem {
  const [wrong, ...remedy] = text.split("\n");
  const [, key = "", message = wrong!] = wrong!.match(/^(--[a-z-]+)(?: [^:]*)?: (.*)$/s) ?? [];
  return { file: "", line: 0, column: 0, key, message, remedy: remedy.join("\n") };
}
