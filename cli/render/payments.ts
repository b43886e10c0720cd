/**
 * When the tax beyond withholding is paid, where it is not all on one day.
 */
import type { ScenarioResult } from "../../model/evaluate.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { dollars } from "./words.ts";

/** Empty where no estimated tax is paid: then a year's tax is due next April. */
export function paymentTable({ years, liquidation }: ScenarioResult, width: number, style: Style): string {
  const payments = [...years, ...liquidation].flatMap(({ year, payments }) =>
    payments.map(({ date, amount }) => ({ date, year, amount, isRest: date === `${year + 1}-04-15` })),
  );
  if (payments.every(({ isRest }) => isRest)) return "";
  const rows = payments
    .sort((a, b) => (a.date === b.date ? a.year - b.year : a.date < b.date ? -1 : 1))
    .map(({ date, year, amount, isRest }) => [
      date,
      `${isRest ? (amount < 0 ? "refund" : "rest") : "estimated"} of ${year}`,
      dollars(amount),
    ]);
  const list = table(
    [
      { title: "Date", align: "left" },
      { title: "What", align: "left" },
      { title: "Paid", align: "right" },
    ],
    rows,
    width,
    style,
  );
  return `${style.bold("Tax beyond withholding, as it is paid")}\n${list}`;
}
