/**
 * What a plan takes for granted because its file does not say it: every default, by the key that would say otherwise.
 */
import { grouped } from "./counted.ts";
import type { Plan, Scenario } from "./plan.ts";
import { amountIn } from "./year-amounts.ts";

/** One default that was taken. */
export interface Assumption {
  /** What to give in the plan file to say otherwise: `cash.yield`. */
  key: string;
  /** What is taken without it, in a sentence. */
  means: string;
}

type Said = Readonly<Record<string, unknown>>;

/**
 * @param said the plan file as it was written
 * @param plan what was made of it
 */
export function assumptionsOf(said: Said, plan: Omit<Plan, "assumptions">): Assumption[] {
  return [
    ...householdOf(said, plan),
    ...moneyOf(said, plan),
    ...securitiesOf(said, plan),
    ...holdingsOf(said, plan),
    ...choicesOf(said, plan),
  ];
}

const at = (said: Said, key: string): unknown => (Object.hasOwn(said, key) ? said[key] : undefined);

/** A mapping within; what is not there says nothing. */
function within(said: Said, key: string): Said {
  const value = at(said, key);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Said) : {};
}

/** Those of some keys that a mapping does not have. */
const unsaid = (said: Said, keys: readonly string[]): string[] => keys.filter((key) => at(said, key) === undefined);

const percent = (part: number): string => `${Number((part * 100).toFixed(2))} %`;

/** Several keys with the same meaning: `income.interest, other`. */
function none(section: string, keys: readonly string[], means: string): Assumption[] {
  return keys.length === 0 ? [] : [{ key: `${section}.${keys.join(", ")}`, means }];
}

type Found = (Assumption | false)[];
const kept = (found: Found): Assumption[] => found.filter((each) => each !== false);

function householdOf(said: Said, plan: Omit<Plan, "assumptions">): Assumption[] {
  const household = within(said, "household");
  const dependents = within(household, "dependents");
  const [{ indexing }] = plan.scenarios as [Scenario];
  return kept([
    at(household, "state") === undefined && { key: "household.state", means: "No state taxes the income." },
    unsaid(dependents, ["under17", "others"]).length === 2 && {
      key: "household.dependents",
      means: "Nobody is claimed as a dependent.",
    },
    at(said, "law") === undefined && { key: "law", means: "The law as enacted, through P.L. 119-21, stays as it is." },
    at(said, "indexing") === undefined && {
      key: "indexing",
      means: `After the last published year, indexed amounts grow by ${percent(indexing)} a year.`,
    },
  ]);
}

function moneyOf(said: Said, plan: Omit<Plan, "assumptions">): Assumption[] {
  const [income, deductions, cash] = [within(said, "income"), within(said, "deductions"), within(said, "cash")];
  const carried = within(said, "carryovers");
  const [first] = plan.scenarios as [Scenario];
  const lastYear = Number(plan.horizon.end.slice(0, 4));
  const startYear = plan.horizon.start.slice(0, 4);
  return kept([
    ...none(
      "income",
      unsaid(income, ["wages", "interest", "ordinaryDividends", "qualifiedDividends", "other"]),
      "No such income in any year.",
    ),
    ...Object.entries(income).map(([key, amounts]) =>
      carriedForward(`income.${key}`, amounts, first.income, key, lastYear),
    ),
    ...none(
      "deductions",
      unsaid(deductions, ["propertyTax", "mortgageInterest", "charity"]),
      "Nothing of the kind is deducted.",
    ),
    plan.household.state !== null &&
      at(deductions, "stateIncomeTax") === undefined && {
        key: "deductions.stateIncomeTax",
        means: "The state tax that may be deducted is the one worked out for the year.",
      },
    at(deductions, "itemize") === undefined && {
      key: "deductions.itemize",
      means: "The larger of itemized deductions and the standard deduction is taken.",
    },
    at(within(said, "credits"), "nonrefundable") === undefined && {
      key: "credits.nonrefundable",
      means: "No personal credits beside those for dependents.",
    },
    ...none(
      "carryovers",
      unsaid(carried, ["shortTermLoss", "longTermLoss", "minimumTaxCredit"]),
      `Nothing of the kind comes into ${startYear} from earlier years.`,
    ),
    ...none(
      "carryovers",
      unsaid(carried, ["amtShortTermLoss", "amtLongTermLoss"]),
      "For AMT the losses carried in are those for regular tax.",
    ),
    plan.household.state !== null &&
      at(carried, "state") === undefined && {
        key: "carryovers.state",
        means: "The state's losses carried in are the federal ones; no credit of the state's own.",
      },
    ...none(
      "thisYear",
      unsaid(within(said, "thisYear"), ["shortTermGain", "longTermGain", "isoBargainElement"]),
      `Nothing of the kind was realized in ${startYear} before the plan starts.`,
    ),
    at(cash, "start") === undefined && { key: "cash.start", means: "There is no cash at the start." },
    at(cash, "savings") === undefined && { key: "cash.savings", means: "Nothing is saved out of income." },
    at(cash, "yield") === undefined && { key: "cash.yield", means: "Cash earns nothing." },
    at(cash, "floor") === undefined && { key: "cash.floor", means: "Cash may come down to $0, and no lower." },
    at(cash, "estimatedTax") === undefined && {
      key: "cash.estimatedTax",
      means: "Tax beyond withholding is paid on April 15 of the next year, without installments or penalties.",
    },
  ]);
}

