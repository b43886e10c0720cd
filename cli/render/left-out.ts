import type { Plan } from "../../model/plan.ts";
import { leftOutOf } from "../../tax/states/index.ts";
import type { Style } from "./style.ts";
import { wrap } from "./words.ts";

/** What the tax of the household's state does not count, or nothing where there is nothing to say. */
export function leftOutText({ household: { state } }: Plan, width: number, style: Style): string {
  const notes = state === null ? [] : leftOutOf(state);
  if (notes.length === 0) return "";
  return [style.bold(`Not in the tax of ${state}`), ...notes.map((note) => `  ${wrap(note, width - 2, 4)}`)].join("\n");
}
