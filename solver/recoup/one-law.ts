/**
 * The plan that gets the most credit back by a year, or all of it soonest, under the law that a plan names.
 *
 * Three questions to the solver, each with its proof: the plan that leaves the most (what getting credit back sooner is measured
 * against); the most credit by the year; and of the plans that get that much back, the one that leaves the most.
 */
import { type CompiledPlan, compilePlan } from "../../model/compiled-plan.ts";
import { yearOf } from "../../model/dates.ts";
import { type Decision, sharesOf } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { keyOfLaw, type Law } from "../../tax/years/law.ts";
import type { RankedPlan, Solution, SolveOptions } from "../solution.ts";
import { type CreditYear, creditYearsOf } from "./credit-years.ts";
import { type HeldBack, heldBackOf } from "./held-back.ts";
import { creditMade, type Outcome, outcomeOf, rounded } from "./outcome.ts";
import { sellOuts } from "./sell-outs.ts";
import { type Step, stepsOf } from "./steps.ts";
import { throughYear } from "./through-year.ts";

/** What a plan gets back by the year and leaves, in dollars. */
export interface Result {
  credit: number;
  stateCredit: number;
  wealth: number;
  /** The first calendar year, liquidation included, by whose end all the credit is back; null: not within the plan. */
  allBackBy: number | null;
}

/** What is known of how much any plan can do. */
export interface Bounded {
  /** No plan within the limits does better, in dollars. */
  bound: number;
  gap: number;
  /** Whether the gap is closed to what was asked for. */
  proven: boolean;
}

export interface LawRecoup extends Result, Bounded {
  /** null: each scenario has its own. */
  law: Law | null;
  /** The credit that there is to get back, federal and the state's, in dollars. */
  there: number;
  stateThere: number;
  /** The calendar year asked for; where none was, the soonest by whose end all is back, else the horizon's last. */
  by: number;
  isAll: boolean;
  /** The year before, where all was asked for soonest: the most that is known to be back by then. Null: there is no such year. */
  sooner: ({ by: number; credit: number } & Bounded) | null;
  /** How much more any plan could leave that gets as much back. */
  wealthBound: Bounded;
  /** The plan that leaves the most, whatever the credit; and how much more than this one. */
  wealthiest: Result & Bounded & { costs: number };
  nothing: Result;
  decisions: Decision[];
  steps: Step[];
  heldBack: HeldBack[];
  scenarios: { name: string; probability: number; years: CreditYear[] }[];
}

export interface Asked {
  /** A calendar year of the horizon; null: all of it soonest. */
  by: number | null;
  /** Decisions known to be good, such as those under another law. */
  known: readonly (readonly Decision[])[];
  solve: (plan: Plan, options: SolveOptions) => Promise<Solution>;
  options: Omit<SolveOptions, "top" | "starts" | "enough">;
}

/** Within a dollar of all is all: plans are made simpler for as much (solver/tidy.ts). */
const ALL_BUT = 1;

/**
 * @returns null where there is no credit to get back
 * @throws {InfeasibleError} if no plan meets the limits
 */
