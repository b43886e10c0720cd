/**
 * Ten strategies that advisers know, each where it is right, found by `solve` without being told of it, and where it is wrong, left
 * alone. Every plan is so small that the best is proven, and the dollars between it and what else one would do are worked out.
 *
 * A share stands for a block: at $10,000 one is a thousand shares at $10. So each plan is also solved with its blocks as single shares
 * (SLOW=1), where there are nearly always too many plans to look at. Unless a test says otherwise: a single filer with wages of
 * 150,000, no state, cash that earns nothing, and a credit left at the end that counts for half. By the figures of such a return:
 *
 *   2025  taxable 134,250, regular tax 25,067; AMT (150,000 - 88,100) * 26 % = 16,094; so 8,973 apart, and at 26 % a bargain element
 *         of 34,511 before AMT is due
 *   2026  taxable 133,900, regular tax 24,734; AMT (150,000 - 90,100) * 26 % = 15,574; so 9,160 apart, and 35,230 before AMT is due
 *
 * Below 197,300 in 2025 and 201,775 in 2026 a further dollar of wages is taxed at 24 %, one of long-term gain at 15 %.
 */
import { expect } from "vitest";
import type { CompiledPlan } from "../../../model/compiled-plan.ts";
import type { Decision } from "../../../model/decisions.ts";
import { type Evaluation, evaluate } from "../../../model/evaluate.ts";
import type { RankedPlan } from "../../../solver/solution.ts";
import { solve } from "../../../solver/solve.ts";
import { shares } from "../../model/plans.ts";
import { inThisThread } from "../small-plans.ts";
import { expectFoundInShares } from "./in-shares.ts";

/** Solves a plan; the best is proven. In the slow suite it is then searched for among single shares. */
export async function best({ plan }: CompiledPlan): Promise<RankedPlan> {
  const { ranked } = await solve(plan, inThisThread);
  expect(ranked[0]!.proven).toBe(true);
  if (process.env.SLOW === "1") await expectFoundInShares(plan, ranked[0]!.decisions);
  return ranked[0]!;
}

export const evaluated = (compiled: CompiledPlan, decisions: readonly Decision[]): Evaluation =>
  evaluate(compiled, shares(compiled, decisions));

/** Dollars. */
export const worth = (compiled: CompiledPlan, decisions: readonly Decision[]): number =>
  evaluated(compiled, decisions).value;

/** Federal AMT by year of the horizon, in dollars. */
export const amtOf = ({ scenarios }: Pick<RankedPlan, "scenarios">): number[] =>
  scenarios[0]!.years.map(({ amt }) => amt);

/** What an amount earns at 4 % in some years, with what that earns in the years after them. */
export const interest = (amount: number, years: number, yearsAfter: number): number =>
  amount * (1.04 ** years - 1) * 1.04 ** yearsAfter;
