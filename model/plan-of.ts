/** From a checked plan file to a `Plan`: defaults that depend on other parts, prices in order, grants as they can be exercised, scenarios merged. */
import { stateForms } from "../tax/states/index.ts";
import { isBuiltInLaw, type Law } from "../tax/years/law.ts";
import type { UserLaw } from "../tax/years/user-law.ts";
import { assumptionsOf } from "./assumptions.ts";
import { calendarOf } from "./calendar.ts";
import { yearOf } from "./dates.ts";
import { grantsOf } from "./grants-of.ts";
import type { Carryovers, Limits, Lot, Plan, Scenario, Security } from "./plan.ts";
import { revealsOf } from "./reveals.ts";
import type { PlanFile } from "./schema/plan-file.ts";

/**
 * @param file where it came from; a plan without a name is named after it
 * @param laws from the law files that the plan names, by path
 * @param said the file as it was written, from which its defaults are told
 */
export function planOf(
  given: PlanFile,
  file: string,
  laws: ReadonlyMap<string, UserLaw>,
  said: Readonly<Record<string, unknown>>,
): Plan {
  const carryovers = carriedIn(given.carryovers, NO_LOSSES);
  const { section1202 = 0, amtSection1202 = section1202 } = given.carryovers;
  const { grants, notes } = grantsOf(
    given.grants,
    given.lots.map(({ id }) => id),
  );
  const plan = {
    file,
    name: given.name ?? fileStem(file),
    household: {
      filingStatus: given.household.filingStatus,
      state: given.household.state ?? null,
      localRate: given.household.localRate ?? 0,
      dependents: given.household.dependents,
    },
    horizon: given.horizon,
    credits: given.credits.nonrefundable,
    carryovers: { ...carryovers, section1202, amtSection1202 },
    stateCarryovers: carriedIn(given.carryovers.state ?? {}, { ...carryovers, minimumTaxCredit: 0 }),
    thisYear: given.thisYear,
    lastYear: given.lastYear ?? null,
    grants,
    lots: given.lots.map(lotOf),
    decisions: typeof given.decisions === "string" ? given.decisions : [...given.decisions].sort(),
    limits: limitsOf(given.limits),
    scenarios: scenariosOf(given, laws),
    recourse: null as Plan["recourse"],
    objective: {
      kind: given.objective.kind,
      discount: given.objective.discount,
      by: given.objective.kind === "creditRecouped" ? (given.objective.by ?? yearOf(given.horizon.end)) : null,
    },
    terminal: given.terminal,
    notes: [...notes, ...estimatedTaxNotes(given), ...stateCarryoverNotes(given)],
  };
  if (given.recourse !== undefined) {
    const days = calendarOf(plan).decisionDates;
    plan.recourse = { reveals: revealsOf(given.recourse.reveal, { scenarios: plan.scenarios, days }) };
  }
  return { ...plan, assumptions: assumptionsOf(said, plan) };
}

const fileStem = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/i, "");

const NO_LOSSES: Carryovers = {
  shortTermLoss: 0,
  longTermLoss: 0,
  amtShortTermLoss: 0,
  amtLongTermLoss: 0,
  minimumTaxCredit: 0,
};

function estimatedTaxNotes({ cash, scenarios, lastYear, household }: PlanFile): string[] {
  const isPaid = [cash, ...scenarios.map((scenario) => scenario.cash)].some(
    (each) => each?.estimatedTax === "safeHarbor",
  );
  if (!isPaid) {
    return lastYear === undefined
      ? []
      : ["lastYear: not used, since tax is paid in April; `cash: {estimatedTax: safeHarbor}` pays by it."];
  }
  const { state } = household;
  return state === undefined
    ? []
    : [
        `cash.estimatedTax: installments are of the federal tax; the tax of ${state} beyond withholding is due in April.`,
      ];
}

/** A plan may be worked for several states; one that takes nothing has no use for what another left. */
function stateCarryoverNotes({ household: { state }, carryovers }: PlanFile): string[] {
  const isAny = Object.values(carryovers.state ?? {}).some((amount) => amount !== 0);
  if (!isAny || state === undefined || stateForms(state) !== "untaxed") return [];
  return [`carryovers.state: not used, since ${state} taxes neither wages nor gains.`];
}

