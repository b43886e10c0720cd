/** A plan of blocks with each block as the shares that it stands for, so many that nearly all have to be searched. */
import { expect } from "vitest";
import { compilePlan } from "../../../model/compiled-plan.ts";
import { yearOf } from "../../../model/dates.ts";
import type { Decision } from "../../../model/decisions.ts";
import { evaluate } from "../../../model/evaluate.ts";
import type { Grant, Lot, Plan } from "../../../model/plan.ts";
import { solve } from "../../../solver/solve.ts";
import { shares } from "../../model/plans.ts";
import { inThisThread } from "../small-plans.ts";

/** Shares of a block. */
const BLOCK = 1000;
/**
 * The search finds what is best in blocks, or better by what single shares allow; and it is the same strategy: the same is done in the
 * same years, but for steps of less than a block.
 */
export async function expectFoundInShares(blocks: Plan, decisions: readonly Decision[]): Promise<void> {
  const plan = inShares(blocks);
  const compiled = compilePlan(plan);
  const same = decisions.map((decision) => ({ ...decision, shares: decision.shares * BLOCK }));
  const [found] = (await solve(plan, inThisThread)).ranked;
  expect(found!.value).toBeGreaterThanOrEqual(evaluate(compiled, shares(compiled, same)).value);
  expect(doneByYear(found!.decisions)).toEqual(doneByYear(same));
}

/** What is done with at least a block in a year, of which grant or lot, and in which scenario. */
function doneByYear(decisions: readonly Decision[]): string[] {
  const done = new Map<string, number>();
  for (const decision of decisions) {
    const origin = decision.do === "exercise" ? decision.grant : decision.lot.split("@")[0];
    const what = `${yearOf(decision.date)} ${decision.do} ${origin} ${decision.scenario ?? "in every scenario"}`;
    done.set(what, (done.get(what) ?? 0) + decision.shares);
  }
  return [...done].flatMap(([what, count]) => (count >= BLOCK ? [what] : [])).sort();
}

function inShares(plan: Plan): Plan {
  const single = (dollars: number) => dollars / BLOCK;
  return {
    ...plan,
    grants: plan.grants.map(
      (grant): Grant => ({
        ...grant,
        strike: single(grant.strike),
        shares: grant.shares * BLOCK,
        vesting: grant.vesting.map((part) => ({ ...part, shares: part.shares * BLOCK })),
      }),
    ),
    lots: plan.lots.map((lot): Lot => {
      const common = { shares: lot.shares * BLOCK };
      return lot.kind === "iso"
        ? { ...lot, ...common, strike: single(lot.strike), fmvAtExercise: single(lot.fmvAtExercise) }
        : { ...lot, ...common, basis: single(lot.basis), amtBasis: single(lot.amtBasis) };
    }),
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      securities: scenario.securities.map((security) => ({
        ...security,
        prices: security.prices.map(({ date, price }) => ({ date, price: single(price) })),
      })),
    })),
  };
}
