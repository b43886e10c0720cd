/** Risk by hand: wealths of five scenarios against $100,000 today. */
import { describe, expect, test } from "vitest";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { conditionalValueAtRisk, distributionOf, safeWith } from "../../model/risk.ts";

const probabilities = [0.4, 0.3, 0.2, 0.06, 0.04];
const wealths = [150_000, 110_000, 90_000, 40_000.5, 10_000].map((left) => left * 100);
const compiled = {
  wealthToday: 10_000_000,
  plan: { limits: { cvar: null } },
  scenarios: probabilities.map((probability) => ({ scenario: { probability } })),
} as unknown as CompiledPlan;

describe("CVaR is the mean loss of the worst part, to the cent", () => {
  test.each([
    // The worst 4 %: a loss of 90,000.
    [0.96, 90_000],
    // The worst 5 %: 4 % lose 90,000 and 1 % of the next 59,999.50: (0.04 x 90,000 + 0.01 x 59,999.50) / 0.05.
    [0.95, 83_999.9],
    // The worst 10 %: (0.04 x 90,000 + 0.06 x 59,999.50) / 0.1.
    [0.9, 71_999.7],
    // The worst half: (3,600 + 3,599.97 + 0.2 x 10,000 - 0.2 x 10,000) / 0.5; the third part of the gain of 10,000 counts.
    [0.5, 14_399.94],
  ])("at level %d it is %d", (level, loss) => {
    expect(Math.round(conditionalValueAtRisk(compiled, wealths, level)) / 100).toBe(loss);
  });

  test("it is the least of t + E[(loss - t)+] / (1 - level) over all t, which is where Rockafellar and Uryasev start", () => {
    const losses = wealths.map((wealth) => 10_000_000 - wealth);
    for (const level of [0.5, 0.8, 0.9, 0.95]) {
      const least = Math.min(
        ...losses.map(
          (t) => t + losses.reduce((sum, loss, i) => sum + probabilities[i]! * Math.max(0, loss - t), 0) / (1 - level),
        ),
      );
      expect(conditionalValueAtRisk(compiled, wealths, level)).toBeCloseTo(least, 4);
    }
  });
});

test("the mean, the worst, and quantiles as the least amount with at least the probability at or below it", () => {
  // 0.4 x 150,000 + 0.3 x 110,000 + 0.2 x 90,000 + 0.06 x 40,000.50 + 0.04 x 10,000 = 113,800.03.
  expect(distributionOf(compiled, wealths)).toEqual({
    mean: 113_800.03,
    worst: 10_000,
    quantiles: [
      { probability: 0.05, left: 40_000.5 },
      { probability: 0.25, left: 90_000 },
      { probability: 0.5, left: 110_000 },
      { probability: 0.75, left: 150_000 },
      { probability: 0.95, left: 150_000 },
    ],
    cvar: { level: 0.95, left: 16_000.1, loss: 83_999.9 },
    wealthToday: 100_000,
  });
});

test.each([
  // Nobody may fall below it: the worst. With 4 % allowed the worst scenario may; with 3.99 % it may not.
  [0, 10_000],
  [0.0399, 10_000],
  [0.04, 40_000.5],
  [0.1, 90_000],
])("with a probability of %d of falling short, what is safe is %d", (probability, left) => {
  expect(safeWith(compiled, wealths, probability) / 100).toBe(left);
});
