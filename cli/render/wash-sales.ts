/**
 * The wash sales among decisions: which sale, what replaced it, and how much of a loss was put off.
 */
import type { ScenarioResult } from "../../model/evaluate.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { dollars, whole, wrap } from "./words.ts";

/** Empty where there is none. */
export function washSalesText(scenarios: readonly ScenarioResult[], width: number, style: Style): string {
  const isParted = scenarios.length > 1;
  const rows = scenarios.flatMap(({ name, washSales }) =>
    washSales.map(({ date, lot, replacement, regular, amt }) => [
      ...(isParted ? [name] : []),
      date,
      lot,
      replacement,
      ...[regular, amt].flatMap(({ shares, loss }) => (shares === 0 ? ["-", "-"] : [whole(shares), dollars(loss)])),
    ]),
  );
  if (rows.length === 0) return "";
  const list = table(
    [
      ...(isParted ? [{ title: "If", align: "left" } as const] : []),
      { title: "Date", align: "left" },
      { title: "Sold of", align: "left" },
      { title: "Replaced by", align: "left" },
      { title: "Shares", align: "right" },
      { title: "Loss", align: "right" },
      { title: "AMT shares", align: "right" },
      { title: "AMT loss", align: "right" },
    ],
    rows,
    width,
    style,
  );
  const what = wrap(
    "  Added to the basis of what replaced the shares, for regular tax and AMT apart (IRC 1091).",
    width,
    2,
  );
  return `${style.bold("Losses put off by wash sales")}\n${what}\n${list}`;
}
