/**
 * Where the search sets out from: the plans that a user would try, crossovers of some years only, and sparse random plans.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { yearOf } from "../model/dates.ts";
import { baselinesOf, crossoverEachYear } from "./baselines.ts";
import { holdingsOf, unitsOf } from "./moves.ts";
import { type Random, seeded } from "./random.ts";

const RANDOM_STARTS = 5;

/** @returns candidates that the holdings allow, no two alike; limits may be broken: they are repaired */
export function startsOf(compiled: CompiledPlan, seed: number): Float64Array[] {
  const years = [...new Set(compiled.columns.map((column) => yearOf(column.date)))];
  const random = seeded(seed);
  const all = [
    ...Object.values(baselinesOf(compiled)),
    crossoverEachYear(compiled, new Set(years.slice(0, 1))),
    crossoverEachYear(compiled, new Set(years.slice(1))),
    ...Array.from({ length: RANDOM_STARTS }, () => sparse(compiled, random)),
  ];
  const seen = new Set<string>();
  return all.filter((shares) => {
    const key = shares.join();
    return seen.has(key) ? false : seen.add(key);
  });
}

/** A few units, each taken for all, half or a quarter of what is there. */
function sparse(compiled: CompiledPlan, random: Random): Float64Array {
  const shares = new Float64Array(compiled.columns.length);
  const units = unitsOf(compiled);
  const holdings = holdingsOf(compiled);
  if (units.length === 0) return shares;
  const count = 1 + random.below(2 * (compiled.plan.grants.length + compiled.plan.lots.length));
  for (let i = 0; i < count; i++) {
    const unit = units[random.below(units.length)]!;
    const step = Math.floor(holdings.reach(shares, unit) / 2 ** random.below(3));
    for (const column of unit.columns) shares[column]! += Math.max(0, step);
  }
  return shares;
}
