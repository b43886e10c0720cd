/**
 * What a plain state deducts from income: standard deduction, exemption, property tax, federal tax.
 */
import { type Expression, hinge, input, type Line, lines, min, minus, times, when } from "../../graph/expression.ts";
import type { ByStatus } from "../../years/facts.ts";
import { ofStatus } from "../../years/indexing.ts";
import { amountOf, type Fact, factOf } from "../fact.ts";
import type { FederalIncome, StateFiling } from "../state.ts";
import { leftOf } from "./phaseout.ts";
import type { IncomePhaseout, PlainState } from "./plain-state.ts";
import { taxOn } from "./rates.ts";

/** @param income after the state's subtractions */
export function deductionsOf(
  state: PlainState,
  filing: Pick<StateFiling, "year" | "filingStatus" | "indexing">,
  federal: FederalIncome,
  income: Expression,
): Line[] {
  const { year, filingStatus, indexing } = filing;
  const line = lines(state.form, state.citation);
  const of = (fact: Fact<ByStatus<number>>) => amountOf(fact, year, filingStatus, indexing);
  const phased = (amount: number, phaseout: IncomePhaseout | undefined): Expression => {
    if (phaseout === undefined) return amount;
    const { value, factor } = factOf(phaseout.by, year, indexing);
    return leftOf(
      amount,
      ofStatus(value, filingStatus),
      phaseout.income === "federal AGI" ? federal.agi : income,
      factor,
    );
  };
  const { standardDeduction, exemption, exemptionLimit, propertyTaxDeduction, federalTaxDeducted } = state;
  const made: Line[] = [];
  if (standardDeduction) {
    made.push(
      line(
        "deduction",
        state.deductionPhaseout ? "Standard deduction, as far as income leaves it" : "Standard deduction",
        phased(of(standardDeduction), state.deductionPhaseout),
        standardDeduction.source,
      ),
    );
  }
  if (exemption) {
    const amount = phased(of(exemption), state.exemptionPhaseout);
    const [title, left]: [string, Expression] = exemptionLimit
      ? ["Personal exemption, none above the income limit", when(minus(federal.agi, of(exemptionLimit)), 0, amount)]
      : [state.exemptionPhaseout ? "Personal exemption, as far as income leaves it" : "Personal exemption", amount];
    made.push(line("exemption", title, left, exemption.source));
  }
  if (propertyTaxDeduction) {
    made.push(
      line(
        "property tax",
        "Property tax, up to the limit",
        min(input("itemized.propertyTax"), of(propertyTaxDeduction)),
        propertyTaxDeduction.source,
      ),
    );
  }
  if (federalTaxDeducted) {
    // Schedule A may deduct the very state tax that this lowers. It is taken to deduct what the state's would be without this.
    const undeducted = taxOn(state, filing, hinge(minus(income, ...made)), federal.netCapitalGain);
    const { federalTax, additionalMedicareTax } = federal.withStateTax(undeducted).outputs;
    const part = times(factOf(federalTaxDeducted, year, indexing).value, minus(federalTax, additionalMedicareTax));
    const { federalTaxLimit: limit, federalTaxLimitPhaseout } = state;
    made.push(
      line(
        "federal tax",
        `Federal tax but for the additional Medicare tax${limit ? ", up to the limit that income leaves" : ""}`,
        limit ? min(part, phased(of(limit), federalTaxLimitPhaseout)) : part,
        federalTaxDeducted.source,
      ),
    );
  }
  return made;
}
