/**
 * How good a candidate is: what the objective counts, less a heavy price for each dollar by which a limit is broken.
 *
 * The price is piecewise linear as the rest is, so a search may walk through broken limits and comes to rest on their edges.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { expected, objectiveOver } from "../model/evaluate.ts";
import { type LinearLimit, slackOf } from "../model/linear-limits.ts";
import { signOf } from "../model/objective.ts";
import { planKernel } from "../model/plan-kernel.ts";
import { LANES } from "../model/plan-lanes.ts";
import { integerReader, outputOf, type YearOutput, yearOutputs } from "../model/readers.ts";
import { riskLimits } from "../model/risk.ts";
import { type ScenarioRun, scenarioRun } from "../model/run-scenario.ts";
import { dearestShare } from "./dearest-share.ts";
import type { Direction } from "./moves.ts";
import { giveWay } from "./pool/give-way.ts";

/** Dollars of value that a dollar of a broken limit costs: more than any use of a dollar can bring. */
const PRICE_OF_BREAKING = 1000;

/** Breaks ties of `creditRecouped`, which otherwise does not care what is left, and of the least risk, which minds the worst cases only. */
const WEALTH_IN_OTHERS = 1e-4;

export interface Score {
  /** To be made as large as possible; dollars. */
  score: number;
  /** What the objective counts, in dollars. */
  value: number;
  /** Dollars by which limits are broken; 0: the candidate meets them all. */
  broken: number;
}

/** Shares by column, times a number of steps. */
export interface Step {
  direction: Direction;
  step: number;
}

export interface Scorer {
  score: (shares: Float64Array) => Score;
  /**
   * Scores candidates two at once, which takes little longer than one.
   *
   * @param write puts the whole shares of a candidate, by column, into `shares`
   * @param read  is given each score in turn; until it returns, that candidate is the last one scored
   */
  scoreAll: (
    count: number,
    write: (candidate: number, shares: Float64Array) => void,
    read: (candidate: number, score: Score) => void,
  ) => void;
  /**
   * Scores steps away from a candidate, two at once: only what each step changes is worked again.
   *
   * @param read is given each score in turn; until it returns, that step is the last candidate scored
   */
  scoreSteps: (from: Float64Array, steps: readonly Step[], read: (step: number, score: Score) => void) => void;
  /** Names of the limits that the last candidate scored breaks. */
  brokenLimits: () => Set<string>;
  /** Slack of every limit for the last candidate scored, in dollars: linear limits first, then each scenario's. Written over by the next call. */
  slacks: () => Float64Array;
  /** What a year's return (by the index of the year) of the last candidate scored shows, expected over the scenarios, in dollars. */
  amount: (year: number, name: YearOutput) => number;
  evaluated: () => number;
}

/** Those that mind all limits: their code takes as long to make as hundreds of thousands of candidates take to score. */
const known = new WeakMap<CompiledPlan, Scorer>();

/**
 * @param only the names of the limits to mind; all, unless told, and then there is one scorer for all who ask. Wash sales always count.
 */
export function scorerOf(compiled: CompiledPlan, only: ReadonlySet<string> | null = null): Scorer {
  if (only !== null) return scorerMinding(compiled, only);
  const scorer = known.get(compiled) ?? scorerMinding(compiled, null);
  known.set(compiled, scorer);
  return scorer;
}

