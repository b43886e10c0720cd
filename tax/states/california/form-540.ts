/**
 * Form 540, California Resident Income Tax Return.
 *
 * Covers: income from the federal return with California's own capital losses, standard or itemized deductions with their limit,
 * exemption credits with their phase-out, the tax above a million. Not here: other credits, Schedule CA beyond
 * capital gains, the 50 % limit on gifts.
 * Source: R&TC 17041-17077; form and instructions.
 */

import { election } from "../../forms/election.ts";
import { scheduleD } from "../../forms/schedule-d.ts";
import { cents, hinge, input, kink, lines, min, minus, schedule, steps, sum, times } from "../../graph/expression.ts";
import type { FederalIncome, StateFiling } from "../state.ts";
import { california } from "./facts.ts";
import type { CaliforniaLaw } from "./law.ts";

export function form540(
  law: CaliforniaLaw,
  filing: Pick<StateFiling, "itemize" | "dependents">,
  federal: FederalIncome,
) {
  const line = lines("Form 540", "Form 540");
  const gains = scheduleD(
    "Schedule D (540)",
    {
      shortTerm: input("shortTermGain"),
      longTerm: input("longTermGain"),
      shortTermCarryover: input("state.carryover.shortTermLoss"),
      longTermCarryover: input("state.carryover.longTermLoss"),
    },
    federal.capitalLossLimit,
  );
  const l13 = line("13", "Federal adjusted gross income", federal.agi);
  const l16 = line(
    "16",
    "Capital gain or loss where California's differs",
    minus(gains.l21, federal.gain),
    "Schedule D (540), line 11",
  );
  const l17 = line("17", "California adjusted gross income", sum(l13, l16));

  const excess = hinge(minus(federal.agi, law.phaseoutStart));
  const schedule_ = lines("Schedule CA (540)", "R&TC 17077, 17220");
  const propertyTax = schedule_("5b", "Property taxes, without the federal cap", input("itemized.propertyTax"));
  const deductions = schedule_(
    "28",
    "Itemized deductions: no state income tax",
    sum(propertyTax, input("itemized.mortgageInterest"), input("itemized.charity")),
  );
  const limit = schedule_(
    "29",
    "Lost to the limit by income",
    cents(
      min(times(california.itemizedLimit.ofExcess, excess), times(california.itemizedLimit.ofDeductions, deductions)),
    ),
  );
  const itemized = schedule_("30", "Itemized deductions after the limit", minus(deductions, limit));

  const { deduction, byElection } = election(filing.itemize, itemized, law.standardDeduction);
  const l18 = line("18", "Standard or itemized deductions", deduction, "R&TC 17073.5");
  const beforeFloor = minus(l17, l18);
  const l19 = line(
    "19",
    "Taxable income",
    hinge(beforeFloor, kink("income passes the deductions", "the deductions take all income")),
  );
  const l31 = line("31", "Tax by the rate schedule", schedule(l19, law.schedule), "R&TC 17041");
  const oneMore = kink("exemption credits fall by one more step", "exemption credits rise by a step again");
  const stepsAbove = steps(minus(federal.agi, law.phaseoutStart), law.creditStep, oneMore);
  const lost = times(california.creditPhaseout.perStep, stepsAbove);
  const exemptionsFor = (persons: number, credit: number) => times(persons, hinge(minus(credit, lost)));
  const dependents = filing.dependents.under17 + filing.dependents.others;
  const ownExemptions = exemptionsFor(law.personalExemptions, law.exemptionCredit);
  const ofDependents =
    dependents === 0
      ? null
      : line(
          "10",
          "Exemption credits for dependents, after the limit by income",
          exemptionsFor(dependents, law.dependentCredit),
          "R&TC 17054(d), 17054.1",
        );
  const l32 = line(
    "32",
    "Exemption credits",
    ofDependents === null ? ownExemptions : sum(ownExemptions, ofDependents),
    "R&TC 17054, 17054.1",
  );
  const l35 = line(
    "35",
    "Tax after exemption credits",
    hinge(minus(l31, l32), kink("tax passes the exemption credits", "the exemption credits take all tax")),
  );
  const l62 = line(
    "62",
    "Behavioral Health Services Tax",
    times(
      california.surtax.rate,
      hinge(
        minus(l19, california.surtax.above),
        kink("the tax above a million starts", "the tax above a million ends"),
      ),
    ),
    "R&TC 17043",
  );
  return {
    lines: [
      gains.l7,
      gains.l15,
      gains.l16,
      gains.l21,
      l13,
      l16,
      l17,
      propertyTax,
      deductions,
      limit,
      itemized,
      l18,
      l19,
      l31,
      ...(ofDependents ? [ofDependents] : []),
      l32,
      l35,
    ],
    l62,
    gains,
    beforeFloor,
    l19,
    l31,
    l35,
    standardDeductionOrPropertyTax: byElection(propertyTax, law.standardDeduction),
    limitTaken: byElection(limit, 0),
  };
}
