/** The library, in Node and in the browser. */
export type { Assumption } from "../model/assumptions.ts";
export type { Decision } from "../model/decisions.ts";
export type {
  Evaluation,
  LimitState,
  ScenarioResult,
  WashSale,
  YearResult,
} from "../model/evaluate.ts";
export type { Plan } from "../model/plan.ts";
export { PlanError, type Problem } from "../model/plan-error.ts";
export type { Distribution, RiskMeasure } from "../model/risk.ts";
export { parsePlan } from "../scenarios/parse-plan.ts";
export type { CurveKink, CurvePoint } from "../solver/headroom/curve-point.ts";
export type { ComesBack, Crossover, Headroom, LeastTax } from "../solver/headroom/headroom.ts";
export type { LawKink } from "../solver/slopes/kink.ts";
export {
  type BaselineName,
  InfeasibleError,
  type Progress,
  type RankedPlan,
  type Solution,
  type SolveOptions,
} from "../solver/solution.ts";
export type { Frontier, FrontierOptions, FrontierPoint } from "../solver/uncertainty/frontier.ts";
export type { Uncertainty } from "../solver/uncertainty/uncertainty.ts";
export type { LimitUnit, LimitWorth } from "../solver/why/limit-worth.ts";
export type { RestingKink } from "../solver/why/resting-kinks.ts";
export type { MovedStep, StepTiming } from "../solver/why/step-timing.ts";
export type { Why } from "../solver/why/why.ts";
export { evaluate } from "./evaluate.ts";
export { frontier } from "./frontier.ts";
export type { GivenDecision } from "./given-decisions.ts";
export { type Exercise, headroom } from "./headroom.ts";
export { solve } from "./solve.ts";
export { uncertainty } from "./uncertainty.ts";
export { type Valued, values } from "./values.ts";
