/**
 * Options still open at the horizon's end: which those are, and what exercising and selling one then adds.
 */
import { type Batch, securityOf, vestedBy } from "./columns.ts";
import { exercise, type PerShare } from "./dispositions.ts";
import { typeOn } from "./leaving.ts";
import type { Grant, Plan, Scenario } from "./plan.ts";
import { priceUnits, toUnits } from "./prices.ts";

/** Options of a grant that are open at the end if none is exercised before. */
export function openAtEnd(grant: Grant, { horizon }: Plan): number {
  if (grant.expires < horizon.end) return 0;
  return grant.earlyExercise ? grant.shares : vestedBy(grant, horizon.end);
}

/** Whether an option, exercised to make shares of a batch, would otherwise still be open at the end. */
export function wouldBeOpenAtEnd(grant: Grant, { horizon }: Plan, batch: Batch): boolean {
  if (grant.expires < horizon.end) return false;
  return grant.earlyExercise || batch.vests === null || batch.vests <= horizon.end;
}

/** What an option open at the end adds to a return, and its gain, a share; units of $0.0001. Nothing where it is under water. */
export function exercisedAtEnd(plan: Plan, scenario: Scenario, grant: Grant): { amounts: PerShare; gain: number } {
  return exercisedAt(plan, grant, priceUnits(securityOf(scenario, grant.security), plan.horizon.end));
}

/** The same, at another price of the end. */
export function exercisedAt({ horizon }: Plan, grant: Grant, price: number): { amounts: PerShare; gain: number } {
  const strike = toUnits(grant.strike);
  if (price <= strike) return { amounts: {}, gain: 0 };
  const gain = price - strike;
  if (typeOn(grant, horizon.end) === "nso") return { amounts: exercise("nso", strike, price), gain };
  // Exercised and sold on one day, an ISO is a disqualifying disposition: all of the gain is ordinary income, but not wages.
  return { amounts: { dispositionIncome: gain }, gain };
}
