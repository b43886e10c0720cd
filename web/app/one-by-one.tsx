import { type ReactElement, useEffect, useState } from "react";

/**
 * Parts that come one after another, each in a task of its own, so that the page answers in between.
 *
 * @param of what the parts are of: with another it begins again
 */
export function OneByOne({ of, children }: { of: object; children: readonly ReactElement[] }) {
  const [drawn, setDrawn] = useState({ of, count: 1 });
  const count = drawn.of === of ? drawn.count : 1;
  useEffect(() => {
    if (count >= children.length) return;
    const timer = setTimeout(() => setDrawn({ of, count: count + 1 }));
    return () => clearTimeout(timer);
  }, [of, count, children.length]);
  return children.slice(0, count);
}
