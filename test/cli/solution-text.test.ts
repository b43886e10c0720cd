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
