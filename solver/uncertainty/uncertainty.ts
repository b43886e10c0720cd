/**
 * What uncertainty costs a plan: the worth of waiting until more is known, of knowing all now, and of each limit on risk.
 */
import { compilePlan } from "../../model/compiled-plan.ts";
import { sharesOf } from "../../model/decisions.ts";
import { signOf } from "../../model/objective.ts";
import type { Plan } from "../../model/plan.ts";
import { type RiskLimitName, riskLimitNames } from "../../model/risk.ts";
import { onSharedThreads } from "../pool/pool.ts";
import { cents } from "../rank.ts";
import type { Solution, SolveOptions } from "../solution.ts";
import { bestOf, type Solve } from "./best-of.ts";

export interface Uncertainty {
  /**
   * What deciding later adds: the best plan's value less that of the best that decides all for all scenarios now; dollars. null: without
   * recourse; where nothing decided now meets the limits, `decidedNow` and `value` are null.
   */
  waiting: { value: number | null; decidedNow: number | null } | null;
  /** What knowing the scenario from the start would add; null where limits on risk hold, which have no meaning then, or scenarios are many. */
  knowing: { value: number; known: number } | null;
  /** What the best value would be without each limit on risk, and what the limit costs; dollars. */
  riskLimits: { name: `limits.${RiskLimitName}`; value: number; price: number }[];
  /** For which of these there was no time. */
  unasked: ("waiting" | "knowing" | `limits.${RiskLimitName}`)[];
}

/** Each is a solve of its own. */
const MOST_KNOWN = 12;

export interface UncertaintyOptions extends Omit<SolveOptions, "top"> {
  /** Before each of its solves: what that one is about, in a few words. */
  onQuestion?: (about: string) => void;
}

/**
 * @param solution with at least one ranked plan
 * @param options  `seconds` is for all of its solves together
 */
export function uncertaintyOf(
  plan: Plan,
  solution: Pick<Solution, "ranked">,
  solve: Solve,
  options: UncertaintyOptions,
): Promise<Uncertainty> {
  return onSharedThreads(plan, options, (poolOf) => uncertaintyOn(plan, solution, solve, { ...options, poolOf }));
}

async function uncertaintyOn(
  plan: Plan,
  { ranked }: Pick<Solution, "ranked">,
  solve: Solve,
  options: UncertaintyOptions,
): Promise<Uncertainty> {
  const best = ranked[0]!;
  const sign = signOf(plan.objective.kind);
  const held = riskLimitNames.filter((name) => plan.limits[name] !== null);
  const asksKnown = held.length === 0 && plan.scenarios.length <= MOST_KNOWN;
  let solves = held.length + (plan.recourse === null ? 0 : 1) + (asksKnown ? plan.scenarios.length : 0);
  const { onProgress: _, onQuestion = () => {}, ...quiet } = options;
  const unasked: Uncertainty["unasked"] = [];
  const started = performance.now();
  const left = () => (options.seconds === null ? null : options.seconds - (performance.now() - started) / 1000);
  /** A large plan's searches may take longer to begin than their part of the time is. */
  const isTimeFor = (question: Uncertainty["unasked"][number]): boolean => {
    const isTime = (left() ?? 1) > 0;
    if (!isTime) unasked.push(question);
    return isTime;
  };
  const bestValue = async (about: string, other: Plan, starts: Float64Array[] = []): Promise<number | null> => {
    onQuestion(about);
    const all = left();
    const seconds = all === null ? null : Math.max(0, all) / solves--;
    const found = await bestOf(other, solve, { ...quiet, seconds, starts, programs: 0 });
    return found?.best.value ?? null;
  };
  /** A search may come a little short of what is surely there. */
  const notWorse = (value: number | null, than: number) =>
    value === null || sign * value < sign * than ? than : value;

  let waiting: Uncertainty["waiting"] = null;
  if (plan.recourse !== null && isTimeFor("waiting")) {
    const found = await bestValue("all decided now", { ...plan, recourse: null });
    // What decides all now could be done with recourse too.
    const decidedNow = found === null ? null : sign * Math.min(sign * found, sign * best.value);
    waiting = { decidedNow, value: decidedNow === null ? null : cents(sign * (best.value - decidedNow)) };
  }
  let knowing: Uncertainty["knowing"] = null;
  if (asksKnown) {
    let known: number | null = 0;
    for (const scenario of plan.scenarios) {
      if (!isTimeFor("knowing")) known = null;
      if (known === null) break;
      const surely = { ...plan, recourse: null, scenarios: [{ ...scenario, probability: 1 }] };
      const alone = await bestValue(`${scenario.name} known`, surely);
      known = alone === null ? null : known + scenario.probability * alone;
    }
    const least = known === null ? null : cents(notWorse(known, best.value));
    if (least !== null) knowing = { known: least, value: cents(sign * (least - best.value)) };
  }
  const riskLimits: Uncertainty["riskLimits"] = [];
  const { shares } = sharesOf(compilePlan(plan), best.decisions);
  for (const name of held) {
    if (!isTimeFor(`limits.${name}`)) continue;
    const free = { ...plan, limits: { ...plan.limits, [name]: null } };
    const without = await bestValue(`without limits.${name}`, free, [shares]);
    const value = notWorse(without, best.value);
    riskLimits.push({ name: `limits.${name}`, value, price: cents(sign * (value - best.value)) });
  }
  return { waiting, knowing, riskLimits, unasked };
}