type GivenCarryovers = { readonly [K in keyof Carryovers]?: Carryovers[K] | undefined };

/** A loss for AMT defaults to the regular one where that is given, else to `otherwise`, as all the others do. */
function carriedIn(given: GivenCarryovers, otherwise: Carryovers): Carryovers {
  return {
    shortTermLoss: given.shortTermLoss ?? otherwise.shortTermLoss,
    longTermLoss: given.longTermLoss ?? otherwise.longTermLoss,
    amtShortTermLoss: given.amtShortTermLoss ?? given.shortTermLoss ?? otherwise.amtShortTermLoss,
    amtLongTermLoss: given.amtLongTermLoss ?? given.longTermLoss ?? otherwise.amtLongTermLoss,
    minimumTaxCredit: given.minimumTaxCredit ?? otherwise.minimumTaxCredit,
  };
}

function lotOf(given: PlanFile["lots"][number]): Lot {
  return given.kind === "iso" ? given : { ...given, amtBasis: given.amtBasis ?? given.basis };
}

function limitsOf(given: PlanFile["limits"]): Limits {
  return {
    exerciseCash: given.exerciseCash ?? null,
    amtPerYear: given.amtPerYear ?? null,
    concentration: Object.entries(given.concentration ?? {}).map(([security, { share, from }]) => ({
      security,
      share,
      from: from ?? null,
    })),
    keep: Object.entries(given.keep ?? {}).map(([security, shares]) => ({ security, shares })),
    exercise: Object.entries(given.exercise ?? {}).map(([grant, { by, atLeast }]) => ({
      grant,
      by: by ?? null,
      atLeast,
    })),
    cvar: given.cvar ?? null,
    worstCase: given.worstCase ?? null,
    shortfall: given.shortfall ?? null,
    creditRecouped: given.creditRecouped ?? null,
  };
}

/** The plan itself is the one scenario where none is given; scenarios without probabilities are equally likely. */
function scenariosOf(given: PlanFile, laws: ReadonlyMap<string, UserLaw>): Scenario[] {
  const scenarios =
    given.scenarios.length > 0 ? given.scenarios : [{ name: "base", probability: 1 } as PlanFile["scenarios"][number]];
  return scenarios.map((scenario) => ({
    name: scenario.name,
    probability: scenario.probability ?? 1 / scenarios.length,
    income: merged(given.income, scenario.income),
    deductions: merged(given.deductions, scenario.deductions),
    cash: merged(given.cash, scenario.cash),
    securities: Object.entries(given.securities).map(([id, security]) => {
      const overrides = scenario.securities;
      const override = overrides && Object.hasOwn(overrides, id) ? overrides[id] : undefined;
      return securityOf(id, merged(security, override), given.horizon.start);
    }),
    law: lawNamed(scenario.law ?? given.law, laws),
    indexing: scenario.indexing ?? given.indexing,
  }));
}

function lawNamed(name: string, laws: ReadonlyMap<string, UserLaw>): Law {
  return isBuiltInLaw(name) ? name : laws.get(name)!;
}

/** Key by key; the value of a key (a year's amounts, the prices of a security) is replaced whole. */
function merged<T extends object>(base: T, override: { readonly [K in keyof T]?: T[K] | undefined } = {}): T {
  return { ...base, ...override };
}

function securityOf(id: string, given: PlanFile["securities"][string], start: PlanFile["horizon"]["start"]): Security {
  const prices = typeof given.price === "number" ? [{ date: start, value: given.price }] : given.price;
  return {
    id,
    prices: prices.map(({ date, value }) => ({ date, price: toTenThousandths(value) })),
    steps: given.steps,
    growth: given.growth,
    sellableFrom: given.sellable?.from ?? null,
    blackouts: [...(given.sellable?.blackouts ?? []), ...(given.blackouts ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

/**
 * A price to $0.0001, half up, as it is written in decimal: 1.00005 is 1.0001 although the nearest double is below it. Moving the
 * point in the text does that; a price with an exponent is either below $0.000001 or has no such digits.
 */
function toTenThousandths(price: number): number {
  const text = String(price);
  if (text.includes("e")) return price < 1 ? 0 : price;
  return Math.round(Number(`${text}e4`)) / 10_000;
}
