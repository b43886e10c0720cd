import type { Plan } from "../../model/plan.ts";
import type { Style } from "./style.ts";
import { wrap } from "./words.ts";

/** What was made of the plan file that its reader may not expect; empty where that is nothing. */
export function notesText({ notes }: Plan, width: number, style: Style): string {
  if (notes.length === 0) return "";
  return [style.bold("How the plan was read"), ...notes.map((note) => `  ${wrap(note, width - 2, 4)}`)].join("\n");
}
