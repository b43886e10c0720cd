/**
 * A worker that a page talks to through comlink, and word of its end. A browser tells only of a script that fails; a worker that is
 * gone for another reason, such as want of memory, is silent. So each holds a lock for as long as it lives, and who waits for that
 * lock learns when it does not.
 */
import { type Remote, wrap } from "comlink";
import { passOn } from "./page-first.ts";
import { ALIVE, SERVES } from "./serve-thread.ts";

export interface Thread<T> {
  remote: Remote<T>;
  /** Rejects with a `ThreadDeath` when the worker is gone. */
  died: Promise<never>;
  readonly isLive: boolean;
  /** Whether it has come to serve at all: a script that cannot be loaded would fail again. */
  readonly hasServed: boolean;
  end: () => void;
}

export class ThreadDeath extends Error {}

/** @param role what the thread is to be, as `worker.ts` knows it */
export function threadOf<T>(role: "desk" | "solve" | "task"): Thread<T> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: role });
  passOn(worker);
  let isLive = true;
  let hasServed = false;
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener("error", ({ message }) => {
      worker.terminate();
      reject(new ThreadDeath(message === undefined || message === "" ? "its script could not be loaded" : message));
    });
    worker.addEventListener("message", ({ data }) => {
      // Given to this side only when the other has let go of it.
      if (data?.[ALIVE] !== undefined) {
        void navigator.locks.request(data[ALIVE], () => reject(new ThreadDeath("it ended")));
      }
      if (data?.[SERVES] !== undefined) hasServed = true;
    });
  });
  died.catch(() => {
    isLive = false;
  });
  return {
    remote: wrap<T>(worker),
    died,
    get isLive() {
      return isLive;
    },
    get hasServed() {
      return hasServed;
    },
    end: () => worker.terminate(),
  };
}