/** Amounts by year that the file ends before the plan does. */
function carriedForward(key: string, given: unknown, amounts: Scenario["income"], name: string, lastYear: number) {
  if (typeof given !== "object" || given === null) return false;
  const last = Math.max(...Object.keys(given).map(Number));
  if (!(last < lastYear)) return false;
  const amount = amountIn(amounts[name as keyof Scenario["income"]], last);
  return {
    key: `${key}.${last + 1}`,
    means: `From ${last + 1} on, $${grouped(amount)} a year, as in ${last}.`,
  };
}

function securitiesOf(said: Said, plan: Omit<Plan, "assumptions">): Assumption[] {
  const securities = within(said, "securities");
  return Object.keys(securities).flatMap((id) => {
    const given = within(securities, id);
    const paths = plan.scenarios.map((scenario) => scenario.securities.find((security) => security.id === id)!.prices);
    const prices = paths[0]!;
    return kept([
      at(given, "growth") === undefined &&
        paths.some((path) => path.at(-1)!.date < plan.horizon.end) && {
          key: `securities.${id}.growth`,
          means: staysAt(paths.map((path) => path.at(-1)!)),
        },
      at(given, "steps") === undefined &&
        prices.length > 1 && {
          key: `securities.${id}.steps`,
          means: "Between the days given, its price moves by the same rate each day.",
        },
      at(given, "sellable") === undefined &&
        at(given, "blackouts") === undefined && {
          key: `securities.${id}.sellable`,
          means: "It can be sold on any day.",
        },
    ]);
  });
}

/** @param last the last price that is given, by scenario */
function staysAt(last: readonly { date: string; price: number }[]): string {
  const [{ date, price }] = last as [{ date: string; price: number }];
  const isOne = last.every((each) => each.date === date && each.price === price);
  return isOne
    ? `After ${date} its price stays at $${grouped(price)}.`
    : "After the last day that a scenario gives, its price stays there.";
}

function holdingsOf(said: Said, { lots }: Omit<Plan, "assumptions">): Assumption[] {
  const listOf = (key: string) => {
    const list = at(said, key);
    return (Array.isArray(list) ? list : []) as Said[];
  };
  const grants = listOf("grants").flatMap((grant) => {
    const key = `grants.${String(grant.id)}`;
    return kept([
      at(grant, "vesting") === undefined && { key: `${key}.vesting`, means: "All its options have vested." },
      at(grant, "vesting") !== undefined &&
        at(grant, "vesting") !== "all" &&
        at(grant, "earlyExercise") === undefined && {
          key: `${key}.earlyExercise`,
          means: "Options cannot be exercised before they vest.",
        },
      at(grant, "type") === "iso" &&
        at(grant, "vesting") !== undefined &&
        at(grant, "vesting") !== "all" &&
        at(grant, "fmvAtGrant") === undefined && {
          key: `${key}.fmvAtGrant`,
          means: "A share was worth the strike at grant, by which the $100,000 limit of ISOs is counted.",
        },
      at(grant, "leaves") === undefined && {
        key: `${key}.leaves`,
        means: "The holder stays with the company until the plan ends.",
      },
    ]);
  });
  const bought = lots.filter(({ kind }) => kind === "purchased").map(({ id }) => id);
  const asRegular = listOf("lots").filter(
    (lot) => bought.includes(String(lot.id)) && at(lot, "amtBasis") === undefined,
  );
  const small = [...listOf("grants"), ...listOf("lots")];
  return [
    ...grants,
    ...kept([
      asRegular.length > 0 && {
        key: "lots.amtBasis",
        means: `For AMT, the basis of ${asRegular.map((lot) => lot.id).join(", ")} is that for regular tax.`,
      },
      small.length > 0 &&
        small.every((each) => at(each, "section1202") === undefined) && {
          key: "section1202",
          means: "No share is qualified small business stock.",
        },
    ]),
  ];
}

function choicesOf(said: Said, plan: Omit<Plan, "assumptions">): Assumption[] {
  const limits = within(said, "limits");
  const scenarios = (at(said, "scenarios") as Said[] | undefined) ?? [];
  const terminal = within(said, "terminal");
  const objective = within(said, "objective");
  return kept([
    at(said, "decisions") === undefined && {
      key: "decisions",
      means: "There are steps on the first day and on the 15th of January, April, July and December only.",
    },
    at(limits, "exerciseCash") === undefined && {
      key: "limits.exerciseCash",
      means: "All the cash above its floor may be spent on exercising, and so may be lost.",
    },
    at(limits, "concentration") === undefined && {
      key: "limits.concentration",
      means: "Any share of the wealth may be in one stock.",
    },
    scenarios.length === 0 && {
      key: "scenarios",
      means: "One future, in which every price comes true as given: no risk is weighed.",
    },
    scenarios.length > 1 &&
      scenarios.every((each) => at(each, "probability") === undefined) && {
        key: "scenarios.probability",
        means: "All scenarios are equally likely.",
      },
    scenarios.length > 1 &&
      at(said, "recourse") === undefined && {
        key: "recourse",
        means: "The same steps are taken in every scenario, whatever has become known.",
      },
    at(said, "objective") === undefined && {
      key: "objective",
      means: "What counts is wealth after all taxes at the end.",
    },
    at(objective, "discount") === undefined && {
      key: "objective.discount",
      means: "A dollar later is worth as much as a dollar now.",
    },
    at(terminal, "liquidateOver") === undefined && {
      key: "terminal.liquidateOver",
      means: `What is still held on ${plan.horizon.end} is sold in the year after, at its last price.`,
    },
    at(terminal, "creditValue") === undefined && {
      key: "terminal.creditValue",
      means: `A dollar of minimum tax credit that is left then counts ${plan.terminal.creditValue * 100} cents.`,
    },
  ]);
}
