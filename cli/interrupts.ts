/**
 * Ctrl-C from the program's first moment. A search that is stopped answers with the best it has, so what is typed while it still
 * loads is kept for it.
 */
import { exitCode } from "./exit-code.ts";

let isKept = false;

const keep = () => {
  if (isKept) process.exit(exitCode.interrupted);
  isKept = true;
};

/** Keeps a Ctrl-C for whoever is going to mind it; a second one ends the program. */
export function keepInterrupts(): void {
  process.on("SIGINT", keep);
}

/** Calls `handler` on each Ctrl-C instead of ending, and at once for one that was kept; @returns what undoes that */
export function onInterrupt(handler: () => void): () => void {
  // In this order: with no one listening, Node forgets a signal that it has not told yet.
  process.on("SIGINT", handler);
  process.off("SIGINT", keep);
  if (isKept) handler();
  isKept = false;
  return () => void process.off("SIGINT", handler);
}
