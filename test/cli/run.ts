/** Runs the command line in this process, on a terminal that remembers what was written. */
import { join } from "node:path";
import { crossover } from "../../cli/crossover.ts";
import type { Terminal } from "../../cli/terminal.ts";

export const fixture = (name: string): string => join(import.meta.dirname, "fixtures", name);
export const contractPlan = join(import.meta.dirname, "..", "model", "fixtures", "contract.yaml");

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/**
 * @param input lines of standard input; null: a person sits there
 * @param ask   the person's answers
 */
export async function run(
  words: readonly string[],
  input: readonly string[] | null = null,
  ask: Terminal["ask"] = async ({ text }) => {
    throw new Error(`nobody is there to answer: ${text}?`);
  },
): Promise<Ran> {
  const ran: Ran = { code: 0, out: "", err: "" };
  ran.code = await crossover(words, {
    lines: () => (input === null ? null : asyncLines(input)),
    print: async (text) => {
      ran.out += text;
    },
    tell: (text) => {
      ran.err += text;
    },
    ask,
    width: 100,
    hasColors: false,
    isWatched: false,
    onInterrupt: () => () => {},
  });
  return ran;
}

async function* asyncLines(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
