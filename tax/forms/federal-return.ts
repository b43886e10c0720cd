/**
 * A federal return: the forms in the order in which they are filled, and the amounts that others read off.
 */
import { type Expression, input, type Line, lines, min, minus, sum } from "../graph/expression.ts";
import type { FederalLaw } from "../years/federal.ts";
import { capitalGainWorksheet } from "./capital-gain-worksheet.ts";
import { form1040Deduction, form1040Income, type Itemize } from "./form-1040.ts";
import { form6251 } from "./form-6251.ts";
import { form8801Credit, form8801NextYear } from "./form-8801.ts";
import { form8959 } from "./form-8959.ts";
import { form8960 } from "./form-8960.ts";
import { nonrefundableCredits } from "./nonrefundable-credits.ts";
import { personalExemptions } from "./personal-exemptions.ts";
import type { Dependents } from "./schedule-8812.ts";
import { scheduleA } from "./schedule-a.ts";
import { capitalLossCarryover, gainAt28Percent, scheduleD } from "./schedule-d.ts";
import { scheduleDTaxWorksheet } from "./schedule-d-tax-worksheet.ts";
import { section1202 } from "./section-1202.ts";

/** The inputs of a federal return, in dollars and cents. */
export const federalInputs = [
  "wages",
  "dispositionIncome",
  "interest",
  "ordinaryDividends",
  "qualifiedDividends",
  "otherIncome",
  "shortTermGain",
  "longTermGain",
  "amtShortTermGain",
  "amtLongTermGain",
  "isoBargainElement",
  "dispositionAdjustment",
  "itemized.stateIncomeTax",
  "itemized.propertyTax",
  "itemized.mortgageInterest",
  "itemized.charity",
  "credits.nonrefundable",
  "section1202.gainBefore",
  "section1202.gain100",
  "section1202.gain75",
  "section1202.gain50",
  "section1202.basis",
  "section1202.amtGainBefore",
  "section1202.amtGain100",
  "section1202.amtGain75",
  "section1202.amtGain50",
  "section1202.amtBasis",
  "carryover.shortTermLoss",
  "carryover.longTermLoss",
  "carryover.amtShortTermLoss",
  "carryover.amtLongTermLoss",
  "carryover.minimumTaxCredit",
  "carryover.section1202",
  "carryover.amtSection1202",
] as const;

/** What a return has of what few have; where it has none of it, its lines are left out. */
export interface FederalFiling {
  itemize: Itemize;
  dependents: Dependents;
  /** Whether there are nonrefundable credits other than those for dependents: the input `credits.nonrefundable`. */
  credits: boolean;
  /** Whether there may be gain on qualified small business stock: the inputs of `section1202`. */
  section1202: boolean;
}

/** Long-term gain of the year in one of the two systems, and what section 1202 takes out of it. */
function longTermGain(law: FederalLaw, filing: FederalFiling, system: "regular" | "amt") {
  const gain = input(system === "regular" ? "longTermGain" : "amtLongTermGain");
  if (!filing.section1202) return { afterExclusion: gain, exclusion: null };
  const [form, own, carried] =
    system === "regular"
      ? (["Section 1202", ["gain", "basis"], "section1202"] as const)
      : (["Section 1202 (AMT)", ["amtGain", "amtBasis"], "amtSection1202"] as const);
  const of = (part: string) => input(`section1202.${own[0]}${part}`);
  const exclusion = section1202(form, law, {
    before: of("Before"),
    full: of("100"),
    threeQuarters: of("75"),
    half: of("50"),
    basis: input(`section1202.${own[1]}`),
    earlier: input(`carryover.${carried}`),
  });
  return { afterExclusion: minus(gain, exclusion.excluded), exclusion };
}

/** Income, which a state return starts from. */
export function federalIncome(law: FederalLaw, filing: FederalFiling) {
  const { afterExclusion, exclusion } = longTermGain(law, filing, "regular");
  const regular = scheduleD(
    "Schedule D",
    {
      shortTerm: input("shortTermGain"),
      longTerm: afterExclusion,
      shortTermCarryover: input("carryover.shortTermLoss"),
      longTermCarryover: input("carryover.longTermLoss"),
    },
    law.capitalLossLimit,
  );
  return { scheduleD: regular, exclusion, form1040: form1040Income(regular) };
}

/**
 * @param income         as `federalIncome` made it
 * @param stateIncomeTax what Schedule A deducts
 */
