import * as Plot from "@observablehq/plot";
import { grouped } from "../../model/counted.ts";
import type { YearResult } from "../../model/evaluate.ts";
import { shortDollars } from "./amounts.ts";
import { type Canvas, type Chart, svgOf } from "./chart.ts";
import { type ColorName, colorOf } from "./palette.ts";

export interface TaxByYear {
  years: readonly YearResult[];
  /** The years after the horizon. */
  liquidation: readonly YearResult[];
}

/** Parts of a year's tax; what is below zero lowers it. */
const parts: readonly { label: string; color: ColorName; of: (year: YearResult) => number }[] = [
  { label: "Regular tax", color: "regularTax", of: ({ regularTax }) => regularTax },
  { label: "AMT", color: "amt", of: ({ amt }) => amt },
  { label: "State tax", color: "stateTax", of: ({ stateTax }) => stateTax },
  {
    label: "Other federal tax",
    color: "otherTax",
    of: ({ niit, additionalMedicareTax, payrollTax }) => niit + additionalMedicareTax + payrollTax,
  },
  {
    label: "Credits used",
    color: "credit",
    of: ({ minimumTaxCreditUsed, nonrefundableCredits }) => -(minimumTaxCreditUsed + nonrefundableCredits),
  },
];

/**
 * Stacked bars of each year's tax, with the credits that lower it below the line.
 *
 * The number over a bar is the year's tax: the bar less the credits.
 */
export function taxByYear({ years, liquidation }: TaxByYear, { document, width }: Canvas): Chart {
  const all = [...years, ...liquidation];
  const nameOf = (year: YearResult) => (liquidation.includes(year) ? `${year.year}*` : String(year.year));
  const shown = parts.filter(({ of }) => all.some((year) => of(year) !== 0));
  const bars = all.flatMap((year) =>
    shown.map(({ label, color, of }) => ({ year: nameOf(year), label, color: colorOf(color), amount: of(year) })),
  );
  const totals = all.map((year) => {
    const amounts = shown.map(({ of }) => of(year));
    return {
      year: nameOf(year),
      top: amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0),
      total: amounts.reduce((sum, amount) => sum + amount, 0),
    };
  });
  const svg = Plot.plot({
    document,
    width,
    height: 300,
    marginLeft: 52,
    marginTop: 26,
    ariaLabel: "Tax by year",
    ariaDescription: totals.map(({ year, total }) => `${year}: ${shortDollars(total)}`).join("; "),
    x: { label: null, domain: all.map(nameOf), tickSize: 0, padding: 0.25 },
    y: { label: null, tickFormat: shortDollars, grid: true, nice: true, ticks: 5 },
    marks: [
      Plot.barY(bars, {
        x: "year",
        y: "amount",
        fill: "color",
        order: shown.map(({ color }) => colorOf(color)),
        title: ({ year, label, amount }) => `${year} ${label}: ${grouped(Math.round(amount))}`,
      }),
      Plot.ruleY([0], { stroke: "currentColor" }),
      Plot.text(totals, { x: "year", y: "top", dy: -9, text: ({ total }) => shortDollars(total), fontWeight: 600 }),
    ],
  });
  return { svg: svgOf(svg), legend: shown.map(({ label, color }) => ({ label, color: colorOf(color) })) };
}
