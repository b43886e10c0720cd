import type { Report, Rule } from "../check.ts";
import { yearOf } from "../dates.ts";
import type { KeyPath } from "../document.ts";
import type { YearAmounts } from "../plan.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import { amountIn } from "../year-amounts.ts";
import type { PlanParts } from "./references.ts";

interface Dividends {
  ordinaryDividends?: YearAmounts | undefined;
  qualifiedDividends?: YearAmounts | undefined;
}

/** Qualified dividends are some of the ordinary ones, in each year of the horizon and in every scenario. */
export const dividends: Rule<PlanFile> = (plan, report) => {
  compare(plan, plan.income ?? {}, ["income"], report);
  plan.scenarios?.forEach((scenario, i) => {
    const override = scenario?.income;
    if (override && ("ordinaryDividends" in override || "qualifiedDividends" in override)) {
      compare(plan, { ...plan.income, ...override }, ["scenarios", i, "income"], report);
    }
  });
};

function compare(
  plan: PlanParts,
  { ordinaryDividends, qualifiedDividends }: Dividends,
  path: KeyPath,
  report: Report,
): void {
  const { start, end } = plan.horizon ?? {};
  if (ordinaryDividends === undefined || qualifiedDividends === undefined || start === undefined || end === undefined)
    return;
  for (let year = yearOf(start); year <= yearOf(end); year++) {
    const qualified = amountIn(qualifiedDividends, year);
    const ordinary = amountIn(ordinaryDividends, year);
    if (qualified <= ordinary) continue;
    report(
      [...path, "qualifiedDividends"],
      `in ${year}, ${qualified} qualified is more than the ${ordinary} of ordinaryDividends.`,
      "ordinaryDividends includes the qualified ones: give all dividends there.",
    );
    break;
  }
}
