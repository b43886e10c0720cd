/** What the browser keeps of a person's work, on this computer only, until it is deleted. */
import { createStore, del, get, set } from "idb-keyval";
import type { Solution } from "../../solver/solution.ts";

/** A finished solve, and the text that it is of. */
export interface Answer {
  text: string;
  solution: Solution;
}

export interface Kept {
  /** The plan file as it stands in the page. */
  text: string;
  answer: Answer | null;
}

const KEY = "work";
const store = createStore("crossover", "kept");

/** null where nothing was kept, or the browser keeps nothing. */
export const readKept = (): Promise<Kept | null> =>
  get<Kept>(KEY, store).then(
    (kept) => kept ?? null,
    () => null,
  );

/** Where the browser keeps nothing, as in some private windows, the page works all the same. */
export const keep = (kept: Kept): Promise<void> => set(KEY, kept, store).catch(() => {});

export const deleteKept = (): Promise<void> => del(KEY, store).catch(() => {});
