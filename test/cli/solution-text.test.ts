/** What a person sees of a solve, on a solution made by hand. */
import { expect, test } from "vitest";
import { solutionDocument } from "../../cli/render/documents.ts";
import { solutionText } from "../../cli/render/solution.ts";
import { styleFor } from "../../cli/render/style.ts";
import { date } from "../../model/dates.ts";
import { decide } from "../../model/decided.ts";
import type { Decision } from "../../model/decisions.ts";
import { evaluate } from "../../model/evaluate.ts";
import { readPlan } from "../../model/read-plan.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import { contractPlan, fixture } from "./run.ts";

const style = styleFor({ hasColors: false });
const small = readPlan(fixture("small.yaml"));

const exercise = (shares: number): Decision => ({
  date: date("2024-11-15"),
  do: "exercise",
  grant: "ISO-1",
  shares,
  scenario: null,
});
const sell = (shares: number, scenario: string | null = null): Decision => ({
  date: date("2026-12-15"),
  do: "sell",
  lot: "ISO-1@2024-11-15",
  shares,
  scenario,
});

function solutionOf(plan: typeof small, ...choices: Decision[][]): Solution {
  const ranked = choices.map((decisions, i): RankedPlan => {
    const { compiled, shares } = decide(plan, decisions);
    return {
      ...evaluate(compiled, shares),
      rank: i + 1,
      gap: 12.5,
      proven: true,
      decisions,
      binding: ["limits.exerciseCash"],
      gains: { nothing: 5400.4, exerciseAllNow: 900, crossoverEachYear: 0, exerciseAndSell: 1234.5 },
    };
  });
  return {
    plan: plan.name,
    objective: "afterTaxWealth",
    seed: 1,
    bound: ranked[0]!.value + 12.5,
    boundBy: "a relaxation of the law",
    ranked,
    baselines: [{ name: "exerciseAllNow", value: 900, mostGain: 912.5, breaks: ["limits.exerciseCash"] }],
    ended: "complete",
    programs: 0,
    evaluated: 100,
    seconds: 1,
  };
}

const solution = solutionOf(small, [exercise(500), sell(500)], [exercise(100)], []);
const text = solutionText(small, solution, 100, style);

test("it starts with what to do first, and what comes next", () => {
  expect(text).toContain(
    "First: on 2024-11-15 exercise 500 of ISO-1 for $1,000.\nNext:  on 2026-12-15 sell 500 of ISO-1@2024-11-15 for $",
  );
});

test("how sure it is: proven with its gap, or not proven and by how much", () => {
  expect(text.replaceAll("\n", " ")).toContain("Proven: no plan does better by more than $12.50.");
  const [best] = solution.ranked;
  const open: Solution = { ...solution, ranked: [{ ...best!, gap: 9000, proven: false }], ended: "time" };
  const said = solutionText(small, open, 100, style).replaceAll("\n", " ");
  expect(said).toContain("Not proven to be the best: another plan might do better, by $9,000 at most.");
  expect(said).toContain("The search ended with its time");
  expect(said).not.toContain("Proven:");
});

test("a year is a row, nothing is a dash", () => {
  expect(text).toMatch(/^ +Year +shares +shares +tax +AMT +used +left +Cash$/m);
  expect(text).toMatch(/^ +2025 +- +- +[\d,]+ +- /m);
  expect(text).toMatch(/^ +2027 sell rest /m);
});

test("what binds, the gains, the other plans and the way to the forms", () => {
  expect(text).toContain("limits.exerciseCash: the $1,000 for exercising is used up");
  expect(text).toMatch(/do nothing +\+5,400\n/);
  expect(text).toMatch(/exercise all now +\+900 {2}but that breaks limits.exerciseCash\n/);
  expect(text).toMatch(/exercise each year until AMT starts +-\n/);
  expect(text).toMatch(/^ +2 +[\d,]+ +-[\d,]+ {2}2024 exercise 100$/m);
  expect(text).toMatch(/^ +3 +[\d,]+ +-[\d,]+ {2}nothing$/m);
  expect(text).toContain("--plan 1 --year 2024 --form 6251");
  expect(text).toContain("Not tax advice");
});

