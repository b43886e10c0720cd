/**
 * The same question under both laws of 2026, side by side.
 */

import { inShort } from "../../report/words/decisions.ts";
import type { CreditYear } from "../../solver/recoup/credit-years.ts";
import type { LawRecoup } from "../../solver/recoup/one-law.ts";
import { nameOf, type RecoupAnswer } from "./documents.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cell, whole, wrap } from "./words.ts";

export function lawsText({ plan, by, answer }: RecoupAnswer, width: number, style: Style): string {
  const { laws, crossed, endsBefore2026 } = answer;
  if (endsBefore2026) return "The plan ends before 2026, until when both laws are the same.";
  const names = laws.map(({ law }) => nameOf(law));
  const average = (of: LawRecoup, year: number, amount: (each: CreditYear) => number) =>
    of.scenarios.reduce((sum, { probability, years }) => {
      const found = years.find((each) => each.year === year);
      return found === undefined ? sum : sum + probability * amount(found);
    }, 0);
  const last = Math.max(...laws.map((of) => of.by));
  const years = laws[0]!.scenarios[0]!.years.filter(({ year }) => year <= last).map(({ year }) => year);
  const rows: string[][] = [
    ...(by === null
      ? [["All back by the end of", ...laws.map((of) => (of.isAll ? String(of.by) : `not by ${of.by}`))]]
      : []),
    [by === null ? "Credit back by then" : `Credit back by the end of ${by}`, ...laws.map((of) => whole(of.credit))],
    ["  no plan gets back more than", ...laws.map((of) => whole(of.bound))],
    ["  doing nothing", ...laws.map((of) => cell(of.nothing.credit))],
    ...years.map((year) => [
      `  credit used in ${year}`,
      ...laws.map((of) => (year > of.by ? "" : cell(average(of, year, ({ creditUsed }) => creditUsed)))),
    ]),
    ...(years.some((year) => laws.some((of) => average(of, year, ({ creditLost }) => creditLost) >= 0.5))
      ? [
          [
            "  credit lost by then",
            ...laws.map((of) =>
              cell(
                years.reduce((sum, year) => sum + (year > of.by ? 0 : average(of, year, (each) => each.creditLost)), 0),
              ),
            ),
          ],
        ]
      : []),
    ["Left after all taxes", ...laws.map((of) => whole(of.wealth))],
    ["  less than the plan that leaves most", ...laws.map((of) => cell(of.wealthiest.costs))],
    ...laws.map((_, plan) => [
      `Credit back by the plan for ${names[plan]}`,
      ...laws.map((_, law) => whole(crossed[plan]![law]!.credit)),
    ]),
    ...samePlanRows(names, crossed, last),
  ];
  const list = table(
    [{ title: "", align: "left" }, ...names.map((name) => ({ title: name, align: "right" }) as const)],
    rows,
    width,
    style,
  );
  const steps = laws.map((of, i) => `  ${wrap(`Under ${names[i]}: ${inShort(of.decisions)}.`, width - 2, 4)}`);
  return [
    style.bold("Under both laws of 2026"),
    list,
    ...steps,
    wrap(
      `The facts behind it: crossover law diff enacted tcja-sunset --year 2026${plan.household.state === null ? "" : ` --state ${plan.household.state}`}`,
      width,
    ),
  ].join("\n");
}

/** The two taxes of the same steps, those of the first plan, in the years in which the laws part. */
function samePlanRows(names: readonly string[], crossed: RecoupAnswer["answer"]["crossed"], last: number): string[][] {
  const of = crossed[0]!;
  const parts = of[0]!.years.flatMap(({ year, room }, y) =>
    year <= last && of.some(({ years }) => Math.abs(years[y]!.room - room) >= 1) ? [y] : [],
  );
  if (parts.length === 0) return [];
  const row = (y: number, title: string, amount: (each: CreditYear) => number) => [
    `  ${title} of ${of[0]!.years[y]!.year}`,
    ...of.map(({ years }) => cell(amount(years[y]!))),
  ];
  return [
    [`By the steps of the plan for ${names[0]}`, ...of.map(() => "")],
    ...parts.flatMap((y) => [
      row(y, "regular tax", ({ regularTax }) => regularTax),
      row(y, "tentative minimum tax", ({ tentativeMinimumTax }) => tentativeMinimumTax),
      row(y, "room for credit", ({ room }) => room),
    ]),
  ];
}
