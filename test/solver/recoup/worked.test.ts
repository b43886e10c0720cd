/**
 * Getting credit back, by hand. The household of all: single, wages of 200,000 in 2024, no state.
 *
 * Regular tax: taxable 200,000 - 14,600 = 185,400; 17,168.50 + 24 % of (185,400 - 100,525) = 37,538.50.
 * Tentative minimum tax: 26 % of (200,000 - 85,700) = 29,718.
 * Room for credit without doing anything: 37,538.50 - 29,718 = 7,820.50 (Form 8801 line 24).
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { date } from "../../../model/dates.ts";
import type { Decision } from "../../../model/decisions.ts";
import type { Plan } from "../../../model/plan.ts";
import { parsePlan } from "../../../model/read-plan.ts";
import { underLaw } from "../../../model/under-law.ts";
import { enumerateAll } from "../../../solver/enumerate.ts";
import { highs } from "../../../solver/highs.ts";
import { linearProgramSolver } from "../../../solver/linear-program.ts";
import { prove } from "../../../solver/proof/prove.ts";
import { proverOf } from "../../../solver/proof/prover.ts";
import { heldBackOf } from "../../../solver/recoup/held-back.ts";
import { recoup } from "../../../solver/recoup/recoup.ts";
import { stepsOf } from "../../../solver/recoup/steps.ts";
import { throughYear } from "../../../solver/recoup/through-year.ts";
import { scorerOf } from "../../../solver/scorer.ts";
import { improverOf } from "../../../solver/search/improver.ts";
import { solve } from "../../../solver/solve.ts";
import { smallPlan } from "../small-plans.ts";

const household = ({ credit = 40_000, end = "2024-12-31", rest = "" }) =>
  parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: ${end}}
income: {wages: 200000}
carryovers: {minimumTaxCredit: ${credit}}
cash: {start: 100000}
${rest}`,
    "recoup.yaml",
  );

/** Exercised at 2 when the stock stood at 32, where it stands again until it is 40 at the end. */
const AT_ITS_VALUE = `securities:
  ACME: {price: {2024-03-01: 32, 2024-12-31: 40}, steps: true}
  FUND: {price: 100}
lots:
  - {id: ISO, security: ACME, granted: 2018-01-05, exercised: 2021-06-01, shares: 10000, strike: 2, fmvAtExercise: 32}
  - {id: LOSS, security: FUND, acquired: 2019-05-01, shares: 100, basis: 200}
decisions: [2024-03-01]
limits: {keep: {FUND: 100}}
`;

const options = { seconds: null, programs: 50, gap: 1, workers: 0, seed: 1 };
const ask = (plan: ReturnType<typeof household>, by: number | null) => recoup(plan, { by, solve, options });

const sell = (lot: string, shares: number): Decision => ({
  date: date("2024-03-01"),
  do: "sell",
  lot,
  shares,
  scenario: null,
});

test("of $40,000 of credit the ISO shares that use exactly the room: 7,151, not one more", async () => {
  // A share brings a gain of 30 for regular tax, at 15 %, and none for AMT: 4.50 of room. The credit needs 40,000 - 7,820.50 =
  // 32,179.50 more of it, and 7,151 x 4.50 = 32,179.50. Shares beyond gain 8 by waiting.
  const { laws, endsBefore2026 } = await ask(household({ rest: AT_ITS_VALUE }), 2024);
  // 2025, when the rest is sold, has the same law either way.
  expect(endsBefore2026).toBe(true);
  const of = laws[0]!;
  expect(of).toMatchObject({ there: 40_000, credit: 40_000, isAll: true, bound: 40_000, proven: true, by: 2024 });
  expect(of.nothing.credit).toBe(7820.5);
  expect(of.decisions).toEqual([sell("ISO", 7151)]);
  const [step] = of.steps;
  expect(step).toMatchObject({
    kind: "isoSale",
    amounts: { regularGain: 214_530, amtGain: 0, ordinaryIncome: 0, line2k: -214_530 },
    adds: { credit: 32_179.5 },
    lastShare: { credit: 4.5 },
    nextShare: { credit: 0 },
    neededFor: [],
  });
  // 185,400 + 214,530 = 399,930 is below 518,900, where 20 % begins: 37,538.50 + 15 % of 214,530 = 69,718.
  expect(of.scenarios[0]!.years[0]).toMatchObject({
    regularTax: 69_718,
    tentativeMinimumTax: 29_718,
    room: 40_000,
    creditUsed: 40_000,
    creditLeft: 0,
    line2k: -214_530,
  });
  // The plan that leaves the most waits for the higher price.
  expect(of.wealthiest.costs).toBeGreaterThan(0);
  expect(of.wealthiest.credit).toBeLessThan(40_000);
});

