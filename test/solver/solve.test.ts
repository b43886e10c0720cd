/** What a solve promises: limits that hold, conflicts that are named, a list of different plans, an end when it is told. */
import { describe, expect, test } from "vitest";
import { compilePlan } from "../../model/compiled-plan.ts";
import { sharesOf } from "../../model/decisions.ts";
import { evaluate } from "../../model/evaluate.ts";
import { parsePlan } from "../../model/read-plan.ts";
import { InfeasibleError } from "../../solver/solution.ts";
import { solve } from "../../solver/solve.ts";
import { inThisThread } from "./small-plans.ts";

const base = `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2027-12-31}
income: {wages: 190000}
cash: {start: 60000, savings: 12000, floor: 10000}
securities:
  ACME: {price: {2024-03-01: 8, 2027-12-31: 24}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 12000, expires: 2031-02-01}
decisions: yearly
`;
const plan = (more: string) => parsePlan(base + more, "plan.yaml");

describe("a limit holds in every ranked plan", () => {
  test.each([
    ["exercise cash", "limits: {exerciseCash: 9000}"],
    ["AMT", "limits: {amtPerYear: 1500}"],
    ["AMT by year", "limits: {amtPerYear: {2025: 0, 2027: 4000}}"],
    ["shares kept", "limits: {keep: {ACME: 3000}}"],
    ["an exercise by a date", "limits: {exercise: {ISO-1: {by: 2025-12-31, atLeast: 4000}}}"],
    ["concentration", "limits: {concentration: {ACME: {share: 0.4, from: 2025-12-31}}}"],
  ])("%s", async (_, limits) => {
    const limited = plan(limits);
    const compiled = compilePlan(limited);
    const { ranked } = await solve(limited, inThisThread);
    for (const { decisions, value } of ranked) {
      const { shares, impossible } = sharesOf(compiled, decisions);
      expect(impossible).toEqual([]);
      const evaluation = evaluate(compiled, shares);
      expect(evaluation.value).toBe(value);
      expect(evaluation.limits.filter(({ slack }) => slack < 0)).toEqual([]);
    }
  });
});

test("a limit that holds a plan back is named", async () => {
  const { ranked } = await solve(plan("limits: {exerciseCash: 9000, amtPerYear: 200000}"), inThisThread);
  expect(ranked[0]!.binding).toEqual(["limits.exerciseCash"]);
});

describe("limits that cannot hold together are named, and only those", () => {
  test.each([
    // 6,000 options cost 12,000 dollars.
    [
      "{exerciseCash: 4000, exercise: {ISO-1: {atLeast: 6000}}, amtPerYear: 90000}",
      ["limits.exerciseCash", "limits.exercise.ISO-1"],
    ],
    // Exercised by the end of 2024, 10,000 bargain elements of 8 dollars and more make AMT.
    [
      "{amtPerYear: 0, exercise: {ISO-1: {by: 2024-12-31, atLeast: 11000}}, keep: {ACME: 11000}}",
      ["limits.amtPerYear", "limits.keep.ACME"],
    ],
    // All options make 12,000 shares.
    ["{keep: {ACME: 12001}}", ["limits.keep.ACME"]],
  ])("%s", async (limits, conflicts) => {
    const solving = solve(plan(`limits: ${limits}`), inThisThread);
    await expect(solving).rejects.toBeInstanceOf(InfeasibleError);
    await solving.catch((error: InfeasibleError) => {
      for (const name of conflicts) expect(error.conflicts).toContain(name);
      expect(error.message).toContain(conflicts[0]);
    });
  });

  test("cash below its floor from the start", async () => {
    const poor = parsePlan(
      base.replace("start: 60000", "start: 500").replace("24}}", "24}, sellable: {from: 2026-01-01}}"),
      "plan.yaml",
    );
    await expect(solve(poor, inThisThread)).rejects.toMatchObject({ conflicts: ["cash.floor"] });
  });
});

test("the objective is what is asked for", async () => {
  const limits = "limits: {exercise: {ISO-1: {atLeast: 6000}}}\n";
  const [wealth, tax] = await Promise.all([
    solve(plan(limits), inThisThread),
    solve(plan(`${limits}objective: totalTax`), inThisThread),
  ]);
  expect(tax.objective).toBe("totalTax");
  expect(tax.bound).toBeLessThanOrEqual(tax.ranked[0]!.value);
  const values = tax.ranked.map(({ value }) => value);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  const taxOfBest = evaluate(
    compilePlan(plan(`${limits}objective: totalTax`)),
    sharesOf(compilePlan(plan(limits)), wealth.ranked[0]!.decisions).shares,
  ).value;
  expect(tax.ranked[0]!.value).toBeLessThanOrEqual(taxOfBest);
});

