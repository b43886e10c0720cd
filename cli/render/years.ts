/**
 * What a plan does and costs, year by year, in one scenario.
 */
import type { Decision } from "../../model/decisions.ts";
import type { ScenarioResult, YearResult } from "../../model/evaluate.ts";
import { decisionsIn } from "../../report/words/decisions.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cell } from "./words.ts";

interface YearColumn {
  title: string;
  of: (year: YearResult) => number;
  /** Left out where it is all zero. */
  isOptional?: boolean;
}

/** @param all scenarios, which then have the same columns */
export function yearTable(
  { name, years, liquidation }: ScenarioResult,
  all: readonly ScenarioResult[],
  decisions: readonly Decision[],
  width: number,
  style: Style,
): string {
  const own = decisionsIn(decisions, name);
  const shares = (verb: Decision["do"], year: number) =>
    own.reduce(
      (sum, { date, do: done, shares }) => (done === verb && Number(date.slice(0, 4)) === year ? sum + shares : sum),
      0,
    );
  const everyYear = all.flatMap((scenario) => [...scenario.years, ...scenario.liquidation]);
  const whose = everyYear.some(hasStateAmt) ? "Federal credit" : "Credit";
  const possible: YearColumn[] = [
    { title: "Exercise shares", of: ({ year }) => shares("exercise", year) },
    { title: "Sell shares", of: ({ year }) => shares("sell", year) },
    { title: "Regular tax", of: (year) => year.regularTax },
    { title: "AMT", of: (year) => year.amt },
    { title: "Other credits", of: (year) => year.nonrefundableCredits, isOptional: true },
    { title: `${whose} used`, of: (year) => year.minimumTaxCreditUsed },
    { title: `${whose} left`, of: (year) => year.minimumTaxCredit },
    {
      title: "Other tax",
      of: (year) => year.niit + year.additionalMedicareTax + year.payrollTax,
      isOptional: true,
    },
    { title: "State tax", of: (year) => year.stateTax, isOptional: true },
    { title: "Cash", of: (year) => year.cash },
  ];
  const columns = possible.filter(({ of, isOptional }) => !isOptional || everyYear.some((year) => of(year) !== 0));
  const rows = [...years, ...liquidation].map((year) => [
    liquidation.includes(year) ? `${year.year} sell rest` : String(year.year),
    ...columns.map(({ of }) => cell(of(year))),
  ]);
  // The tax of the last year falls due in the next: what is left then is what the value counts.
  const last = liquidation.at(-1);
  if (last !== undefined) {
    rows.push([
      `${last.year + 1} last tax`,
      ...columns.map(({ title }) => (title === "Cash" ? cell(last.cash - last.taxDue) : "")),
    ]);
  }
  return table(
    [{ title: "Year", align: "left" }, ...columns.map(({ title }) => ({ title, align: "right" }) as const)],
    rows,
    width,
    style,
  );
}

const hasStateAmt = ({ stateAmt, stateMinimumTaxCreditUsed, stateMinimumTaxCredit }: YearResult): boolean =>
  stateAmt !== 0 || stateMinimumTaxCreditUsed !== 0 || stateMinimumTaxCredit !== 0;

/** The state's own AMT and the credit for it, which is another one than the federal; empty where there is neither. */
export function stateAmtTable({ years, liquidation }: ScenarioResult, width: number, style: Style): string {
  const all = [...years, ...liquidation];
  if (!all.some(hasStateAmt)) return "";
  const rows = all.map((year) => [
    liquidation.includes(year) ? `${year.year} sell rest` : String(year.year),
    ...[year.stateTax, year.stateAmt, year.stateMinimumTaxCreditUsed, year.stateMinimumTaxCredit].map(cell),
  ]);
  const titles = ["State tax", "State AMT", "Credit used", "Credit left"];
  const list = table(
    [{ title: "Year", align: "left" }, ...titles.map((title) => ({ title, align: "right" }) as const)],
    rows,
    width,
    style,
  );
  return `${style.bold("The state's AMT, and its own credit for it")}\n${list}`;
}
