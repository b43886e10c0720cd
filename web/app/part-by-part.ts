import { useEffect, useState } from "react";
import { pageWorks } from "../engine/page-first.ts";

/**
 * How many of a view's parts stand by now: one more with each frame, so that none of them keeps a person waiting.
 *
 * @param of what the parts are of: with another it begins again
 */
export function useDrawn(of: unknown, count: number): number {
  const [drawn, setDrawn] = useState({ of, count: 1 });
  const now = drawn.of === of ? drawn.count : 1;
  useEffect(() => (now < count ? afterFrame(() => setDrawn({ of, count: now + 1 })) : undefined), [of, now, count]);
  return now;
}

/** @returns calls it off */
export function afterFrame(work: () => void): () => void {
  pageWorks();
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    timer = window.setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
