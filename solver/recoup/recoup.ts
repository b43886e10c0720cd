/**
 * How to get the minimum tax credit back: under the law of the plan and under both built-in laws, which part in 2026.
 */
import { compilePlan } from "../../model/compiled-plan.ts";
import { sharesOf } from "../../model/decisions.ts";
import type { Plan } from "../../model/plan.ts";
import { underLaw } from "../../model/under-law.ts";
import { builtInLaws, keyOfLaw, type Law } from "../../tax/years/law.ts";
import { type CreditYear, creditYearsOf } from "./credit-years.ts";
import { type Asked, type LawRecoup, type Result, recoupUnderLaw } from "./one-law.ts";
import { outcomeOf } from "./outcome.ts";

/** What a plan comes to under another law, in dollars. */
export type Crossed = Pick<Result, "credit" | "wealth"> & {
  /** In the first scenario. */
  years: CreditYear[];
};

export interface Recoup {
  /** The plan's own law first. Empty: there is no credit to get back. */
  laws: readonly LawRecoup[];
  /** What the plan under each law comes to if another of them turns out to be the law: `crossed[plan][law]`. */
  crossed: readonly (readonly Crossed[])[];
  /** Whether laws beside the plan's were left out, since the plan ends before they differ. */
  endsBefore2026: boolean;
}

const FIRST_YEAR_APART = 2026;

export type Question = Omit<Asked, "known">;

/**
 * @throws {InfeasibleError} if no plan meets the limits
 */
export async function recoup(plan: Plan, question: Question): Promise<Recoup> {
  const { years } = compilePlan(plan).calendar;
  const endsBefore2026 = years.at(-1)! < FIRST_YEAR_APART;
  const plans = endsBefore2026 ? [plan] : plansByLaw(plan);
  const { seconds } = question.options;
  const options = { ...question.options, seconds: seconds === null ? null : seconds / plans.length };
  const answers: { under: Plan; of: LawRecoup }[] = [];
  for (const under of plans) {
    const known = answers.map(({ of }) => of.decisions);
    const of = await recoupUnderLaw(under, { ...question, options, known });
    if (of !== null) answers.push({ under, of });
  }
  return {
    laws: answers.map(({ of }) => of),
    crossed: answers.map(({ of }) => answers.map(({ under }) => carriedOut(under, of))),
    endsBefore2026,
  };
}

/** The plan as it is, then under each built-in law that it does not have. */
function plansByLaw(plan: Plan): Plan[] {
  const own = new Set(plan.scenarios.map(({ law }) => keyOfLaw(law)));
  const isOnly = (law: Law) => own.size === 1 && own.has(keyOfLaw(law));
  return [plan, ...builtInLaws.filter((law) => !isOnly(law)).map((law) => underLaw(plan, law))];
}

function carriedOut(plan: Plan, { decisions, by }: LawRecoup): Crossed {
  const compiled = compilePlan({
    ...plan,
    objective: { kind: "afterTaxWealth", discount: plan.objective.discount, by: null },
  });
  const { shares } = sharesOf(compiled, decisions);
  const { creditBy, wealth } = outcomeOf(compiled, shares);
  return { credit: creditBy(by), wealth, years: creditYearsOf(compiled, compiled.scenarios[0]!, shares) };
}
