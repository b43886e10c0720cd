/** Works the points of a sweep: what each thread does, and each machine. */
import { compilePlan } from "../model/compiled-plan.ts";
import { yearOf } from "../model/dates.ts";
import { decided } from "../model/decided.ts";
import { type Decision, sharesOf } from "../model/decisions.ts";
import { decisionsIn } from "../model/decisions-file.ts";
import { type Evaluation, evaluate } from "../model/evaluate.ts";
import type { Plan } from "../model/plan.ts";
import { PlanError } from "../model/plan-error.ts";
import { integerReader } from "../model/readers.ts";
import { InfeasibleError, solveDefaults } from "../solver/solution.ts";
import type { Axis, Shown } from "./axes.ts";
import { type Amounts, type Block, BlockWriter, type Outcome, type Solved } from "./columns.ts";
import { drawsOnlyPrices, pathWorkOf } from "./path-work.ts";
import type { Job } from "./schema.ts";
import type { Sweep } from "./sweep.ts";

/**
 * Works consecutive points.
 *
 * @param near decisions that are right near these points, which are solved from there; without them from nothing
 */
export type Work = (first: number, count: number, near?: readonly string[]) => Promise<Block>;

export function workOf(sweep: Sweep): Work {
  const paths = drawsOnlyPrices(sweep) ? pathWorkOf(sweep) : null;
  const { axes, samples } = sweep.points;
  return async (first, count, near = []) => {
    const writer = new BlockWriter(sweep, first, count);
    const alone = async (from: number, to: number) => {
      for (let point = from; point < to; point++)
        writer.put(point, sweep.shown(point), await outcomeOf(sweep, point, near));
    };
    for (let from = first; from < first + count; ) {
      const grid = Math.floor(from / samples);
      const to = paths === null ? first + count : Math.min(first + count, (grid + 1) * samples);
      const left: number[] = [];
      const fixed = paths === null ? [] : sweep.shownOfGrid(grid);
      const isWorked = paths?.(grid, from, to - from, (point, drawn, outcome) => {
        if (outcome === null) left.push(point);
        else writer.put(point, merged(axes, fixed, drawn), outcome);
      });
      if (isWorked === true) for (const point of left) await alone(point, point + 1);
      else await alone(from, to);
      from = to;
    }
    return writer.block;
  };
}

/** What is shown of all keys, in their order: of those of the grid one value each, of those that are drawn what their draw shows. */
function merged(axes: readonly Axis[], fixed: readonly Shown[], drawn: readonly (readonly Shown[])[]): Shown[] {
  const all: Shown[] = [];
  let [f, d] = [0, 0];
  for (const { kind } of axes) {
    if (kind === "values") all.push(fixed[f++]!);
    else all.push(...drawn[d++]!);
  }
  return all;
}

/** A point that cannot be worked is an outcome too. */
async function outcomeOf({ variant, job, decisions }: Sweep, point: number, near: readonly string[]): Promise<Outcome> {
  try {
    const plan = variant(point);
    // Beside the answers of others each point draws starts of its own, so that what one misses another may find.
    if ("solve" in job)
      return await solved(plan, near.length > 0 ? { ...job.solve, seed: job.solve.seed + point } : job.solve, near);
    const { compiled, shares } = decided(decisionsIn(decisions!), plan);
    return evaluated(evaluate(compiled, shares, ({ kinds }) => integerReader(kinds)));
  } catch (error) {
    if (error instanceof PlanError)
      return { error: error.problems.map(({ key, message }) => `${key}: ${message}`).join(" ") };
    if (error instanceof InfeasibleError) return { error: error.message };
    throw error;
  }
}

function evaluated({ value, scenarios, limits }: Pick<Evaluation, "value" | "scenarios" | "limits">) {
  const broken = limits.filter(({ slack }) => slack < 0).map(({ name }) => name);
  return {
    error: null,
    broken: broken.length > 0 ? [...new Set(broken)].join(", ") : null,
    value,
    ...amountsOf(scenarios),
  };
}

/** Taxes of all years, expected over the scenarios, in dollars. */
function amountsOf(scenarios: Evaluation["scenarios"]): Omit<Amounts, "value"> {
  const sum = (of: (year: Evaluation["scenarios"][number]["years"][number]) => number) =>
    toCents(
      scenarios.reduce(
        (total, { probability, years, liquidation }) =>
          total + probability * [...years, ...liquidation].reduce((all, year) => all + of(year), 0),
        0,
      ),
    );
  return {
    tax: sum(({ federalTax, stateTax, payrollTax }) => federalTax + stateTax + payrollTax),
    federalTax: sum(({ federalTax }) => federalTax),
    stateTax: sum(({ stateTax }) => stateTax),
    amt: sum(({ amt }) => amt),
    minimumTaxCreditUsed: sum(({ minimumTaxCreditUsed }) => minimumTaxCreditUsed),
    minimumTaxCreditLeft: toCents(
      scenarios.reduce(
        (total, { probability, years, liquidation }) =>
          total + probability * [...years, ...liquidation].at(-1)!.minimumTaxCredit,
        0,
      ),
    ),
  };
}

const toCents = (dollars: number): number => Math.round(dollars * 100) / 100 + 0;

async function solved(
  plan: Plan,
  { gap, programs, seed }: Extract<Job, { solve: unknown }>["solve"],
  near: readonly string[],
): Promise<Outcome> {
  const { solve } = await import("../solver/solve.ts");
  // Without a limit of time: the same point has the same answer on every machine. A point is worked by one thread; the threads share points.
  const solution = await solve(plan, {
    ...solveDefaults,
    top: 1,
    seconds: null,
    gap,
    programs,
    seed,
    workers: 0,
    why: false,
    near: near.map((decisions) => sharesAt(plan, decisions)),
  });
  const best = solution.ranked[0]!;
  return {
    ...evaluated({ ...best, limits: best.limits }),
    bound: solution.bound,
    gap: best.gap,
    proven: best.proven,
    ...exercisesIn(best.decisions),
    decisions: JSON.stringify(
      best.decisions.map(({ scenario, ...decision }) => ({ ...decision, scenario: scenario ?? "all" })),
    ),
  };
}

/** Decisions of another point as far as this one's plan has room for them. */
function sharesAt(plan: Plan, text: string): Float64Array {
  const compiled = compilePlan(plan);
  const decisions = JSON.parse(text) as Decision[];
  const isThere = (each: Decision) =>
    each.do === "exercise"
      ? plan.grants.some(({ id }) => id === each.grant)
      : compiled.batches.some(({ lot }) => lot === each.lot);
  const possible = decisions.filter(isThere);
  return sharesOf(
    compiled,
    possible.map((each) => ({ ...each, scenario: each.scenario === "all" ? null : each.scenario })),
  ).shares;
}

function exercisesIn(
  decisions: readonly Decision[],
): Pick<Solved, "firstExercise" | "firstExerciseYear" | "exercised"> {
  const exercises = decisions.filter((each) => each.do === "exercise");
  // In a year, months are often worth nearly the same: what its return sees is their sum.
  const firstExerciseYear = Math.min(...exercises.map(({ date }) => yearOf(date)));
  const shares = (of: readonly Decision[]) => of.reduce((total, each) => total + each.shares, 0);
  return {
    firstExercise: shares(exercises.filter(({ date }) => yearOf(date) === firstExerciseYear)),
    firstExerciseYear: exercises.length > 0 ? firstExerciseYear : Number.NaN,
    exercised: shares(exercises),
  };
}
