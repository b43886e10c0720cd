import { yearOf } from "../../model/dates.ts";
import type { Plan } from "../../model/plan.ts";
import { percent, wholeDollars } from "./amounts.ts";

/** What a plan comes to, in a sentence. */
export function valueInWords({ objective, scenarios, horizon, terminal }: Plan, value: number): string {
  const mean = scenarios.length > 1 ? `, on average over ${scenarios.length} scenarios` : "";
  const discounted =
    objective.discount === 0 ? "" : `, in money of ${horizon.start} at ${percent(objective.discount)} a year`;
  const amount = wholeDollars(value);
  switch (objective.kind) {
    case "afterTaxWealth":
      return `It leaves ${amount} after all taxes, with what is still held at ${horizon.end} sold ${soldWhen(yearOf(horizon.end), terminal.liquidateOver)} at its last price${mean}${discounted}.`;
    case "totalTax":
      return `It costs ${amount} of tax in all${mean}${discounted}.`;
    case "creditRecouped":
      return `It gets back ${amount} of minimum tax credit by ${objective.by}${mean}.`;
  }
}

function soldWhen(lastYear: number, years: number): string {
  return years === 1
    ? `at the end of ${lastYear + 1}`
    : `in equal parts at the ends of ${lastYear + 1} to ${lastYear + years}`;
}
