/**
 * What a plan does and costs, year by year, in one scenario: the figures of the tables on a terminal, in the report and on the page.
 */
import type { Decision } from "../model/decisions.ts";
import type { ScenarioResult, YearResult } from "../model/evaluate.ts";
import { decisionsIn } from "./words/decisions.ts";

export interface YearTable {
  columns: readonly { title: string; unit: "shares" | "dollars" }[];
  /** null: says nothing in this row. */
  rows: readonly { label: string; amounts: readonly (number | null)[] }[];
}

interface YearColumn {
  title: string;
  unit?: "shares";
  of: (year: YearResult) => number;
  /** Left out where it is all zero. */
  isOptional?: boolean;
}

/** @param all scenarios, which then have the same columns */
export function yearTableOf(
  { name, years, liquidation }: ScenarioResult,
  all: readonly ScenarioResult[],
  decisions: readonly Decision[],
): YearTable {
  const own = decisionsIn(decisions, name);
  const shares = (verb: Decision["do"], year: number) =>
    own.reduce(
      (sum, { date, do: done, shares }) => (done === verb && Number(date.slice(0, 4)) === year ? sum + shares : sum),
      0,
    );
  const everyYear = all.flatMap((scenario) => [...scenario.years, ...scenario.liquidation]);
  const whose = everyYear.some(hasStateAmt) ? "Federal credit" : "Credit";
  const possible: YearColumn[] = [
    { title: "Exercise shares", unit: "shares", of: ({ year }) => shares("exercise", year) },
    { title: "Sell shares", unit: "shares", of: ({ year }) => shares("sell", year) },
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
  const rows: YearTable["rows"][number][] = [...years, ...liquidation].map((year) => ({
    label: labelOf(year, liquidation),
    amounts: columns.map(({ of }) => of(year)),
  }));
  // The tax of the last year falls due in the next: what is left then is what the value counts.
  const last = liquidation.at(-1);
  if (last !== undefined) {
    rows.push({
      label: `${last.year + 1} last tax`,
      amounts: columns.map(({ title }) => (title === "Cash" ? toCents(last.cash - last.taxDue) : null)),
    });
  }
  return { columns: columns.map(({ title, unit }) => ({ title, unit: unit ?? ("dollars" as const) })), rows };
}

const toCents = (amount: number): number => Math.round(amount * 100) / 100 + 0;

const labelOf = (year: YearResult, liquidation: readonly YearResult[]): string =>
  liquidation.includes(year) ? `${year.year} sell rest` : String(year.year);

const hasStateAmt = ({ stateAmt, stateMinimumTaxCreditUsed, stateMinimumTaxCredit }: YearResult): boolean =>
  stateAmt !== 0 || stateMinimumTaxCreditUsed !== 0 || stateMinimumTaxCredit !== 0;

/** The state's own AMT and the credit for it, which is another one than the federal; null where there is neither. */
export function stateAmtTableOf({ years, liquidation }: ScenarioResult): YearTable | null {
  const all = [...years, ...liquidation];
  if (!all.some(hasStateAmt)) return null;
  return {
    columns: ["State tax", "State AMT", "Credit used", "Credit left"].map((title) => ({
      title,
      unit: "dollars" as const,
    })),
    rows: all.map((year) => ({
      label: labelOf(year, liquidation),
      amounts: [year.stateTax, year.stateAmt, year.stateMinimumTaxCreditUsed, year.stateMinimumTaxCredit],
    })),
  };
}
