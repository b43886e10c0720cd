/** What the browser keeps of a person's work, on this computer only, until it is deleted. */
import { clear, createStore, getMany, set } from "idb-keyval";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import type { SweepSummary } from "../../sweep/summary.ts";
import type { Traded } from "../engine/solve-worker.ts";

/** A finished solve, and the text that it is of. */
export interface Answer {
  text: string;
  solution: Solution;
  /** Where it was asked for. */
  traded?: Traded;
}

/** The ranked plans, and those on the frontier after them: by rank, from 1. */
export const plansOf = ({ solution, traded }: Answer): readonly RankedPlan[] => [
  ...solution.ranked,
  ...(traded?.plans ?? []),
];

/** `plan 2`, or `plan 3 of the frontier`. */
export const nameOf = ({ solution: { ranked } }: Answer, rank: number): string =>
  rank <= ranked.length ? `plan ${rank}` : `plan ${rank - ranked.length} of the frontier`;

/** The results of a sweep, as they were opened. */
export interface OpenedSweep {
  /** Of the file. */
  name: string;
  summary: SweepSummary;
}

export interface Kept {
  /** The plan file as it stands in the page. */
  text: string;
  answer: Answer | null;
  sweep: OpenedSweep | null;
}

const store = createStore("crossover", "kept");

/** null where nothing was kept, or the browser keeps nothing. */
export const readKept = (): Promise<Kept | null> =>
  getMany<Kept[keyof Kept] | undefined>(["text", "answer", "sweep"], store).then(
    ([text, answer = null, sweep = null]) => (text === undefined ? null : ({ text, answer, sweep } as Kept)),
    () => null,
  );

/** Where the browser keeps nothing, as in some private windows, the page works all the same. */
export const keep = <K extends keyof Kept>(what: K, value: Kept[K]): Promise<void> =>
  set(what, value, store).catch(() => {});

export const deleteKept = (): Promise<void> => clear(store).catch(() => {});