describe("steps, each against the plan without it, where the credit is more than enough", () => {
  const compiled = compilePlan(household({ credit: 60_000, rest: AT_ITS_VALUE }));

  test("a loss of 3,000 harvested lowers both taxes, the AMT by more", () => {
    // Beside a sale of ISO shares: the regular gain is 3,000 less, at 15 % 450. For AMT there is no gain to offset: 3,000 less
    // income, at 26 % 780.
    const [iso, loss] = stepsOf(compiled, [sell("ISO", 1000), sell("LOSS", 30)], 2024);
    expect(loss).toMatchObject({ kind: "harvestedLoss", amounts: { regularGain: -3000, amtGain: -3000, line2k: 0 } });
    expect(loss!.adds.credit).toBe(330);
    // 11 a share; the next finds the AMT's limit of 3,000 reached, and takes 15 % of 100.
    expect(loss!.lastShare!.credit).toBe(11);
    expect(loss!.nextShare).toMatchObject({ credit: -15 });
    // Without the ISO shares the loss of 3,000 counts against wages, at 24 %, in the regular system too: 780 - 720 = 60 of room.
    // With them 4,500 + 330 above 7,820.50.
    expect(iso!.adds.credit).toBe(4830 - 60);
  });

  test("beyond 3,000 a loss is held back: it takes gains that make room", () => {
    // All 100 shares: 10,000 less regular gain, at 15 % 1,500; AMT income 3,000 less, at 26 % 780.
    const [held] = heldBackOf(compiled, [sell("ISO", 10_000)], 2024);
    expect(held).toMatchObject({ lot: "LOSS", shares: 100, date: "2024-03-01", wouldAdd: { credit: 780 - 1500 } });
    expect(held!.amounts).toMatchObject({ regularGain: -10_000, amtGain: -10_000 });
    // That the plan is to keep them is said as well.
    expect(held!.breaks).toEqual(["limits.keep.FUND"]);
  });
});

test("a gain on a fund is paired with the AMT loss of ISO shares", async () => {
  // Exercised when the stock stood at 52: a share sold at 32 is a gain of 30 and an AMT loss of 20. Beyond the 3,000 that counts (26 %:
  // 780 of room) the AMT loss waits for gains; one of the fund makes 15 % of room and no AMT.
  const { laws } = await ask(
    household({
      rest: `securities: {ACME: {price: {2024-03-01: 32, 2024-12-31: 40}, steps: true}, FUND: {price: 200}}
lots:
  - {id: ISO, security: ACME, granted: 2018-01-05, exercised: 2021-06-01, shares: 5000, strike: 2, fmvAtExercise: 52}
  - {id: FUND-2015, security: FUND, acquired: 2015-05-01, shares: 970, basis: 100}
decisions: [2024-03-01]
`,
    }),
    2024,
  );
  const of = laws[0]!;
  expect(of).toMatchObject({ credit: 40_000, isAll: true, proven: true });
  const [iso, fund] = ["ISO", "FUND-2015"].map(
    (lot) => of.steps.find(({ decision: d }) => d.do === "sell" && d.lot === lot)!,
  );
  expect(iso!.kind).toBe("isoSale");
  expect(fund!.kind).toBe("pairedGain");
  // Without the fund the room is 7,820.50 + 780 + 4.50 for each ISO share.
  expect(fund!.adds.credit).toBeCloseTo(40_000 - 8600.5 - 4.5 * iso!.decision.shares, 2);
  // Without the ISO shares the fund's gain is one for AMT too, at 15 %: no room at all.
  expect(iso!.adds.credit).toBeCloseTo(40_000 - 7820.5, 2);
  // All ISO shares alone would leave 40,000 - 8,600.50 - 22,500 = 8,899.50 for later.
  expect(8600.5 + 4.5 * 5000).toBeLessThan(40_000);
});

