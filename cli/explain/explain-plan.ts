/**
 * A plan explained: the plan of a rank or given decisions, by itself or beside another year, plan or return.
 */
import { basename } from "node:path";
import { type Decided, decide } from "../../model/decided.ts";
import type { Plan } from "../../model/plan.ts";
import { compared } from "../../report/explain/differences.ts";
import type { ExplainedReturn } from "../../report/explain/explained-return.ts";
import { explainedYears } from "../../report/explain/explained-years.ts";
import type { Solution } from "../../solver/solution.ts";
import { readDecided } from "../decided.ts";
import { OptionError } from "../option-error.ts";
import { listed, percent } from "../render/words.ts";
import { scenarioOf } from "../scenario-option.ts";
import { type SearchOptions, search } from "../search.ts";
import type { Terminal } from "../terminal.ts";
import { type Explained, pickedForms } from "./explained.ts";
import { type Other, otherOf } from "./other.ts";
import { yearsOf } from "./plan-years.ts";
import { explainedSingle, nameOf as nameOfReturn } from "./single-returns.ts";
import { readSubject } from "./subject.ts";

export interface PlanOptions extends SearchOptions {
  plan: number | undefined;
  decisions: string | undefined;
  year: number | undefined;
  form: string | undefined;
  scenario: string | undefined;
  diff: string | undefined;
}

/** As many as `solve` ranks, so that the same rank is the same plan. */
const RANKED = 5;

/** The other side of a comparison: what it is called, and its returns once what is explained is known; null where no plan meets the limits. */
interface Side {
  name: string;
  isYear: boolean;
  returns: (chosen: Decided) => Promise<readonly ExplainedReturn[] | null>;
}

/** @returns null where no plan meets the limits, which then is told */
export async function explainPlan(plan: Plan, given: PlanOptions, terminal: Terminal): Promise<Explained | null> {
  // All that was asked for is looked at before the search, which takes its time.
  const scenario = scenarioOf(plan, given.scenario);
  const other = given.diff === undefined ? null : otherOf(given.diff);
  const decided = given.decisions === undefined ? null : readDecided(plan, given.decisions, given.plan);
  const before = decided ?? decide(plan, []);
  const years = yearsOf(before, "--year", given.year);
  pickedForms(explainedYears(before, scenario, years.slice(0, 1)), given.form);
  const rank = given.plan ?? 1;
  const otherRank = typeof other === "object" && other !== null && "rank" in other ? other.rank : null;
  const isRanked = given.plan !== undefined || otherRank !== null;
  const find = finder(Math.max(rank, otherRank ?? 1, RANKED), given, terminal);
  const side = other === null ? null : await sideOf(other, plan, before, given, terminal, find);

  const chosen = decided ?? (await find(plan, rank));
  if (chosen === null) return null;
  const head = {
    title: plan.name,
    about: { plan: plan.name, scenario: plan.scenarios[scenario]!.name },
    notes: scenarioNotes(plan, scenario),
  };
  const returns = explainedYears(chosen, scenario, years);
  if (side === null) return { ...head, returns: pickedForms(returns, given.form) };

  const others = await side.returns(chosen);
  if (others === null) return null;
  const comparisons = returns.flatMap((each) => {
    const beside = side.isYear ? others[0] : others.find(({ year }) => year === each.year);
    if (beside === undefined) return [];
    if (side.isYear) return [compared(null, [each.label, beside.label], each, beside)];
    return [compared(each.label, [nameOf(given, isRanked), side.name], each, beside)];
  });
  if (comparisons.length === 0) {
    throw new OptionError(
      `--diff ${given.diff}: it has no return of ${listed(years.map(String))}.\nIt has ${listed(others.map(({ year }) => String(year)))}.`,
    );
  }
  return { ...head, comparisons: pickedForms(comparisons, given.form) };
}

