/** Plans for tests: what a test does not say is as small as it can be. */
import { type CompiledPlan, compilePlan } from "../../model/compiled-plan.ts";
import { type Decision, sharesOf } from "../../model/decisions.ts";
import { runOne } from "../../model/evaluate.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { integerReader } from "../../model/readers.ts";
import { type ReturnInput, returnInputs, slotOf } from "../../tax/tax-return.ts";

/** A plan file's content: a single filer with wages of 150,000, without a state, savings or yield, unless given. */
export function plan(given: Record<string, unknown>): CompiledPlan {
  const file = {
    version: 1,
    household: { filingStatus: "single" },
    horizon: { start: "2025-01-15", end: "2026-12-31" },
    indexing: 0.025,
    income: { wages: 150_000 },
    cash: { start: 100_000, savings: 0, yield: 0, floor: 0 },
    securities: { ACME: { price: 100 } },
    decisions: "yearly",
    terminal: { liquidateOver: 1, creditValue: 0.5 },
    ...given,
  };
  return compilePlan(parsePlan(JSON.stringify(file), "plan.json"));
}

/** An ISO of ACME, all vested, that qualifies as soon as it has been held for a year. */
export const iso = (given: Record<string, unknown> = {}) => ({
  id: "ISO",
  type: "iso",
  security: "ACME",
  granted: "2020-01-01",
  strike: 10,
  shares: 1000,
  vesting: "all",
  expires: "2030-01-01",
  ...given,
});

export const exercise = (date: string, grant: string, shares: number, scenario: string | null = null) =>
  ({ date, do: "exercise", grant, shares, scenario }) as Decision;
export const sell = (date: string, lot: string, shares: number, scenario: string | null = null) =>
  ({ date, do: "sell", lot, shares, scenario }) as Decision;

/** Shares by column; throws where a decision cannot be carried out. */
export function shares(compiled: CompiledPlan, decisions: readonly Decision[]): Float64Array {
  const { shares, impossible } = sharesOf(compiled, decisions);
  if (impossible.length > 0) throw new Error(impossible.map(({ message }) => message).join("\n"));
  return shares;
}

/** The run of a scenario, its wash sales worked out, and its returns' inputs by name in dollars. */
export function run(compiled: CompiledPlan, decisions: readonly Decision[], scenario = 0) {
  const of = compiled.scenarios[scenario]!;
  const result = runOne(compiled, of, shares(compiled, decisions), integerReader(of.kinds));
  return {
    ...result,
    input: (year: number, name: ReturnInput): number =>
      result.inputs[compiled.calendar.years.indexOf(year) * returnInputs.length + slotOf.get(name)!]! / 100,
    /** Dollars, by day. */
    cashOn: (day: string): number => result.cash[of.events.findIndex(({ date }) => date === day)]! / 100,
  };
}
