/**
 * Form M1, Minnesota Individual Income Tax: federal AGI less the standard deduction or Minnesota's itemized ones, either cut back for
 * high incomes.
 *
 * Covers: Form M1 lines 1, 4, 9, 10 with the worksheet for line 4; Schedule M1SA property tax, mortgage interest, gifts and their limit.
 * Not here: additions and subtractions, the exemption for dependents, the marriage credit.
 * Source: Minn. Stat. 290.01, 290.0122, 290.0123, 290.06; form and instructions.
 */
import { election } from "../../forms/election.ts";
import type { Itemize } from "../../forms/form-1040.ts";
import {
  cents,
  type Expression,
  hinge,
  input,
  lines,
  min,
  minus,
  schedule,
  sum,
  times,
  when,
} from "../../graph/expression.ts";
import type { FederalIncome } from "../state.ts";
import type { MinnesotaLaw } from "./law.ts";

export function formM1(law: MinnesotaLaw, itemize: Itemize, federal: FederalIncome) {
  const line = lines("Form M1", "Minn. Stat. 290.01; Form M1");
  const l1 = line("1", "Federal adjusted gross income", federal.agi);
  const schedule_ = lines("Schedule M1SA", "Minn. Stat. 290.0122; Schedule M1SA");
  const { itemized: federalItemized } = federal.withoutStateTax();
  const propertyTax = schedule_(
    "property tax",
    "Real estate taxes up to their limit",
    min(input("itemized.propertyTax"), law.propertyTaxLimit),
  );
  const gifts = schedule_("gifts", "Charitable contributions", federalItemized.l11);
  const before = schedule_(
    "total",
    "Itemized deductions before the limit: no state income tax",
    sum(propertyTax, federalItemized.l8, gifts),
  );
  const itemized = schedule_(
    "deductions",
    "Itemized deductions after the limit",
    minus(before, lost(law, l1, before)),
    "Minn. Stat. 290.0122, subd. 2",
  );
  const standard = line(
    "standard deduction",
    "Standard deduction after its limit (worksheet for line 4)",
    minus(law.standardDeduction, lost(law, l1, law.standardDeduction)),
    "Minn. Stat. 290.0123",
  );
  const { deduction, byElection } = election(itemize, itemized, standard);
  const l4 = line("4", "Standard or itemized deductions", deduction);
  const l9 = line("9", "Minnesota taxable income", hinge(minus(l1, l4)));
  const l10 = line("10", "Tax by the rate schedule", schedule(l9, law.schedule), "Minn. Stat. 290.06, subd. 2c");
  return {
    lines: [l1, propertyTax, gifts, before, itemized, standard, l4, l9, l10],
    l1,
    l9,
    l10,
    giftsTaken: byElection(gifts, 0),
  };
}

/** What the limit by income takes of deductions; above the last start, as much as it can, in one step. */
function lost({ reduction }: MinnesotaLaw, agi: Expression, deductions: Expression): Expression {
  const { rate, steeperRate, most, start, steeperStart, fullStart } = reduction;
  const byIncome = sum(
    times(rate, min(hinge(minus(agi, start)), Math.round((steeperStart - start) * 100) / 100)),
    times(steeperRate, hinge(minus(agi, steeperStart))),
  );
  const all = times(most, deductions);
  return cents(when(minus(agi, fullStart), all, min(byIncome, all)));
}
