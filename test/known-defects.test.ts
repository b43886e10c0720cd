/** Right answers that we do not give yet. Mending one makes its test fail here: then it moves to where it belongs. */
import { expect, test } from "vitest";
import { exercise, iso, plan, run, sell } from "./model/plans.ts";

test.fails("a disqualifying sale's ordinary income is limited by a basis that took over a washed loss", () => {
  // OLD, bought at 23, is sold at 18 and replaced by an ISO (strike 10) exercised that day: 5 a share go into its basis, now 15.
  // Sold at 18 in June: IRC 422(c)(2) limits ordinary income to 18 - 15 = 3 a share, and no gain or loss is left. We take 8, and a
  // loss of 5.
  const compiled = plan({
    horizon: { start: "2025-01-15", end: "2025-12-31" },
    decisions: ["2025-03-01", "2025-06-30"],
    securities: { ACME: { price: 18 } },
    lots: [{ id: "OLD", security: "ACME", acquired: "2024-05-01", shares: 100, basis: 23 }],
    grants: [iso()],
  });
  const { input } = run(compiled, [
    exercise("2025-03-01", "ISO", 100),
    sell("2025-03-01", "OLD", 100),
    sell("2025-06-30", "ISO@2025-03-01", 100),
  ]);
  expect(input(2025, "dispositionIncome")).toBe(300);
  expect(input(2025, "shortTermGain") + input(2025, "longTermGain")).toBe(0);
});
