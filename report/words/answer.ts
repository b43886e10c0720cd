/** How sure an answer is, and what it is measured against. */
import type { BaselineName, Solution } from "../../solver/solution.ts";
import { dollars } from "./amounts.ts";

/** How far a plan may be from the best there is. */
export function claim(gap: number, proven: boolean): string {
  if (!Number.isFinite(gap)) return "Not proven to be the best: no bound is known.";
  const room = dollars(cents(gap));
  if (!proven) return `Not proven to be the best: another plan might do better, by ${room} at most.`;
  return cents(gap) === 0 ? "Proven: no plan does better." : `Proven: no plan does better by more than ${room}.`;
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** @param forMore how to give it more time, in brackets */
export function endedInWords({ ended, ranked }: Pick<Solution, "ended" | "ranked">, forMore = ""): string {
  const none =
    ranked.length === 0 ? " No plan that meets the limits was found; that does not prove there is none." : "";
  const why = {
    complete: "",
    proven: "The search ended by itself: the gap is closed.",
    settled: "",
    time: `The search ended with its time${forMore}.`,
    stopped: "The search was stopped early.",
  }[ended];
  return (why + none).trimStart();
}

/** What one would try by hand. */
export const baselineWords: Readonly<Record<BaselineName, string>> = {
  nothing: "do nothing",
  exerciseAllNow: "exercise all now",
  crossoverEachYear: "exercise each year until AMT starts",
  exerciseAndSell: "exercise and sell at once",
};
