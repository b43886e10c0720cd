import picocolors from "picocolors";
import type { Terminal } from "../terminal.ts";

/** How a text stands out, where the terminal has colours. */
export function styleFor({ hasColors }: Pick<Terminal, "hasColors">) {
  const { bold, dim } = picocolors.createColors(hasColors);
  return { bold, dim };
}

export type Style = ReturnType<typeof styleFor>;