test("creditRecouped gets back what it can by its year", async () => {
  const recoup = parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2026-12-31}
income: {wages: 180000}
carryovers: {minimumTaxCredit: 60000}
cash: {start: 20000}
securities: {ACME: {price: 30}}
lots:
  - {id: OLD, security: ACME, granted: 2018-01-05, exercised: 2021-06-01, shares: 3000, strike: 2, fmvAtExercise: 29}
decisions: yearly
objective: {maximize: creditRecouped, by: 2024}
`,
    "recoup.yaml",
  );
  const { ranked } = await solve(recoup, inThisThread);
  const used = ranked[0]!.scenarios[0]!.years[0]!.minimumTaxCreditUsed;
  expect(ranked[0]!.value).toBe(used);
  // Selling in 2024 makes regular gain that is no AMT gain, and so room for credit: more than doing nothing recoups.
  expect(ranked[0]!.gains.nothing).toBeGreaterThan(1000);
  const soldIn2024 = ranked[0]!.decisions
    .filter(({ date }) => date < "2025")
    .reduce((sum, { shares }) => sum + shares, 0);
  expect(soldIn2024).toBe(3000);
});

const recoupedPlan = (rest: string) =>
  parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2026-12-31}
income: {wages: 180000}
carryovers: {minimumTaxCredit: 60000}
cash: {start: 20000}
securities: {ACME: {price: {2024-03-01: 30, 2026-12-31: 40}}}
lots:
  - {id: OLD, security: ACME, granted: 2018-01-05, exercised: 2021-06-01, shares: 3000, strike: 2, fmvAtExercise: 29}
decisions: yearly
${rest}`,
    "recoup.yaml",
  );

test("limits.creditRecouped asks for credit by a year: the richest plan sells no more than that needs", async () => {
  const [free, held] = await Promise.all([
    solve(recoupedPlan(""), inThisThread),
    solve(recoupedPlan("limits: {creditRecouped: {by: 2024, atLeast: 20000}}"), inThisThread),
  ]);
  const soldIn2024 = ({ decisions }: (typeof held.ranked)[number]) =>
    decisions.reduce((sum, { date, shares }) => (date < "2025" ? sum + shares : sum), 0);
  // The price rises, so without the limit the shares are held.
  expect(soldIn2024(free.ranked[0]!)).toBe(0);
  const best = held.ranked[0]!;
  expect(best.value).toBeLessThan(free.ranked[0]!.value);
  expect(best.scenarios[0]!.years[0]!.minimumTaxCreditUsed).toBeGreaterThanOrEqual(20_000);
  expect(best.binding).toContain("limits.creditRecouped");
  // The bound of the one with the limit is one too: no lower than its plan.
  expect(held.bound).toBeGreaterThanOrEqual(best.value);
  const oneLess = best.decisions.map((each) => (each.date < "2025" ? { ...each, shares: each.shares - 1 } : each));
  const compiled = compilePlan(recoupedPlan("limits: {creditRecouped: {by: 2024, atLeast: 20000}}"));
  const { limits } = evaluate(compiled, sharesOf(compiled, oneLess).shares);
  expect(limits.find(({ name }) => name === "limits.creditRecouped")!.slack).toBeLessThan(0);
});

test("what is known before is a start, and what is enough ends the search", async () => {
  const recoup = recoupedPlan("objective: {maximize: creditRecouped, by: 2024}");
  const all = Float64Array.of(3000, 0, 0, 0);
  const { ranked, ended, programs, evaluated } = await solve(recoup, {
    ...inThisThread,
    starts: [all],
    enough: 10_000,
  });
  expect({ ended, programs }).toEqual({ ended: "settled", programs: 0 });
  expect(ranked[0]!.value).toBeGreaterThan(10_000);
  const { evaluated: ofWhole } = await solve(recoup, inThisThread);
  expect(evaluated).toBeLessThan(ofWhole);
});

