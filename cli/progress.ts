/**
 * How far some work has come, on one line of standard error that goes when it is done; for a person who watches only.
 */
import type { Terminal } from "./terminal.ts";

/** Back to the start of the line, and what stood there gone. */
export const CLEAR = "\r\u001b[2K";

const BAR = 20;

export interface Progress {
  /** @param part of the work that is done, 0 to 1; null where nobody knows */
  show: (part: number | null, words: string) => void;
  clear: () => void;
}

export function progressOn({ isWatched, tell, width }: Pick<Terminal, "isWatched" | "tell" | "width">): Progress {
  let isShown = false;
  return {
    show: (part, words) => {
      if (!isWatched) return;
      isShown = true;
      tell(CLEAR + lineOf(part, words, width));
    },
    clear: () => {
      if (isShown) tell(CLEAR);
      isShown = false;
    },
  };
}

/** Never more than a line, which could not be cleared. */
export function lineOf(part: number | null, words: string, width: number): string {
  const done = Math.round(Math.max(0, Math.min(1, part ?? 0)) * BAR);
  const line = part === null ? words : `${"█".repeat(done)}${"░".repeat(BAR - done)} ${words}`;
  return line.length < width ? line : `${line.slice(0, width - 2)}…`;
}
