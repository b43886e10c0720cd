/** Progress is for a person who watches, on one line that goes when the work is done. */
import { expect, test } from "vitest";
import { lineOf, progressOn } from "../../cli/progress.ts";

test("a bar of twenty, and words; never more than the width", () => {
  expect(lineOf(0.25, "12 s", 80)).toBe("█████░░░░░░░░░░░░░░░ 12 s");
  expect(lineOf(null, "Writing plan.html …", 80)).toBe("Writing plan.html …");
  expect(lineOf(1.7, "x".repeat(100), 40)).toHaveLength(39);
});

test("nothing is told where nobody watches; what was shown is cleared once", () => {
  const told: string[] = [];
  const on = (isWatched: boolean) => progressOn({ isWatched, width: 80, tell: (text) => void told.push(text) });
  const unseen = on(false);
  unseen.show(0.5, "half");
  unseen.clear();
  expect(told).toEqual([]);
  const seen = on(true);
  seen.show(0.5, "half");
  seen.clear();
  seen.clear();
  expect(told).toEqual(["\r\u001b[2K██████████░░░░░░░░░░ half", "\r\u001b[2K"]);
});