test("from the answer of a plan that differs a little, as good a plan is found with less work", async () => {
  const short = base.replace("2027-12-31\n", "2025-12-31\n");
  const [given, other] = [short, short.replace("190000", "205000")].map((text) => parsePlan(text, "plan.yaml"));
  const [first, alone] = [await solve(given!, inThisThread), await solve(other!, inThisThread)];
  const { shares } = sharesOf(compilePlan(other!), first.ranked[0]!.decisions);
  const near = await solve(other!, { ...inThisThread, near: [shares] });
  expect(near.ranked[0]!.value).toBeGreaterThanOrEqual(alone.ranked[0]!.value - 1);
  expect(near.evaluated).toBeLessThan(alone.evaluated / 2);
});

test("before the reveal all scenarios decide as one, after it each for itself; expected value is the objective", async () => {
  const uncertain = plan(`scenarios:
  - {name: up, probability: 0.5}
  - {name: bust, probability: 0.5, securities: {ACME: {price: {2024-03-01: 8, 2026-01-01: 0.5}}}}
recourse: {reveal: 2026-06-01}
`);
  const { ranked } = await solve(uncertain, inThisThread);
  for (const { decisions, value, scenarios } of ranked) {
    for (const { date, scenario } of decisions) expect(scenario === null).toBe(date < "2026-06-01");
    expect(value).toBeCloseTo(0.5 * scenarios[0]!.value + 0.5 * scenarios[1]!.value, 1);
  }
  // Options that went under water are left to lapse.
  expect(ranked[0]!.decisions.filter(({ scenario, do: what }) => scenario === "bust" && what === "exercise")).toEqual(
    [],
  );
});

test("a mean loss beyond the limit in the worst scenarios is not taken", async () => {
  const risky = (limits: string) =>
    plan(`${limits}
scenarios:
  - {name: up, probability: 0.6, securities: {ACME: {price: {2024-03-01: 8, 2027-12-31: 90}, sellable: {from: 2027-01-01}}}}
  - {name: bust, probability: 0.4, securities: {ACME: {price: {2024-03-01: 8, 2025-01-01: 0.1}, sellable: {from: 2027-01-01}}}}
`);
  const free = await solve(risky(""), inThisThread);
  const bound = await solve(risky("limits: {cvar: {level: 0.6, loss: 60000}}"), inThisThread);
  expect(free.ranked[0]!.value).toBeGreaterThanOrEqual(bound.ranked[0]!.value);
  expect(bound.ranked[0]!.limits.find(({ name }) => name === "limits.cvar")!.slack).toBeGreaterThanOrEqual(0);
});

test("no two ranked plans are all but the same, more are found where there are more, and a seed finds the same ones again", async () => {
  const { ranked } = await solve(plan(""), { ...inThisThread, top: 6 });
  expect((await solve(plan(""), { ...inThisThread, top: 6 })).ranked).toEqual(ranked);
  expect(ranked.length).toBeGreaterThanOrEqual(3);
  expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, i) => i + 1));
  expect(new Set(ranked.map(({ decisions }) => JSON.stringify(decisions))).size).toBe(ranked.length);
});

test("a signal ends the search with the best so far; the first that is told is better than what one would try by hand", async () => {
  const stop = new AbortController();
  const told: number[] = [];
  const { ended, ranked, baselines } = await solve(plan(""), {
    ...inThisThread,
    signal: stop.signal,
    onProgress: ({ best }) => {
      told.push(best!);
      stop.abort();
    },
  });
  expect(ended).toBe("stopped");
  expect(ranked[0]!.value).toBeGreaterThanOrEqual(told[0]!);
  const byHand = baselines.filter(({ breaks }) => breaks.length === 0);
  expect(told[0]!).toBeGreaterThan(Math.max(...byHand.map(({ value }) => value)));
});

test("time is honoured", async () => {
  const { ended, ranked } = await solve(plan(""), { ...inThisThread, seconds: 0.1 });
  expect(ended).toBe("time");
  expect(ranked.length).toBeGreaterThan(0);
});

test("a plan with nothing to decide is answered", async () => {
  const empty = parsePlan(base.slice(0, base.indexOf("grants:")), "empty.yaml");
  const { ranked, ended } = await solve(empty, inThisThread);
  expect(ended).toBe("complete");
  expect(ranked).toHaveLength(1);
  expect(ranked[0]!.decisions).toEqual([]);
});
