import { startTransition, useEffect, useState } from "react";

/**
 * What a thread answers to a question. Until it does, null; while another question is being answered, the answer before.
 *
 * @param ask   null: there is nothing to ask
 * @param about what the question is about: with another it is asked again
 */
export function useAsked<T>(
  ask: (() => Promise<T>) | null,
  about: readonly unknown[],
): { answer: T; isOld: boolean } | null {
  const [found, setFound] = useState<{ about: readonly unknown[]; answer: T } | null>(null);
  useEffect(() => {
    if (ask === null) return;
    let isGone = false;
    void ask().then((answer) => {
      // What a person does meanwhile goes first.
      if (!isGone) startTransition(() => setFound({ about, answer }));
    });
    return () => {
      isGone = true;
    };
    // biome-ignore lint/correctness/useExhaustiveDependencies: what it is about is all that it depends on
  }, about);
  if (found === null) return null;
  return { answer: found.answer, isOld: found.about.some((each, i) => each !== about[i]) };
}
