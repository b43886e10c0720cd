/**
 * The efficient frontier of a plan: how much expected value each amount of risk can bring.
 *
 * Its ends are the plan that is best for the expected value alone and, of those with the least risk, the one with the best expected
 * value. Between them the plan is solved under limits on risk (the epsilon-constraint method), each set where the most is still
 * unknown: in the middle of the largest step of the stairs that the points so far make.
 */
import { compilePlan } from "../../model/compiled-plan.ts";
import { type Decision, sharesOf } from "../../model/decisions.ts";
import { runOne } from "../../model/evaluate.ts";
import { signOf } from "../../model/objective.ts";
import type { Plan } from "../../model/plan.ts";
import { PlanError } from "../../model/plan-error.ts";
import { traceReader } from "../../model/readers.ts";
import { type Distribution, distributionOf, type RiskMeasure, riskOf } from "../../model/risk.ts";
import { onSharedThreads } from "../pool/pool.ts";
import { cents } from "../rank.ts";
import { InfeasibleError, type Solution, type SolveOptions } from "../solution.ts";
import { type Best, bestOf, type Solve } from "./best-of.ts";
import { type Found, nextLimit, type Searched, withPlan } from "./efficient-plans.ts";

/** A plan with less risk than any other found that is worth as much. */
export interface FrontierPoint {
  /** Dollars of loss against today's wealth, below zero a gain; of a shortfall its probability. */
  risk: number;
  /** What the objective counts, expected over the scenarios; dollars. */
  value: number;
  /** No plan with as little risk does better, in dollars; and how far that is off. */
  bound: number;
  gap: number;
  /** Whether the gap is closed to what was asked for. */
  proven: boolean;
  /**
   * The price of risk: dollars of expected value that this plan gains over the one before it for each dollar of loss more (of a
   * shortfall, for each hundredth of probability). null for the first.
   */
  price: number | null;
  decisions: Decision[];
  /** Those to take before anything is known of the scenarios. */
  firstStage: Decision[];
  /** What is left over the scenarios. */
  distribution: Distribution;
}

export interface Frontier {
  plan: string;
  objective: Solution["objective"];
  risk: RiskMeasure;
  /** What losses are counted against: cash, shares and exercisable options at the start, before tax; dollars. */
  wealthToday: number;
  /** The least risk first: each has more than the one before, and is worth more. Only one, once it has settled: it is best in both. */
  points: FrontierPoint[];
  /** No plan has less risk; null where that is not known, as of a shortfall. */
  leastRisk: number | null;
  /** Why the work ended: every search had done what it does; time cut some of them short, or left none for more; it was stopped. */
  ended: "settled" | "time" | "stopped";
  /** Searches made. */
  solves: number;
  seconds: number;
}

export interface FrontierOptions extends Omit<SolveOptions, "top" | "starts" | "enough" | "why" | "conflicts"> {
  risk: RiskMeasure;
  /** Plans wanted, at least 2; there are fewer where fewer differ. `seconds` is for the searches of all together. */
  points: number;
  /** Before each search: how many plans are there. */
  onPoint?: (found: number) => void;
}

/** As `crossover frontier` has them. */
export const frontierDefaults = { points: 8, seconds: 60 } as const;

/** Searches for each point wanted, since some find what is there already. */
const SOLVES_A_POINT = 2;
/** Searches for the least probability of a shortfall. */
const MOST_SHORTFALLS = 6;
const PROBABILITY = 1e-6;
/** Of the time, what the first search may take: all others set out from its plan. */
const FIRST = 0.2;
/** A search in what is left of the time after so much of it would find little. */
const TIME_OVER = 0.95;
/** Dollars: a plan is within a limit of its own risk, which is told to the cent. */
const HALF_A_CENT = 0.005;

/**
 * @param plan with at least two scenarios; its own limits hold throughout
 * @throws {PlanError} without scenarios, or for a level, an amount or a number of points that makes no sense
 * @throws {InfeasibleError} if no plan meets the limits, with those that conflict
 */
export async function frontierOf(plan: Plan, solve: Solve, options: FrontierOptions): Promise<Frontier> {
  mustMakeSense(plan, options);
  return onSharedThreads(plan, options, (poolOf) => frontierOn(plan, solve, { ...options, poolOf }));
}