test("AMT that a plan pays to have it back is no credit recouped: an exercise takes room, then makes credit of its own", () => {
  const compiled = compilePlan(
    household({
      credit: 60_000,
      end: "2025-12-31",
      rest: `securities: {ACME: {price: 32}}
grants: [{id: G, type: iso, security: ACME, granted: 2020-01-05, strike: 2, shares: 5000, vesting: all, expires: 2030-01-05}]
decisions: [2024-03-01, 2025-03-01]
`,
    }),
  );
  const exercised = (shares: number) =>
    stepsOf(compiled, [{ date: date("2024-03-01"), do: "exercise", grant: "G", shares, scenario: null }], 2024)[0]!;
  // 1,000: bargain element 30,000, at 26 % 7,800 of the room of 7,820.50; a share takes 7.80.
  expect(exercised(1000)).toMatchObject({ kind: "exercise", adds: { credit: -7800 }, lastShare: { credit: -7.8 } });
  // 2,000: the tentative minimum tax is 29,718 + 15,600 = 45,318, AMT 7,779.50. No credit is used, and 7,779.50 is made.
  expect(exercised(2000)).toMatchObject({ amounts: { bargainElement: 60_000 }, adds: { credit: -7820.5 - 7779.5 } });
});

describe("edges", () => {
  test("no credit: nothing to ask", async () => {
    expect((await ask(household({ credit: 0, rest: AT_ITS_VALUE }), 2024)).laws).toEqual([]);
  });

  test("nothing to sell or exercise: what comes back by itself is the most, and when it is not all within the plan", async () => {
    // 2025: taxable 200,000 - 15,750 = 184,250; 17,651 + 24 % of (184,250 - 103,350) = 37,067; 26 % of (200,000 - 88,100) = 29,094.
    const { laws } = await ask(household({ credit: 20_000, end: "2025-12-31" }), null);
    expect(laws.map(({ law }) => law)).toEqual(["enacted", "tcja-sunset"]);
    expect(laws[0]).toMatchObject({
      by: 2025,
      isAll: false,
      credit: 7820.5 + 7973,
      bound: 15_793.5,
      proven: true,
      decisions: [],
      steps: [],
      sooner: null,
    });
    // Without P.L. 119-21 the standard deduction of 2025 is 15,000, 750 less, at 24 % 180: that much more room.
    expect(laws[1]!.credit).toBe(15_793.5 + 180);
  });

  test("what comes back by itself in the first year needs nothing, and cannot be sooner", async () => {
    const { laws } = await ask(household({ credit: 7000 }), null);
    expect(laws[0]).toMatchObject({
      by: 2024,
      isAll: true,
      credit: 7000,
      allBackBy: 2024,
      sooner: null,
      decisions: [],
    });
    expect(laws[0]!.nothing.allBackBy).toBe(2024);
    expect(laws[0]!.wealthiest.costs).toBe(0);
  });

  test("where all is back by itself, time that is left goes to the plan that leaves the most", async () => {
    const plan = household({
      credit: 7000,
      rest: `securities: {ACME: {price: {2024-03-01: 32, 2024-12-31: 10}}}
lots: [{id: RSU, security: ACME, acquired: 2020-01-05, shares: 100, basis: 32}]
decisions: [2024-03-01]
`,
    });
    let asked = 0;
    const { laws } = await recoup(plan, {
      by: null,
      options: { ...options, seconds: 600 },
      // As if its time had been over before it found anything.
      solve: async (plan, options) => {
        const solution = await solve(plan, { ...options, seconds: null });
        if (asked++ > 0) return solution;
        return { ...solution, bound: 1e9, ranked: [{ ...solution.ranked[0]!, decisions: [] }] };
      },
    });
    expect(laws[0]).toMatchObject({
      isAll: true,
      decisions: [sell("RSU", 100)],
      wealthiest: { proven: true, costs: 0 },
    });
    expect(asked).toBeGreaterThanOrEqual(2);
  });

  test("all of it soonest: a year sooner is proven to be too soon", async () => {
    // In 2024 all 1,000 shares make 7,820.50 + 4,500 of room; the rest of 15,000 fits into 2025.
    const { laws } = await ask(
      household({
        credit: 15_000,
        end: "2025-12-31",
        rest: `securities: {ACME: {price: 32}}
lots:
  - {id: ISO, security: ACME, granted: 2018-01-05, exercised: 2021-06-01, shares: 1000, strike: 2, fmvAtExercise: 32}
decisions: [2024-03-01, 2025-03-01]
`,
      }),
      null,
    );
    expect(laws[0]).toMatchObject({ by: 2025, isAll: true, sooner: { by: 2024, credit: 12_320.5, proven: true } });
    expect(laws[0]!.sooner!.bound).toBeLessThan(12_322);
  });

  test("credit of this year's AMT, on an exercise that is done, is there to get back", async () => {
    const plan = household({ credit: 0, end: "2025-12-31", rest: "thisYear: {isoBargainElement: 100000}" });
    // 26 % of (300,000 - 85,700) = 55,718, less 37,538.50.
    const { laws } = await ask(plan, 2025);
    expect(laws[0]).toMatchObject({ there: 18_179.5, credit: 7973, isAll: false });
  });
});

