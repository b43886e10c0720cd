/**
 * Reads a plan's scenarios for the proof: what their sums can come to. That depends on nothing that the search finds, so it is begun beside it:
 * one scenario after the other, each on one thread, while the search has the others.
 */
import type { Pool } from "../pool/pool.ts";
import type { Narrowed } from "./narrow.ts";

export interface Reading {
  /** Begins, where the search keeps a thread. */
  beside: () => void;
  /** Reads what is left on all threads. @returns by scenario */
  all: () => Promise<Narrowed[]>;
}

export function readingOf(pool: Pool, scenarios: number): Reading {
  const found: Promise<Narrowed>[] = [];
  let isBeside = false;
  const read = (): Promise<Narrowed> => {
    const narrowed = narrowedBy(pool, found.length);
    // Where the solve ends first, nobody waits for it.
    narrowed.catch(() => {});
    found.push(narrowed);
    return narrowed;
  };
  const readOn = async () => {
    while (isBeside && found.length < scenarios) await read();
  };
  return {
    beside: () => {
      if (isBeside || pool.threads === 1) return;
      isBeside = true;
      readOn().catch(() => {});
    },
    all: () => {
      isBeside = false;
      while (found.length < scenarios) read();
      return Promise.all(found);
    },
  };
}

async function narrowedBy(pool: Pool, scenario: number): Promise<Narrowed> {
  const answer = await pool.run({ kind: "narrow", scenario });
  if (answer.kind !== "narrow") throw new Error("the pool answered another task");
  return answer.narrowed;
}
