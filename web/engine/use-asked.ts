import { startTransition, useEffect, useState } from "react";
import { pageWorks } from "./page-first.ts";

export type Asked<T> =
  | { state: "waiting" }
  /** `isOld`: another question is being answered, and this is the answer before. */
  | { state: "answered"; answer: T; isOld: boolean }
  /** A defect. */
  | { state: "failed"; message: string };

type Found<T> = { about: readonly unknown[] } & ({ answer: T } | { message: string });

/**
 * What a thread answers to a question.
 *
 * @param ask   null: there is nothing to ask
 * @param about what the question is about: with another it is asked again
 */
export function useAsked<T>(ask: (() => Promise<T>) | null, about: readonly unknown[]): Asked<T> {
  const [found, setFound] = useState<Found<T> | null>(null);
  useEffect(() => {
    if (ask === null) return;
    let isGone = false;
    // What a person does meanwhile goes first.
    const show = (found: Found<T>) => {
      if (isGone) return;
      pageWorks();
      startTransition(() => setFound(found));
    };
    ask().then(
      (answer) => show({ about, answer }),
      (reason: unknown) => show({ about, message: String(reason) }),
    );
    return () => {
      isGone = true;
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: what it is about is all that it depends on
  }, about);
  if (found === null) return { state: "waiting" };
  const isOld = found.about.some((each, i) => each !== about[i]);
  if ("answer" in found) return { state: "answered", answer: found.answer, isOld };
  return isOld ? { state: "waiting" } : { state: "failed", message: found.message };
}
