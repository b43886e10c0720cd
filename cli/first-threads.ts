/**
 * The threads of `solve`, started before the rest of the program is loaded and its words are read: they load their own code in the meantime.
 */
import { availableParallelism } from "node:os";
import type { NodeThreads } from "../solver/pool/node-threads.ts";

/** Threads of a search where nobody says how many: one a processor, and at most so many. */
export const MOST_THREADS = 8;
export const DEFAULT_THREADS = Math.min(availableParallelism(), MOST_THREADS);

let first: NodeThreads | null = null;

/** @param words what was typed after `crossover` */
export async function startFirst(words: readonly string[]): Promise<void> {
  const count = threadsIn(words);
  if (count !== null) first = await start(count);
}

/** @returns those that were started first, if they are as many; else new ones */
export async function threads(count: number): Promise<NodeThreads> {
  if (first?.count !== count) {
    await endFirst();
    return start(count);
  }
  const started = first;
  first = null;
  return started;
}

/** Those that nobody asked for: words may be wrong, and a process does not end while it has threads. */
export async function endFirst(): Promise<void> {
  const started = first;
  first = null;
  await started?.close();
}

/** All but one, while there is a processor less for them: the thread that solves is at work, too. */
async function start(count: number): Promise<NodeThreads> {
  const { nodeThreads } = await import("../solver/pool/node-threads.ts");
  return nodeThreads(count, Math.max(1, Math.min(count, availableParallelism() - 1)));
}

/** How many threads words ask for, before they are read; null: none, or they may be wrong. */
export function threadsIn(words: readonly string[]): number | null {
  if (words[0] !== "solve" || words.includes("--help")) return null;
  const at = words.findIndex((word) => word.startsWith("--workers"));
  if (at < 0) return DEFAULT_THREADS;
  const [, joined] = words[at]!.split("=");
  const typed = joined ?? words[at + 1] ?? "";
  return /^[1-9]\d?$/.test(typed) ? Number(typed) : null;
}
