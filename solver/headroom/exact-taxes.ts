/**
 * The taxes at a whole number of shares, to the cent: on integers for many numbers, by the trace for the ones that are claimed.
 */
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import {
  integerReader,
  outputOf,
  type Reader,
  traceReader,
  type YearOutput,
  yearOutputs,
} from "../../model/readers.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { type Exercise, withShares, yearOfExercise } from "./exercise.ts";

/** In cents. */
export interface Taxes {
  /** Federal AMT of the year of the exercise. */
  amt: number;
  stateAmt: number;
  /** Federal and state tax of the year of the exercise, AMT included. */
  yearTax: number;
  /** As the objective `totalTax` counts: of all years, liquidation included, discounted, less what unused credit counts for. */
  totalTax: number;
  /** AMT of all years up to one, less the credit used in them: what has not come back by its end. */
  outstanding: number;
}

export interface ExactTaxes {
  /** On integers. */
  at: (count: number) => Taxes;
  /**
   * By the trace.
   *
   * @throws {Error} where integers give anything else, which would be a defect
   */
  checkedAt: (count: number) => Taxes;
}

/** @param by the last year whose AMT and credit `outstanding` counts */
export function exactTaxes(
  compiled: CompiledPlan,
  of: CompiledScenario,
  base: Float64Array,
  exercise: Exercise,
  by: number,
): ExactTaxes {
  const quick = taxesBy(integerReader(of.kinds), compiled, of, by, yearOfExercise(exercise));
  const traced = taxesBy(traceReader(of.kinds), compiled, of, by, yearOfExercise(exercise));
  const known = new Map<number, Taxes>();
  const at = (count: number): Taxes => {
    const taxes = known.get(count) ?? quick(withShares(base, exercise, count));
    known.set(count, taxes);
    return taxes;
  };
  return {
    at,
    checkedAt: (count) => {
      const [one, other] = [at(count), traced(withShares(base, exercise, count))];
      if (JSON.stringify(one) !== JSON.stringify(other)) {
        throw new Error(
          `integers and trace disagree on ${count} shares of ${exercise.grant.id} on ${exercise.date}: ${JSON.stringify([one, other])}`,
        );
      }
      return other;
    },
  };
}

function taxesBy(reader: Reader, compiled: CompiledPlan, of: CompiledScenario, by: number, year: number) {
  const { plan, calendar } = compiled;
  const objective = { ...plan.objective, kind: "totalTax" as const };
  const run = scenarioRun({ ...compiled, plan: { ...plan, objective } }, of, reader);
  const amount = (of: number, name: YearOutput) =>
    run.outputs[calendar.years.indexOf(of) * yearOutputs.length + outputOf[name]]!;
  return (shares: Float64Array): Taxes => {
    run.run(shares);
    return {
      amt: amount(year, "amt"),
      stateAmt: amount(year, "state.amt"),
      yearTax: amount(year, "federalTax") + amount(year, "state.tax"),
      totalTax: run.value(),
      outstanding: calendar.years.reduce(
        (sum, each) => (each > by ? sum : sum + amount(each, "amt") - amount(each, "minimumTaxCreditUsed")),
        0,
      ),
    };
  };
}