test("why: limits with what more is worth, kinks of the law, and what timing costs", () => {
  const [best] = solution.ranked;
  const kink = {
    year: 2025,
    form: "Form 6251",
    line: "11",
    title: "Alternative minimum tax",
    what: "AMT starts: the tentative minimum tax passes the regular tax",
    scenario: null,
    step: exercise(500),
    away: 0.154,
    less: 1.3,
    jump: 0,
  };
  const why = {
    kinks: [kink, { ...kink, line: "5", what: "a step", less: 0, jump: 3481.49 }],
    limits: [
      {
        name: "limits.exerciseCash",
        unit: "dollar" as const,
        at: [],
        measured: [
          { by: 100, gain: 52 },
          { by: 1000, gain: 500 },
        ],
      },
    ],
    timing: [
      {
        step: exercise(500),
        earlier: null,
        later: {
          date: date("2024-12-15"),
          cost: 450.4,
          breaks: ["cash.floor"],
          adjusted: [{ from: sell(500), to: sell(400) }],
        },
      },
      {
        step: sell(500),
        earlier: { date: date("2025-12-15"), cost: null, breaks: ["cash.floor"], adjusted: [] },
        later: null,
      },
    ],
  };
  const said = solutionText(small, { ...solution, ranked: [{ ...best!, why }] }, 200, style);
  expect(said).toContain(
    "limits.exerciseCash: the $1,000 for exercising is used up; $100 more would bring at least $52, $1,000 more $500 ($0.50 a dollar)",
  );
  expect(said).toContain(
    "2025: AMT starts: the tentative minimum tax passes the regular tax (Form 6251 line 11); a share more of ISO-1 exercised on 2024-11-15 brings $1.30 less than the last",
  );
  expect(said).toContain(
    "(Form 6251 line 5); a share more of ISO-1 exercised on 2024-11-15 would cost $3,481.49 at once",
  );
  expect(said).toMatch(/^ +2024-11-15 +exercise 500 of ISO-1 +2024-12-15 +450\*$/m);
  expect(said).toMatch(/^ +2026-12-15 +sell 500 of ISO-1@2024-11-15 +2025-12-15 +beyond$/m);
  expect(said).toContain(
    "* with other steps changed: for 2024-12-15, sell 400 of ISO-1@2024-11-15 on 2026-12-15 instead of 500",
  );
  expect(said).toContain("beyond: breaks cash.floor, whatever the other steps");
});

test("scenarios each have their years and their own decisions", () => {
  const plan = readPlan(contractPlan);
  const parted = solutionOf(plan, [exercise(14_250), sell(9000, "exit")]);
  const said = solutionText(plan, parted, 100, style);
  expect(said).toContain("sell 9,000 of ISO-1@2024-11-15 for");
  expect(said).toContain("(if exit)");
  expect(said).toMatch(/If exit \(40 %\): \$[\d,]+\n/);
  expect(said.match(/2026 +- +9,000/g)).toHaveLength(1);
  expect(
    Math.max(...said.split("\n").map((line) => (line.startsWith("The forms") ? 0 : line.length))),
  ).toBeLessThanOrEqual(100);
});

test("the document has the contract's keys in the contract's order", () => {
  const document = solutionDocument(readPlan(contractPlan), solution);
  expect(Object.keys(document).slice(0, 5)).toEqual(["plan", "objective", "seed", "bound", "ranked"]);
  const [ranked] = document.ranked;
  expect(Object.keys(ranked!).slice(0, 8)).toEqual([
    "rank",
    "value",
    "gap",
    "proven",
    "decisions",
    "scenarios",
    "binding",
    "gains",
  ]);
  expect(JSON.stringify(ranked!.decisions[0])).toBe(
    '{"date":"2024-11-15","do":"exercise","grant":"ISO-1","shares":500,"scenario":"all"}',
  );
  expect(JSON.stringify(ranked!.decisions[1])).toBe(
    '{"date":"2026-12-15","do":"sell","lot":"ISO-1@2024-11-15","shares":500,"scenario":"all"}',
  );
});
