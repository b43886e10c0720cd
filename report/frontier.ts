/** What the picture and the tables of a frontier have in common. */
import type { Plan } from "../model/plan.ts";
import type { Frontier } from "../solver/uncertainty/frontier.ts";
import type { FrontierChart } from "./charts/index.ts";
import { wholeDollars } from "./words/amounts.ts";
import { safetyBy } from "./words/risk.ts";

/** What the objective counts, as a column or an axis is headed. */
export const onAverage: Readonly<Record<Plan["objective"]["kind"], string>> = {
  afterTaxWealth: "Left on average",
  totalTax: "Tax on average",
  creditRecouped: "Credit back on average",
};

/** Of a frontier with one plan. */
export const aloneInWords = ({ risk, ended }: Frontier): string =>
  ended === "settled"
    ? `There is nothing to weigh: one plan is best both on average and ${safetyBy(risk).where}.`
    : "Only one plan was found before the search ended; there may be safer ones.";

export function frontierPicture({ objective, risk, points }: Frontier): FrontierChart {
  const safety = safetyBy(risk);
  return {
    plans: points.map((point) => ({ safety: safety.of(point), value: point.value })),
    safety: { label: safety.label, format: safety.inWords },
    value: { label: onAverage[objective], format: wholeDollars, isLessBetter: objective === "totalTax" },
  };
}