export function federalReturn(
  law: FederalLaw,
  filing: FederalFiling,
  { scheduleD: regular, exclusion, form1040 }: ReturnType<typeof federalIncome>,
  stateIncomeTax: Expression,
) {
  const agi = form1040.l11;
  const itemized = scheduleA(law, {
    agi,
    stateIncomeTax,
    propertyTax: input("itemized.propertyTax"),
    mortgageInterest: input("itemized.mortgageInterest"),
    charity: input("itemized.charity"),
  });
  const exemptions = personalExemptions(law, agi, filing.dependents);
  const schedule = { total: itemized.total, gifts: itemized.l11 };
  const deduction = form1040Deduction(law, filing.itemize, agi, schedule, exemptions?.l9 ?? 0);
  const qualifiedDividends = form1040.l3a;
  const at28Percent =
    exclusion && gainAt28Percent("Schedule D", regular, exclusion.at28Percent, input("carryover.longTermLoss"));
  const gains = { taxableIncome: deduction.l15, qualifiedDividends, netCapitalGain: regular.netCapitalGain };
  const worksheet =
    at28Percent === null
      ? capitalGainWorksheet(law, gains)
      : scheduleDTaxWorksheet(law, { ...gains, gainAt28Percent: at28Percent });
  const total = lines("Form 1040", "IRC 1; Form 1040");
  const l16 = total("16", "Tax", worksheet.tax);
  // Exemptions do not use up a loss: IRC 1212(b)(2)(B)(ii).
  const regularCarryover = capitalLossCarryover("Schedule D", regular, deduction.beforeExemptions);

  const ofAmt = longTermGain(law, filing, "amt");
  const amtScheduleD = scheduleD(
    "Schedule D (AMT)",
    {
      shortTerm: input("amtShortTermGain"),
      longTerm: ofAmt.afterExclusion,
      shortTermCarryover: input("carryover.amtShortTermLoss"),
      longTermCarryover: input("carryover.amtLongTermLoss"),
    },
    law.capitalLossLimit,
  );
  const amtAt28Percent =
    ofAmt.exclusion &&
    gainAt28Percent("Schedule D (AMT)", amtScheduleD, ofAmt.exclusion.at28Percent, input("carryover.amtLongTermLoss"));
  const amt = form6251(law, {
    taxableIncomeOrShortfall: deduction.beforeFloor,
    standardDeductionOrTaxes: deduction.byElection(itemized.l7, law.standardDeduction),
    personalExemptions: exemptions?.l9 ?? null,
    itemizedReduction: deduction.byElection(itemized.reduction, 0),
    bargainElement: input("isoBargainElement"),
    dispositionAdjustment: input("dispositionAdjustment"),
    regularGain: regular.l21,
    amtGain: amtScheduleD.l21,
    preferredGain:
      amtAt28Percent === null
        ? sum(qualifiedDividends, amtScheduleD.netCapitalGain)
        : minus(sum(qualifiedDividends, amtScheduleD.netCapitalGain), min(amtScheduleD.netCapitalGain, amtAt28Percent)),
    ordinaryIncome: worksheet.ordinaryIncome,
    regularTax: l16,
  });
  // The AMT's own worksheet starts from taxable income as the AMT sees it: with lines 2i and 2k, before line 2a and the exemption.
  const amtCarryover = capitalLossCarryover(
    "Schedule D (AMT)",
    amtScheduleD,
    sum(deduction.beforeExemptions, amt.l2k, input("isoBargainElement")),
  );
  const others = nonrefundableCredits(law, filing, { agi, regularTax: l16, amt: amt.l11 });
  const credit = form8801Credit({
    carriedIn: input("carryover.minimumTaxCredit"),
    regularTax: l16,
    otherCredits: others?.l21 ?? null,
    tentativeMinimumTax: amt.l9,
  });
  const nextYear = form8801NextYear(law, {
    amt,
    preferredGain: worksheet.preferredGain,
    ordinaryIncome: worksheet.ordinaryIncome,
    creditLeft: credit.l26,
  });
  const niit = form8960(law, {
    interest: input("interest"),
    dividends: input("ordinaryDividends"),
    gain: regular.l21,
    agi,
  });
  const medicare = form8959(law, input("wages"));
  const l24 = total(
    "24",
    `Federal tax: tax and AMT, less ${others === null ? "the minimum tax credit" : "credits"}, and the taxes of Forms 8960 and 8959`,
    sum(minus(others?.l22 ?? sum(l16, amt.l11), credit.l25), niit.l17, medicare.l7),
  );

  const { l7, l15, l16: both, l21, netCapitalGain } = regular;
  const filed: Line[] = [
    ...(exclusion?.lines ?? []),
    ...[l7, l15, both, ...(at28Percent ? [at28Percent] : []), netCapitalGain, l21],
    ...form1040.lines,
    ...itemized.lines,
    ...(exemptions?.lines ?? []),
    ...deduction.lines,
    ...worksheet.lines,
    l16,
    ...regularCarryover.lines,
    ...(ofAmt.exclusion?.lines ?? []),
    ...[amtScheduleD.l7, amtScheduleD.l15, amtScheduleD.l16, ...(amtAt28Percent ? [amtAt28Percent] : [])],
    ...[amtScheduleD.netCapitalGain, amtScheduleD.l21],
    ...amt.lines,
    ...amtCarryover.lines,
    ...(others?.lines ?? []),
    ...credit.lines,
    ...nextYear.lines,
    ...niit.lines,
    ...medicare.lines,
    l24,
  ];
  const outputs = {
    agi,
    deduction: deduction.l12,
    taxableIncome: deduction.l15,
    regularTax: l16,
    amti: amt.l4,
    tentativeMinimumTax: amt.l9,
    amt: amt.l11,
    niit: niit.l17,
    additionalMedicareTax: medicare.l7,
    nonrefundableCredits: others?.l21 ?? 0,
    minimumTaxCreditUsed: credit.l25,
    federalTax: l24,
    "carryover.shortTermLoss": regularCarryover.shortTermLoss,
    "carryover.longTermLoss": regularCarryover.longTermLoss,
    "carryover.amtShortTermLoss": amtCarryover.shortTermLoss,
    "carryover.amtLongTermLoss": amtCarryover.longTermLoss,
    "carryover.minimumTaxCredit": nextYear.l21,
    "carryover.section1202": exclusion?.next ?? input("carryover.section1202"),
    "carryover.amtSection1202": ofAmt.exclusion?.next ?? input("carryover.amtSection1202"),
  };
  return { lines: filed, outputs, itemized, deduction, amt, credit, nextYear, niit };
}