async function frontierOn(plan: Plan, solveOne: Solve, options: FrontierOptions): Promise<Frontier> {
  const { risk: measure, points: wanted, onPoint, seconds, ...settings } = options;
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const compiled = compilePlan(plan);
  const sign = signOf(plan.objective.kind);
  const searched: Searched[] = [];
  let found: Found[] = [];
  let solves = 0;
  /** Whether time cut a search short. */
  let isCut = false;
  const solve: Solve = async (of, asked) => {
    solves++;
    try {
      const solution = await solveOne(of, asked);
      isCut ||= solution.ended === "time";
      return solution;
    } catch (error) {
      isCut ||= error instanceof InfeasibleError && error.isCut;
      throw error;
    }
  };

  /** What a search may take, so that the points still wanted get as much. */
  const share = (): number | null =>
    seconds === null ? null : Math.max(0.1, (seconds - elapsed()) / Math.max(2, wanted + 1 - solves));
  const isTimeOver = () => seconds !== null && elapsed() >= TIME_OVER * seconds;
  const isStopped = () => settings.signal?.aborted === true;
  const isOver = () => isStopped() || isTimeOver();
  const asked = (starts: readonly Float64Array[]) => {
    onPoint?.(found.length);
    return { ...settings, starts, seconds: share() };
  };
  const wealthsOf = (shares: Float64Array) =>
    compiled.scenarios.map((of) => runOne(compiled, of, shares, traceReader(of.kinds)).wealth());
  const riskOfPlan = (shares: Float64Array) => {
    const risk = riskOf(compiled, wealthsOf(shares), measure);
    return measure.kind === "shortfall" ? risk : cents(risk);
  };
  const add = ({ best: { value, decisions }, solution }: Best, most: number): Found => {
    searched.push({ most, bound: solution.bound });
    const { shares } = sharesOf(compiled, decisions);
    const one = { shares, decisions, value, risk: riskOfPlan(shares) };
    found = withPlan(found, one, sign);
    return one;
  };

  /** Solves within a limit on risk. @returns null where no plan was found */
  const within = async (most: number, starts: readonly Float64Array[]): Promise<Found | null> => {
    const limited = { ...plan, limits: { ...plan.limits, risk: [{ measure, most }] } };
    // From plans with a little more and a little less risk, tangents lead as far as a search from afar; of a shortfall plans are of other kinds.
    const near = measure.kind === "shortfall" ? [] : starts;
    const answer = await bestOf(limited, solve, { ...asked(starts), near });
    return answer && add(answer, most);
  };

  /** The plan with the least risk, and what is known of any. */
  const safest = async (from: Found): Promise<number | null> => {
    if (measure.kind === "shortfall") {
      let [low, high] = [-1, from.risk];
      for (let i = 0; i < MOST_SHORTFALLS && high - low > PROBABILITY && high > 0 && !isOver(); i++) {
        const most = low < 0 ? 0 : (low + high) / 2;
        const next = await within(most, startsAt(most));
        if (next === null) low = most;
        else high = next.risk;
      }
      return high === 0 ? 0 : null;
    }
    const objective = {
      kind: "afterTaxWealth",
      discount: plan.objective.discount,
      by: null,
      leastRisk: measure,
    } as const;
    const answer = await bestOf({ ...plan, objective }, solve, asked([from.shares]));
    if (answer === null) return null;
    const { shares } = sharesOf(compiled, answer.best.decisions);
    const risk = riskOfPlan(shares);
    if (!isOver() && risk < from.risk) await within(risk + HALF_A_CENT, [shares, from.shares]);
    return cents(compiled.wealthToday / 100 - answer.solution.bound);
  };

  /** Plans to set out from: those with the next less and the next more risk. */
  const startsAt = (most: number): Float64Array[] =>
    [found.findLast(({ risk }) => risk <= most), found.find(({ risk }) => risk > most)].flatMap(
      (each) => each?.shares ?? [],
    );

  onPoint?.(0);
  const first = await solve(plan, {
    ...settings,
    seconds: seconds === null ? null : FIRST * seconds,
    why: false,
    top: 1,
  });
  const [best] = first.ranked;
  if (best === undefined) return frontierWith([], null);
  const richest = add({ best, solution: first }, Number.POSITIVE_INFINITY);
  const leastRisk = isOver() ? null : await safest(richest);
  while (found.length < wanted && solves < SOLVES_A_POINT * wanted && !isOver()) {
    const most = nextLimit(found, searched, sign);
    if (most === null) break;
    const next = await within(most, startsAt(most));
    // A plan with less risk is among the starts, and within the limit.
    if (next === null) break;
  }
  return frontierWith(found, leastRisk);

  function frontierWith(plans: readonly Found[], leastRisk: number | null): Frontier {
    return {
      plan: plan.name,
      objective: plan.objective.kind,
      risk: measure,
      wealthToday: cents(compiled.wealthToday / 100),
      points: plans.map((each, i) => pointOf(each, plans[i - 1])),
      leastRisk,
      ended: isStopped() ? "stopped" : isCut || (plans.length < wanted && isTimeOver()) ? "time" : "settled",
      solves,
      seconds: Math.round(elapsed() * 100) / 100,
    };
  }

  function pointOf({ shares, decisions, value, risk }: Found, before: Found | undefined): FrontierPoint {
    const known = searched.filter(({ most }) => most >= risk).map(({ bound }) => sign * bound);
    const bound = Math.max(Math.min(...known), sign * value);
    const gap = cents(bound - sign * value);
    const unit = measure.kind === "shortfall" ? 1 / 100 : 1;
    const reveal = plan.recourse?.reveals[0]?.date;
    return {
      risk,
      value,
      bound: cents(sign * bound),
      gap,
      proven: gap <= options.gap,
      price: before === undefined ? null : (sign * (value - before.value) * unit) / (risk - before.risk),
      decisions,
      firstStage: decisions.filter(({ date }) => reveal === undefined || date < reveal),
      distribution: distributionOf(compiled, wealthsOf(shares), measure.kind === "cvar" ? measure.level : undefined),
    };
  }
}

function mustMakeSense({ file, scenarios }: Plan, { risk, points }: FrontierOptions): void {
  const wrong = (of: string, key: string, message: string, remedy: string) =>
    new PlanError([{ file: of, line: 0, column: 0, key, message, remedy }]);
  if (scenarios.length < 2) {
    const message = "without scenarios nothing in the plan is uncertain, so there is no risk to weigh.";
    throw wrong(
      file,
      "scenarios",
      message,
      "Give at least two, such as [{name: exit, probability: 0.3}, {name: bust, probability: 0.7, securities: {…}}], or {model: {…}} from which they are made.",
    );
  }
  if (risk.kind === "cvar" && !(risk.level > 0 && risk.level < 1)) {
    throw wrong("frontier", "risk.level", `${risk.level} is not between 0 and 1.`, "Give for example 0.95.");
  }
  if (risk.kind === "shortfall" && !Number.isFinite(risk.below)) {
    throw wrong("frontier", "risk.below", `${risk.below} is no amount.`, "Give dollars.");
  }
  if (!Number.isInteger(points) || points < 2) {
    throw wrong("frontier", "points", `${points} is not a whole number from 2 on.`, "Give for example 8.");
  }
}
