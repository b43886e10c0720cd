/**
 * Where a command reads and writes: the process's own streams, or a test's.
 */
import type { Readable } from "node:stream";
import type { Question } from "./init/question.ts";
import { onInterrupt } from "./interrupts.ts";

export interface Terminal {
  /** The lines of standard input; null if a person sits there. */
  lines: () => AsyncIterable<string> | null;
  /** Writes to standard output, what was asked for; done when there is room for more. */
  print: (text: string) => Promise<void>;
  /** Writes to standard error: progress, warnings, what is wrong. */
  tell: (text: string) => void;
  /** Asks the person who sits there, until the answer is one. @returns it as typed; null for Ctrl-C */
  ask: (question: Question<unknown>) => Promise<string | null>;
  /** Columns of standard output, at most 100. */
  width: number;
  hasColors: boolean;
  /** Whether a person sees what is told. */
  isWatched: boolean;
  /** Calls `handler` on each Ctrl-C instead of ending; @returns what undoes that. */
  onInterrupt: (handler: () => void) => () => void;
}

const WIDEST = 100;
/** Narrower than this nothing can be read anyway. */
const NARROWEST = 40;

export function processTerminal(process: NodeJS.Process): Terminal {
  // Standard input is opened by being named, which loads what a command that reads none has no use for.
  const { stdout, stderr, env } = process;
  return {
    lines: () => (process.stdin.isTTY ? null : linesOf(process.stdin)),
    print: (text) => new Promise((resolve) => void (stdout.write(text) ? resolve() : stdout.once("drain", resolve))),
    tell: (text) => void stderr.write(text),
    // Loaded only when something is asked; on standard error, so that standard output is what was asked for.
    ask: async (question) =>
      (await import("./init/ask-person.ts")).askPerson(question, { input: process.stdin, output: stderr }),
    width: Math.max(NARROWEST, Math.min(stdout.columns || WIDEST, WIDEST)),
    hasColors: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== "dumb",
    isWatched: Boolean(stderr.isTTY),
    onInterrupt,
  };
}

/** Splits at line feeds only: a line of JSON may hold any other separator. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split("\n");
    rest = parts.pop()!;
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
