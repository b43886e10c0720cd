/**
 * Which limits cannot hold together: a smallest set of them that no plan meets.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import type { Pool } from "./pool/pool.ts";
import { startsOf } from "./starts.ts";

/** Dollars by which a limit may seem broken and be met. */
const CENT = 0.01;

/**
 * Leaves out one limit after the other, for as long as the rest still cannot be met.
 *
 * @returns names of limits, as the plan file has them; at least one
 */
export async function conflictingLimits(compiled: CompiledPlan, pool: Pool, seed: number): Promise<string[]> {
  const starts = startsOf(compiled, seed);
  const canHold = async (limits: readonly string[]) => {
    const result = await pool.run({ kind: "satisfy", limits, starts, seed });
    return result.kind === "satisfy" && result.broken < CENT;
  };
  let conflict = allLimits(compiled);
  for (const name of allLimits(compiled)) {
    const rest = conflict.filter((other) => other !== name);
    if (rest.length > 0 && !(await canHold(rest))) conflict = rest;
  }
  return conflict;
}

function allLimits({ plan, limits }: CompiledPlan): string[] {
  const names = [
    ...limits.filter((limit) => limit.isChosen).map(({ name }) => name),
    ...(plan.limits.amtPerYear === null ? [] : ["limits.amtPerYear"]),
    ...plan.limits.concentration.map(({ security }) => `limits.concentration.${security}`),
    ...(plan.limits.cvar === null ? [] : ["limits.cvar"]),
    "cash.floor",
  ];
  return [...new Set(names)];
}