export async function recoupUnderLaw(plan: Plan, asked: Asked): Promise<LawRecoup | null> {
  const base: Plan = {
    ...plan,
    objective: { kind: "afterTaxWealth", discount: plan.objective.discount, by: null },
    limits: { ...plan.limits, creditRecouped: null },
  };
  const compiled = compilePlan(base);
  const lastYear = compiled.calendar.years.at(-1)!;
  const there = rounded(plan.carryovers.minimumTaxCredit + creditMade(compiled).federal(lastYear));
  if (there < ALL_BUT) return null;
  const finder = finderOf(base, compiled, there, asked);
  await finder.findWealthiest();
  const { by, sooner, most } = await soonestOf(finder, plan, asked.by);
  const final = await finder.richest(by, most.credit);
  const wealthiest = finder.wealthiest();

  const decisions = final.decisions;
  const { shares } = sharesOf(compiled, decisions);
  const credit = final.outcome.creditBy(by);
  const bound = Math.max(most.bound, credit);
  return {
    law: new Set(base.scenarios.map(({ law }) => keyOfLaw(law))).size > 1 ? null : base.scenarios[0]!.law,
    there,
    stateThere: rounded(plan.stateCarryovers.minimumTaxCredit + creditMade(compiled).state(lastYear)),
    by,
    ...resultOf(compiled, final.outcome, by, there),
    isAll: isAll(credit, there),
    ...bounded(bound, credit, asked.options.gap),
    sooner: sooner && {
      by: sooner.by,
      credit: sooner.credit,
      ...bounded(sooner.bound, sooner.credit, asked.options.gap),
    },
    wealthBound: bounded(Math.max(final.bound, final.outcome.wealth), final.outcome.wealth, asked.options.gap),
    wealthiest: {
      ...resultOf(compiled, wealthiest.outcome, by, there),
      ...bounded(wealthiest.bound, wealthiest.outcome.wealth, asked.options.gap),
      costs: rounded(wealthiest.outcome.wealth - final.outcome.wealth),
    },
    nothing: resultOf(compiled, finder.nothing, by, there),
    decisions,
    steps: stepsOf(compiled, decisions, by),
    heldBack: heldBackOf(compiled, decisions, by),
    scenarios: compiled.scenarios.map((of) => ({
      name: of.scenario.name,
      probability: of.scenario.probability,
      years: creditYearsOf(compiled, of, shares),
    })),
  };
}

const isAll = (credit: number, there: number): boolean => there - credit < ALL_BUT;

function bounded(bound: number, value: number, asked: number): Bounded {
  const gap = rounded(Math.max(0, bound - value));
  return { bound: rounded(bound), gap, proven: gap <= asked };
}

function resultOf({ calendar }: CompiledPlan, outcome: Outcome, by: number, there: number): Result {
  return {
    credit: outcome.creditBy(by),
    stateCredit: outcome.stateCreditBy(by),
    wealth: outcome.wealth,
    allBackBy: calendar.years.find((year) => isAll(outcome.creditBy(year), there)) ?? null,
  };
}

/** Of the time that is left, what each question may take. Wealth is asked about again where credit took none of it. */
const [TIME_FOR_WEALTH, TIME_FOR_CREDIT, TIME_FOR_WEALTH_AGAIN, TIME_FOR_RICHEST] = [0.2, 0.7, 0.5, 0.9];

interface Candidate {
  decisions: Decision[];
  shares: Float64Array;
  outcome: Outcome;
}

interface Most {
  by: number;
  /** The most credit known to be back by the end of it. */
  credit: number;
  bound: number;
}

type Finder = ReturnType<typeof finderOf>;

