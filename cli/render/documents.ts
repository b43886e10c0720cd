/**
 * Results as JSON documents: the contract's keys in the contract's order, then what else there is.
 */
import type { Decision } from "../../model/decisions.ts";
import type { Evaluation } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import type { Headroom } from "../../solver/headroom/headroom.ts";
import type { Recoup } from "../../solver/recoup/recoup.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import type { Frontier } from "../../solver/uncertainty/frontier.ts";
import type { Uncertainty } from "../../solver/uncertainty/uncertainty.ts";
import type { Compared } from "../../solver/why/compared.ts";
import type { MovedStep } from "../../solver/why/step-timing.ts";
import type { Why } from "../../solver/why/why.ts";
import { leftOutOf } from "../../tax/states/index.ts";
import { type Law, nameOfLaw } from "../../tax/years/law.ts";

export const solutionDocument = (
  { household, notes }: Plan,
  { plan, objective, seed, bound, ranked, boundBy, baselines, ended }: Solution,
  compared: Compared | null = null,
  uncertainty: Uncertainty | null = null,
) => ({
  plan,
  objective,
  seed,
  bound,
  ranked: ranked.map(rankedDocument),
  boundBy,
  baselines,
  ...(compared === null ? {} : { compared: comparedDocument(compared) }),
  ...(uncertainty === null ? {} : { uncertainty }),
  ended,
  leavesOut: leftOut(household),
  notes,
});

const rankedDocument = ({
  rank,
  value,
  gap,
  proven,
  decisions,
  scenarios,
  binding,
  gains,
  limits,
  distribution,
  why,
}: RankedPlan) => ({
  rank,
  value,
  gap,
  proven,
  decisions: decisions.map(decisionDocument),
  scenarios,
  binding,
  gains,
  limits,
  ...(distribution === undefined ? {} : { distribution }),
  ...(why === undefined ? {} : { why: whyDocument(why) }),
});

const whyDocument = ({ kinks, limits, timing }: Why) => ({
  kinks: kinks.map(({ step, ...kink }) => ({ ...kink, step: decisionDocument(step) })),
  limits,
  timing: timing?.map(({ step, earlier, later }) => ({
    ...decisionDocument(step),
    earlier: earlier && movedDocument(earlier),
    later: later && movedDocument(later),
  })),
});

const comparedDocument = ({ differences, ...compared }: Compared) => ({
  ...compared,
  differences: differences.map(({ own, best }) => ({
    own: own && decisionDocument(own),
    best: best && decisionDocument(best),
  })),
});

const movedDocument = ({ adjusted, ...moved }: MovedStep) => ({
  ...moved,
  adjusted: adjusted.map(({ from, to }) => ({
    from: from && decisionDocument(from),
    to: to && decisionDocument(to),
  })),
});

function decisionDocument(decision: Decision) {
  const { date, shares } = decision;
  const scenario = decision.scenario ?? "all";
  return decision.do === "exercise"
    ? { date, do: decision.do, grant: decision.grant, shares, scenario }
    : { date, do: decision.do, lot: decision.lot, shares, scenario };
}

export const evaluationDocument = (
  { name, household, notes }: Plan,
  { value, scenarios, limits, distribution }: Evaluation,
) => ({
  plan: name,
  value,
  scenarios,
  limits,
  ...(distribution === undefined ? {} : { distribution }),
  leavesOut: leftOut(household),
  notes,
});

/** What `headroom` answers: one entry for each grant and day. */
export interface HeadroomAnswer {
  plan: Plan;
  /** Index of the scenario. */
  scenario: number;
  /** Years in which AMT is to come back. */
  within: number;
  /** How many decisions stand already. */
  decided: number;
  exercises: readonly Headroom[];
}

export const headroomDocument = ({ plan, scenario, within, decided, exercises }: HeadroomAnswer) => ({
  plan: plan.name,
  scenario: plan.scenarios[scenario]!.name,
  within,
  decided,
  exercises,
  leavesOut: leftOut(plan.household),
  notes: plan.notes,
});

/** What `recoup` answers. */
export interface RecoupAnswer {
  plan: Plan;
  /** The calendar year asked for; null: all of it soonest. */
  by: number | null;
  answer: Recoup;
}

export const recoupDocument = ({ plan, by, answer: { laws, crossed } }: RecoupAnswer) => ({
  plan: plan.name,
  by,
  laws: laws.map((of, i) => ({
    law: nameOf(of.law),
    there: of.there,
    stateThere: of.stateThere,
    by: of.by,
    credit: of.credit,
    stateCredit: of.stateCredit,
    isAll: of.isAll,
    allBackBy: of.allBackBy,
    bound: of.bound,
    gap: of.gap,
    proven: of.proven,
    sooner: of.sooner,
    wealth: of.wealth,
    wealthBound: of.wealthBound,
    wealthiest: of.wealthiest,
    nothing: of.nothing,
    decisions: of.decisions.map(decisionDocument),
    steps: of.steps.map(({ decision, takesAlong, ...rest }) => ({
      ...decisionDocument(decision),
      ...rest,
      takesAlong: takesAlong.map(decisionDocument),
    })),
    heldBack: of.heldBack,
    scenarios: of.scenarios,
    ifLaw: Object.fromEntries(
      laws.map(({ law }, j) => [nameOf(law), { credit: crossed[i]![j]!.credit, wealth: crossed[i]![j]!.wealth }]),
    ),
  })),
  leavesOut: leftOut(plan.household),
  notes: plan.notes,
});

export const frontierDocument = (
  { household, notes }: Plan,
  { plan, objective, risk, wealthToday, points, leastRisk, ended }: Frontier,
) => ({
  plan,
  objective,
  risk,
  wealthToday,
  points: points.map(({ decisions, firstStage, ...point }, i) => ({
    plan: i + 1,
    ...point,
    firstStage: firstStage.map(decisionDocument),
    decisions: decisions.map(decisionDocument),
  })),
  leastRisk,
  ended,
  leavesOut: leftOut(household),
  notes,
});

/** A plan whose scenarios have different laws has none of one name. */
export const nameOf = (law: Law | null): string => (law === null ? "by scenario" : nameOfLaw(law));

/** What the law of the household's state leaves out. */
const leftOut = ({ state }: Plan["household"]): readonly string[] => (state === null ? [] : leftOutOf(state));
