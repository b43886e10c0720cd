/** How much loss a candidate's wash sales would defer: the search stays clear of them, and counts it as a broken limit. */
import type { CompiledScenario } from "./compiled-plan.ts";

/** @returns units of loss, of shares by column */
export function washedLossOf({ washPairs }: CompiledScenario): (shares: Float64Array) => number {
  const washes = [...groupedBySale(washPairs)];
  return (shares) => {
    let loss = 0;
    for (let w = 0; w < washes.length; w++) {
      const { sell, replacements, units } = washes[w]!;
      const sold = shares[sell]!;
      if (sold === 0) continue;
      for (let r = 0; r < replacements.length; r++) {
        const exercise = replacements[r]!;
        loss += units * Math.min(sold, exercise < 0 ? sold : shares[exercise]!);
      }
    }
    return loss;
  };
}

/** What each sale at a loss is washed by: columns, or -1 for what is acquired whatever is decided. */
function groupedBySale(pairs: CompiledScenario["washPairs"]) {
  const groups = new Map<number, { sell: number; units: number; replacements: number[] }>();
  for (const { sell, exercise, units } of pairs) {
    const group = groups.get(sell) ?? { sell, units, replacements: [] };
    group.replacements.push(exercise ?? -1);
    groups.set(sell, group);
  }
  return groups.values();
}