describe("on small plans, every one of whose candidates is looked at", () => {
  const plans = fc
    .sample(smallPlan(5), { numRuns: 6, seed: 5 })
    .map((plan, i) => (i % 2 === 0 ? plan : underLaw(plan, "tcja-sunset")))
    .map((plan) => ({ ...plan, objective: { kind: "creditRecouped" as const, discount: 0, by: 2025, isNet: true } }));
  const most = (plan: Plan) => {
    const compiled = compilePlan(plan);
    const scorer = scorerOf(compiled);
    return scorer.score(enumerateAll(compiled, scorer, 1).best[0]!.shares).value;
  };

  test("a plan cut off at a year's end can get back no less by then than the whole", () => {
    for (const plan of plans) expect(most(throughYear(plan, 2025))).toBeGreaterThanOrEqual(most(plan));
  });

  test("the bound is never below the most that is back, less what AMT makes", async () => {
    const loaded = await highs();
    const solve = await linearProgramSolver();
    for (const plan of plans) {
      const best = most(plan);
      const compiled = compilePlan(plan);
      const scorer = scorerOf(compiled);
      const prover = proverOf(loaded, compiled, improverOf(compiled, solve));
      const { bound } = await prove(async (task) => prover(task), {
        gap: 1,
        mostPrograms: 30,
        stop: new Promise(() => {}),
        best: () => scorer.score(new Float64Array(compiled.columns.length)).value,
        onFound: () => {},
        onBound: (bound) => expect(bound).toBeGreaterThanOrEqual(best - 0.005),
      });
      expect(bound).toBeGreaterThanOrEqual(best - 0.005);
      prover.dispose();
    }
  });
});
