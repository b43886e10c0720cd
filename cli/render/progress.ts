import { grouped } from "../../model/counted.ts";
import type { Progress } from "../../solver/solution.ts";
import { wholeDollars } from "./words.ts";

/** How far a search has come, on one line. */
export function progressLine({ seconds, evaluated, best, bound }: Progress): string {
  const found = best === null ? "none that meets the limits yet" : `best ${wholeDollars(best)}`;
  const limit = Number.isFinite(bound) ? `, bound ${wholeDollars(bound)}` : "";
  return `${Math.floor(seconds)} s: ${grouped(evaluated)} candidates, ${found}${limit}`;
}
