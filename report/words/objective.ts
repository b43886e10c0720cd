import { yearOf } from "../../model/dates.ts";
import type { ScenarioResult } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import { percent, wholeDollars } from "./amounts.ts";

/** What a plan comes to, in a sentence. `results` are those of the plan's scenarios. */
export function valueInWords(
  { objective, scenarios, horizon, terminal }: Plan,
  { value, scenarios: results }: { value: number; scenarios: readonly ScenarioResult[] },
): string {
  const mean = scenarios.length > 1 ? `, on average over ${scenarios.length} scenarios` : "";
  const discounted =
    objective.discount === 0 ? "" : `, in money of ${horizon.start} at ${percent(objective.discount)} a year`;
  const amount = wholeDollars(value);
  const left = creditLeft(results);
  const credit = left < 1 ? "" : `${wholeDollars(left)} of credit left then at ${percent(terminal.creditValue)}`;
  switch (objective.kind) {
    case "afterTaxWealth":
      return `It leaves ${amount} after all taxes, with what is still held at ${horizon.end} sold ${soldWhen(yearOf(horizon.end), terminal.liquidateOver)} at its last price${credit && `, and the ${credit}`}${mean}${discounted}.`;
    case "totalTax":
      return `It costs ${amount} of tax in all${credit && `, with the ${credit} taken off`}${mean}${discounted}.`;
    case "creditRecouped":
      return `It gets back ${amount} of minimum tax credit by ${objective.by}${mean}.`;
  }
}

/** Dollars of minimum tax credit, federal and state, still unused at the end: the mean over scenarios. */
export function creditLeft(results: readonly ScenarioResult[]): number {
  return results.reduce((sum, { probability, liquidation }) => {
    const { minimumTaxCredit, stateMinimumTaxCredit } = liquidation.at(-1)!;
    return sum + probability * (minimumTaxCredit + stateMinimumTaxCredit);
  }, 0);
}

function soldWhen(lastYear: number, years: number): string {
  return years === 1
    ? `at the end of ${lastYear + 1}`
    : `in equal parts at the ends of ${lastYear + 1} to ${lastYear + years}`;
}