function scorerMinding(compiled: CompiledPlan, only: ReadonlySet<string> | null): Scorer {
  const { plan, scenarios } = compiled;
  const kernels = scenarios.map((of) => planKernel(compiled, of));
  const minds = (name: string) => only === null || name === "wash sales" || only.has(name);
  const chosen = compiled.limits.filter((limit) => limit.isChosen && minds(limit.name));
  const weights = chosen.map((limit) => dollarsPerUnit(compiled, limit));
  const minded = kernels.map((kernel) => kernel.slackNames.map(minds));
  const risks = riskLimits(compiled).filter(({ name }) => minds(name));
  const credit = minds("limits.creditRecouped") ? plan.limits.creditRecouped : null;
  const names = [
    ...chosen.map(({ name }) => name),
    ...kernels.flatMap((kernel) => kernel.slackNames),
    ...risks.map(({ name }) => name),
    "limits.creditRecouped",
  ];
  const values = new Array<number>(kernels.length).fill(0);
  const wealths = new Array<number>(kernels.length).fill(0);
  const recouped = new Array<number>(kernels.length).fill(0);
  const sign = signOf(plan.objective.kind);
  const given = Array.from({ length: LANES }, () => new Float64Array(compiled.columns.length));
  /** The lane of the last candidate scored. */
  let last = 0;
  let evaluated = 0;

  const slackOfAll = new Float64Array(names.length);

  const linearSlack = (i: number) => slackOf(chosen[i]!, given[last]!) * weights[i]!;
  const readWealths = () => {
    for (let k = 0; k < kernels.length; k++) wealths[k] = kernels[k]!.wealth(last);
  };
  const creditSlack = () => {
    if (credit === null) return 0;
    for (let k = 0; k < kernels.length; k++) recouped[k] = kernels[k]!.creditRecouped(last);
    return expected(compiled, recouped) / 100 - credit.atLeast;
  };
  const slacks = (): Float64Array => {
    let at = 0;
    for (let i = 0; i < chosen.length; i++) slackOfAll[at++] = linearSlack(i);
    for (let k = 0; k < kernels.length; k++) {
      kernels[k]!.slacks(last, slackOfAll, at);
      const isMinded = minded[k]!;
      for (let i = 0; i < isMinded.length; i++, at++) slackOfAll[at] = isMinded[i] ? slackOfAll[at]! / 100 : 0;
    }
    if (risks.length > 0) readWealths();
    for (const { slack } of risks) slackOfAll[at++] = slack(wealths);
    slackOfAll[at] = creditSlack();
    return slackOfAll;
  };

  /** The score of the candidate in a lane, once it is worked. */
  const scoreOf = (lane: number): Score => {
    last = lane;
    evaluated++;
    for (let k = 0; k < kernels.length; k++) values[k] = kernels[k]!.value(lane);
    const broken = brokenOf();
    const value = objectiveOver(compiled, values) / 100;
    const score = sign * value + tieOf(lane) - PRICE_OF_BREAKING * broken;
    return { score, value, broken };
  };
  const brokenOf = (): number => {
    if (only !== null) return slacks().reduce((sum, slack) => (slack < 0 ? sum - slack : sum), 0);
    let broken = 0;
    for (let i = 0; i < chosen.length; i++) broken += Math.max(0, -linearSlack(i));
    for (let k = 0; k < kernels.length; k++) broken += kernels[k]!.broken(last) / 100;
    if (risks.length > 0) readWealths();
    for (const { slack } of risks) broken += Math.max(0, -slack(wealths));
    return broken + Math.max(0, -creditSlack());
  };
  const tieOf = (lane: number): number => {
    if (plan.objective.kind !== "creditRecouped" && plan.objective.leastRisk === undefined) return 0;
    for (let k = 0; k < kernels.length; k++) wealths[k] = kernels[k]!.wealth(lane);
    return (WEALTH_IN_OTHERS * expected(compiled, wealths)) / 100;
  };
  const take = (lane: number) => {
    for (let k = 0; k < kernels.length; k++) kernels[k]!.set(lane, given[lane]!);
  };
  /** Moves a lane from a candidate by a step, or (by 0 of it) back. */
  const move = (lane: number, from: Float64Array, { direction, step }: Step, times: 0 | 1) => {
    const { columns, coefficients } = direction;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]!;
      const shares = Math.round(from[column]! + times * step * coefficients[i]!);
      given[lane]![column] = shares;
      for (let k = 0; k < kernels.length; k++) kernels[k]!.change(lane, column, shares);
    }
  };
  const work = () => {
    giveWay();
    for (let k = 0; k < kernels.length; k++) kernels[k]!.run();
  };

  let runs: readonly ScenarioRun[] | null = null;
  /** Which candidate scored, counted from 1, the runs are of. */
  let ran = 0;
  return {
    score: (shares) => {
      given[0]!.set(shares);
      take(0);
      work();
      return scoreOf(0);
    },
    scoreAll: (count, write, read) => {
      for (let first = 0; first < count; first += LANES) {
        const lanes = Math.min(LANES, count - first);
        for (let lane = 0; lane < lanes; lane++) {
          write(first + lane, given[lane]!);
          take(lane);
        }
        work();
        for (let lane = 0; lane < lanes; lane++) read(first + lane, scoreOf(lane));
      }
    },
    scoreSteps: (from, steps, read) => {
      for (let lane = 0; lane < Math.min(LANES, steps.length); lane++) {
        given[lane]!.set(from);
        take(lane);
      }
      for (let first = 0; first < steps.length; first += LANES) {
        const lanes = Math.min(LANES, steps.length - first);
        for (let lane = 0; lane < lanes; lane++) {
          if (first > 0) move(lane, from, steps[first - LANES + lane]!, 0);
          move(lane, from, steps[first + lane]!, 1);
        }
        work();
        for (let lane = 0; lane < lanes; lane++) read(first + lane, scoreOf(lane));
      }
    },
    brokenLimits: () => {
      const all = slacks();
      return new Set(names.filter((_, i) => all[i]! < 0));
    },
    slacks,
    amount: (year, name) => {
      // The kernel leaves out what the score does not need.
      runs ??= scenarios.map((of) => scenarioRun(compiled, of, integerReader(of.kinds)));
      if (ran !== evaluated) for (const run of runs) run.run(given[last]!);
      ran = evaluated;
      const at = year * yearOutputs.length + outputOf[name];
      const amounts = runs.map((run) => run.outputs[at]!);
      return expected(compiled, amounts) / 100;
    },
    evaluated: () => evaluated,
  };
}

/** What a unit of a linear limit weighs in dollars: limits on shares are weighed by what a share costs or brings. */
function dollarsPerUnit({ plan }: CompiledPlan, { name }: LinearLimit): number {
  return name === "limits.exerciseCash" ? 1e-4 : dearestShare(plan);
}
