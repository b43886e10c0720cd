/**
 * Plans that an adviser would try first, as starts of the search: all shares from ISOs sold in one year, or everything, or evenly over
 * the years until the credit is to be back.
 */
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { yearOf } from "../../model/dates.ts";

/** @param by the last calendar year in which to sell */
export function sellOuts({ columns, batches, plan }: CompiledPlan, by: number): Float64Array[] {
  const isFromIso = plan.lots.map(({ kind }) => kind === "iso");
  const lots = [...batches.keys()].filter((batch) => batches[batch]!.exercise === null);
  const years = [...new Set(columns.map(({ date }) => yearOf(date)))].filter((year) => year <= by);
  const lastSale = (batch: number, year: number) =>
    columns.findLastIndex((column) => column.do === "sell" && column.batch === batch && yearOf(column.date) === year);
  const sold = (which: readonly number[], inYears: readonly number[]): Float64Array => {
    const shares = new Float64Array(columns.length);
    for (const batch of which) {
      const at = inYears.map((year) => lastSale(batch, year)).filter((column) => column >= 0);
      at.forEach((column, i) => {
        const { held } = batches[batch]!;
        shares[column]! += Math.floor(((i + 1) * held) / at.length) - Math.floor((i * held) / at.length);
      });
    }
    return shares;
  };
  const fromIsos = lots.filter((batch) => isFromIso[batch]);
  const sets = fromIsos.length < lots.length ? [fromIsos, lots] : [lots];
  const spans = [...years.map((year) => [year]), ...(years.length > 1 ? [years] : [])];
  return sets.flatMap((which) => spans.map((span) => sold(which, span)));
}
