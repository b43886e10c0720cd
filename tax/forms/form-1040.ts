/**
 * Form 1040, U.S. Individual Income Tax Return: income, deduction, taxable income and the tax on it.
 * Line numbers are those of the 2024 form, whatever the year.
 *
 * Covers: lines 1-16 as far as a plan's income goes. Not here: adjustments to income, the deduction for qualified business income.
 * Source: IRC 61-63, 1(h), 1(j).
 */
import { type Expression, hinge, input, kink, lines, min, minus, sum } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import { election } from "./election.ts";
import type { ScheduleD } from "./schedule-d.ts";

/** Whether to itemize: by which is larger, or as told. */
export type Itemize = "auto" | "always" | "never";

export function form1040Income({ l21 }: ScheduleD) {
  const line = lines("Form 1040", "IRC 61; Form 1040");
  const l1a = line(
    "1a",
    "Wages, and ordinary income of disqualifying dispositions",
    sum(input("wages"), input("dispositionIncome")),
    "IRC 61(a)(1), 421(b)",
  );
  const l2b = line("2b", "Taxable interest", input("interest"));
  const l3a = line("3a", "Qualified dividends", input("qualifiedDividends"), "IRC 1(h)(11)");
  const l3b = line("3b", "Ordinary dividends", input("ordinaryDividends"));
  const l7 = line("7", "Capital gain or loss", l21, "Schedule D, line 16 or 21");
  const l8 = line("8", "Other income", input("otherIncome"));
  const l11 = line("11", "Adjusted gross income", sum(l1a, l2b, l3b, l7, l8), "IRC 62");
  return { lines: [l1a, l2b, l3a, l3b, l7, l8, l11], l3a, l11 };
}

/**
 * @param itemized   Schedule A: its total, and gifts up to the part of AGI that can be deducted
 * @param exemptions for persons, where the law has them
 */
export function form1040Deduction(
  law: FederalLaw,
  itemize: Itemize,
  agi: Expression,
  itemized: { total: Expression; gifts: Expression },
  exemptions: Expression,
) {
  const line = lines("Form 1040", "IRC 63; Form 1040");
  // Numbered as on the form of 2021, the last that had such a line. The floor of section 170(b)(1)(I) is not on these gifts.
  const l12b =
    law.giftsBesideStandard === 0 || itemize === "always"
      ? null
      : line(
          "12b",
          "Gifts by cash, beside the standard deduction",
          hinge(min(itemized.gifts, law.giftsBesideStandard)),
          "IRC 170(p)",
        );
  const standard = l12b === null ? law.standardDeduction : sum(law.standardDeduction, l12b);
  const { deduction, byElection } = election(itemize, itemized.total, standard);
  const l12 = line("12", "Standard deduction or itemized deductions", deduction);
  const beforeExemptions = minus(agi, l12);
  const beforeFloor = minus(beforeExemptions, exemptions);
  const l15 = line(
    "15",
    "Taxable income",
    hinge(beforeFloor, kink("income passes the deductions", "the deductions take all income")),
  );
  return { lines: [...(l12b ? [l12b] : []), l12, l15], l12, l15, beforeExemptions, beforeFloor, byElection };
}
