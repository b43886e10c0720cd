/**
 * Which limits cannot hold together: a smallest set of them that no plan meets.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { riskLimitsOf } from "../model/risk.ts";
import { linearProgramSolver } from "./linear-program.ts";
import type { Pool } from "./pool/pool.ts";
import { startsOf } from "./search/starts.ts";

/**
 * The limits on shares and strikes alone, as one linear program: what they cannot have together, no search needs to look for.
 *
 * @returns names of limits that conflict, or null if these can hold together
 */
export async function conflictingLinearLimits({ limits, columns }: CompiledPlan): Promise<string[] | null> {
  const chosen = limits.filter((limit) => limit.isChosen);
  // Who does nothing meets all that leave room for it.
  if (chosen.length === 0 || limits.every(({ most }) => most >= 0)) return null;
  const facts = limits.filter((limit) => !limit.isChosen);
  const solve = await linearProgramSolver();
  const canHold = (names: readonly string[]) => {
    const minded = chosen.filter(({ name }) => names.includes(name));
    // Each limit may be broken at a price, so that the program always has an answer: the least that must be broken.
    const program = {
      gains: [...columns.map(() => 0), ...minded.map(() => -1)],
      upper: [...columns.map(() => MOST_SHARES), ...minded.map((limit) => Math.max(0, -limit.most) + 1)],
      rows: [
        ...facts,
        ...minded.map((limit, i) => ({
          columns: [...limit.columns, columns.length + i],
          coefficients: [...limit.coefficients, -1],
          most: limit.most,
        })),
      ],
    };
    const answer = solve(program);
    return answer === null || answer.slice(columns.length).every((broken) => broken < LEAST_BROKEN);
  };
  try {
    return await smallestConflict([...new Set(chosen.map(({ name }) => name))], async (names) => canHold(names));
  } finally {
    solve.dispose();
  }
}

/** More than any grant has. */
const MOST_SHARES = 1e9;
/** Shares, or units of strikes, by which a program's answer may be off. */
const LEAST_BROKEN = 1e-3;

/** Leaves out one limit after the other, for as long as the rest still cannot be met; null if all can. */
async function smallestConflict(
  names: readonly string[],
  canHold: (names: readonly string[]) => Promise<boolean>,
): Promise<string[] | null> {
  if (await canHold(names)) return null;
  let conflict = [...names];
  for (const name of names) {
    const rest = conflict.filter((other) => other !== name);
    if (rest.length > 0 && !(await canHold(rest))) conflict = rest;
  }
  return conflict;
}

/** Dollars by which a limit may seem broken and be met. */
const CENT = 0.01;

/**
 * As the search finds it, for limits that depend on tax and cash.
 *
 * @returns names of limits, as the plan file has them; at least one
 */
export async function conflictingLimits(compiled: CompiledPlan, pool: Pool, seed: number): Promise<string[]> {
  const starts = [...startsOf(compiled, seed)].slice(0, STARTS_TRIED);
  const all = allLimits(compiled);
  const conflict = await smallestConflict(all, async (limits) => {
    // That all cannot hold is why this is asked.
    if (limits.length === all.length) return false;
    // Before what a search that was cut short has left in the queue.
    const result = await pool.run({ kind: "satisfy", limits, starts, seed }, true);
    return result.kind === "satisfy" && result.broken < CENT;
  });
  return conflict ?? all;
}

/** Of the search's starts, so many are tried against each set of limits. */
const STARTS_TRIED = 6;

function allLimits({ plan, limits }: CompiledPlan): string[] {
  const names = [
    ...limits.filter((limit) => limit.isChosen).map(({ name }) => name),
    ...(plan.limits.amtPerYear === null ? [] : ["limits.amtPerYear"]),
    ...plan.limits.concentration.map(({ security }) => `limits.concentration.${security}`),
    ...riskLimitsOf(plan.limits).map(({ name }) => name),
    ...(plan.limits.creditRecouped === null ? [] : ["limits.creditRecouped"]),
    "cash.floor",
  ];
  return [...new Set(names)];
}