/** Asks the solver, and keeps every good plan as a start for what is asked next. */
function finderOf(base: Plan, compiled: CompiledPlan, there: number, { known, solve, options }: Asked) {
  const candidates: Candidate[] = [];
  const started = performance.now();
  /** A part of the time that is left. */
  const time = (part: number): number | null => {
    if (options.seconds === null) return null;
    return Math.max(0.2, part * (options.seconds - (performance.now() - started) / 1000));
  };
  const candidateOf = (decisions: readonly Decision[]): Candidate => {
    const { shares } = sharesOf(compiled, decisions);
    return { decisions: [...decisions], shares, outcome: outcomeOf(compiled, shares) };
  };
  const keep = (candidate: Candidate) => {
    if (candidate.outcome.breaks.length === 0) candidates.push(candidate);
  };
  const nothing = candidateOf([]);
  keep(nothing);
  for (const decisions of known) keep(candidateOf(decisions));
  /** What AMT of the plan's years makes if nothing is decided: the solver counts only credit that is carried in as there. */
  const madeBy = (year: number) => creditMade(compiled).federal(year);
  const hasChoice = compiled.columns.length > 0;
  const asking = async (
    plan: Plan,
    part: number,
    more: (compiled: CompiledPlan) => readonly Float64Array[],
    enough?: number,
  ) => {
    const asked = compilePlan(plan);
    const starts = [
      ...candidates.map(({ decisions }) => {
        const inTime = decisions.filter(({ date }) => date <= plan.horizon.end);
        return sharesOf(asked, inTime).shares;
      }),
      ...more(asked),
    ];
    const given = { ...options, seconds: time(part), top: 1, why: false, starts };
    const solution = await solve(plan, enough === undefined ? given : { ...given, enough });
    const best: RankedPlan = solution.ranked[0]!;
    const candidate = candidateOf(best.decisions);
    keep(candidate);
    return { candidate, bound: solution.bound };
  };
  const by = (better: (of: Candidate) => number) =>
    candidates.reduce((best, each) => (better(each) > better(best) ? each : best), candidates[0]!);

  /** No plan leaves more. */
  let wealthBound = hasChoice ? Number.POSITIVE_INFINITY : nothing.outcome.wealth;
  const wealthiest = () => ({ ...by(({ outcome }) => outcome.wealth), bound: wealthBound });
  const findWealthiest = async (part: number) => {
    if (hasChoice) wealthBound = Math.min(wealthBound, (await asking(base, part, () => [])).bound);
  };
  return {
    there,
    nothing: nothing.outcome,
    wealthiest,
    findWealthiest: () => findWealthiest(TIME_FOR_WEALTH),
    /** The most credit by a year. */
    most: async (year: number): Promise<Most> => {
      const best = () => Math.min(there, by(({ outcome }) => outcome.creditBy(year)).outcome.creditBy(year));
      if (isAll(best(), there)) return { by: year, credit: best(), bound: there };
      if (!hasChoice) return { by: year, credit: best(), bound: best() };
      const objective: Plan["objective"] = { kind: "creditRecouped", discount: 0, by: year, isNet: true };
      const enough = base.carryovers.minimumTaxCredit;
      const short = throughYear({ ...base, objective }, year);
      const { bound, candidate } = await asking(short, TIME_FOR_CREDIT, (of) => sellOuts(of, year), enough);
      // What follows the year may need steps of its own, such as a sale that pays the tax.
      if (candidate.outcome.breaks.length > 0) await asking({ ...base, objective }, TIME_FOR_CREDIT, () => [], enough);
      return { by: year, credit: best(), bound: Math.min(there, Math.max(bound + madeBy(year), best())) };
    },
    /** Of the plans that get so much back by a year, the one that leaves the most. */
    richest: async (year: number, credit: number): Promise<Candidate & { bound: number }> => {
      // A cent less: what a plan is known to get back, on average over scenarios, was rounded.
      const least = (Math.floor(credit * 100) - 1) / 100;
      const isRichest = () => !hasChoice || wealthiest().outcome.creditBy(year) >= least;
      const isCut = options.seconds !== null && wealthBound - wealthiest().outcome.wealth > options.gap;
      if (isRichest() && isCut) await findWealthiest(TIME_FOR_WEALTH_AGAIN);
      if (isRichest()) return wealthiest();
      const plan: Plan = {
        ...base,
        limits: { ...base.limits, creditRecouped: { by: year, atLeast: least - madeBy(year), isNet: true } },
      };
      const { bound } = await asking(plan, TIME_FOR_RICHEST, () => []);
      const enough = candidates.filter(({ outcome }) => outcome.creditBy(year) >= least);
      const best = enough.reduce((a, b) => (b.outcome.wealth > a.outcome.wealth ? b : a));
      return { ...best, bound };
    },
    /** The first year of the horizon by whose end some plan known has all back. */
    allBackBy: (): number | null => {
      const { years, horizonYears } = compiled.calendar;
      return (
        years
          .slice(0, horizonYears)
          .find((year) => candidates.some(({ outcome }) => isAll(outcome.creditBy(year), there))) ?? null
      );
    },
  };
}

/** The year that counts: as asked, or the soonest by whose end all can be back. */
async function soonestOf(
  finder: Finder,
  { horizon }: Plan,
  asked: number | null,
): Promise<{ by: number; sooner: Most | null; most: Most }> {
  const [first, last] = [yearOf(horizon.start), yearOf(horizon.end)];
  if (asked !== null) return { by: asked, sooner: null, most: await finder.most(asked) };
  let most = await finder.most(finder.allBackBy() ?? last);
  if (!isAll(most.credit, finder.there)) return { by: last, sooner: null, most };
  for (;;) {
    const by = finder.allBackBy()!;
    if (by !== most.by) most = await finder.most(by);
    if (by === first) return { by, sooner: null, most };
    const sooner = await finder.most(by - 1);
    if (!isAll(sooner.credit, finder.there)) return { by, sooner, most };
    most = sooner;
  }
}
