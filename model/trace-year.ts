import { type Trace, trace } from "../tax/graph/trace.ts";
import { type ReturnInput, returnInputs, returnNetwork } from "../tax/tax-return.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { dollars } from "./dollars.ts";
import { runOne } from "./evaluate.ts";
import { form2210Of, integerReader } from "./readers.ts";

/** One year's return under given decisions: what goes into it, in dollars by name, and every line. */
export function traceYear(
  compiled: CompiledPlan,
  of: CompiledScenario,
  shares: Float64Array,
  year: number,
): Trace & { inputs: ReadonlyMap<ReturnInput, number> } {
  const run = runOne(compiled, of, shares, integerReader(of.kinds));
  const index = compiled.calendar.years.indexOf(year);
  const from = index * returnInputs.length;
  const inputs = run.inputs.subarray(from, from + returnInputs.length);
  const kind = of.kinds[index]!;
  const { lines, outputs } = trace(returnNetwork(kind), inputs);
  const paysEstimates = of.scenario.cash.estimatedTax === "safeHarbor" && index < compiled.calendar.horizonYears;
  return {
    lines: paysEstimates ? [...lines, ...trace(form2210Of(kind), run.form2210(index)).lines] : lines,
    outputs,
    inputs: new Map(returnInputs.map((name, slot) => [name, dollars(inputs[slot]!)])),
  };
}