/** What is explained, in a word. */
const nameOf = ({ decisions, plan }: PlanOptions, isRanked: boolean): string =>
  decisions === undefined || isRanked ? `plan ${plan ?? 1}` : basename(decisions);

type Find = (plan: Plan, rank: number) => Promise<Decided | null>;

/**
 * Finds ranked plans by a search, which each plan file needs only once. Without a proof: to explain a plan none is needed. What asks why
 * a plan is as it is stays, since it may find a better one, which then is the one that `solve` ranks.
 */
function finder(top: number, options: SearchOptions, terminal: Terminal): Find {
  const solutions = new Map<Plan, Solution | null>();
  const find = (plan: Plan) => {
    terminal.tell(
      "Searching for the plans that solve ranks, without a proof. --decisions with a file of what solve --json printed needs no search.\n",
    );
    return search(plan, top, options, terminal, { programs: options.programs ?? 0 });
  };
  return async (plan, rank) => {
    const solution = solutions.has(plan) ? solutions.get(plan)! : await find(plan);
    solutions.set(plan, solution);
    if (solution === null) return null;
    const ranked = solution.ranked[rank - 1];
    if (ranked !== undefined) return decide(plan, ranked.decisions);
    throw new OptionError(
      `There is no plan ${rank}: the search ranked ${solution.ranked.length}.\nAsk for one of them, or give it more --time.`,
    );
  };
}

async function sideOf(
  other: Other,
  plan: Plan,
  before: Decided,
  given: PlanOptions,
  terminal: Terminal,
  find: Find,
): Promise<Side> {
  const scenario = scenarioOf(plan, given.scenario);
  const all = (decided: Decided, index = scenario) => explainedYears(decided, index, yearsOf(decided, "", undefined));
  const known = (decided: Decided) => async () => all(decided);
  if (other === "nothing") return { name: "nothing done", isYear: false, returns: known(decide(plan, [])) };
  if ("year" in other) {
    if (given.year === undefined) {
      throw new OptionError(
        `--diff ${other.year} compares a year with ${other.year}.\nSay which: --year ${other.year - 1} --diff ${other.year}.`,
      );
    }
    const years = yearsOf(before, "--diff", other.year);
    return {
      name: String(other.year),
      isYear: true,
      returns: async (chosen) => explainedYears(chosen, scenario, years),
    };
  }
  if ("rank" in other) {
    const name = `plan ${other.rank}`;
    if (given.decisions !== undefined) {
      return { name, isYear: false, returns: known(readDecided(plan, given.decisions, other.rank, "--diff")) };
    }
    return {
      name,
      isYear: false,
      returns: async () => {
        const found = await find(plan, other.rank);
        return found && all(found);
      },
    };
  }
  const subject = await readSubject(other.path, terminal);
  const name = basename(other.path);
  if ("decisions" in subject) {
    return { name, isYear: false, returns: known(readDecided(plan, subject.decisions, undefined)) };
  }
  if ("returns" in subject) {
    const single = subject.returns.map((each) => explainedSingle(each));
    return {
      name: single.length === 1 ? nameOfReturn(subject.returns[0]!) : name,
      isYear: false,
      returns: async () => single,
    };
  }
  const index = scenarioOf(subject.plan, given.scenario);
  if (given.decisions !== undefined) {
    const decided = readDecided(subject.plan, given.decisions, given.plan);
    return { name, isYear: false, returns: async () => all(decided, index) };
  }
  return {
    name,
    isYear: false,
    returns: async () => {
      const found = await find(subject.plan, given.plan ?? 1);
      return found && all(found, index);
    },
  };
}

function scenarioNotes({ scenarios }: Plan, scenario: number): string[] {
  const { name, probability } = scenarios[scenario]!;
  const others = scenarios.filter((_, i) => i !== scenario).map((each) => each.name);
  return others.length === 0
    ? []
    : [`Scenario ${name} (${percent(probability)}); for others: --scenario ${others.join(" | ")}`];
}
