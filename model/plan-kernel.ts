/**
 * The work of a plan in one scenario as generated code: two candidates at once, from decisions to value, run again only from the first year
 * that a change of decisions reaches.
 *
 * WebAssembly where the engine has vectors, else JavaScript; the same amounts either way.
 */
import { hasSimd } from "../tax/graph/batch-kernel.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { planCode } from "./plan-code.ts";
import { planInJavaScript } from "./plan-in-javascript.ts";
import { planInWasm, planModule } from "./plan-in-wasm.ts";
import { LANES, type PlanLanes } from "./plan-lanes.ts";
import { type PlanWork, planWork } from "./plan-work.ts";
import { integerReader } from "./readers.ts";
import { withheldTax } from "./run-scenario.ts";

/** Works candidates in lanes, side by side. */
export interface PlanKernel {
  /**
   * Puts a candidate into a lane; it is worked by the next run.
   *
   * @throws {RangeError} for a number of shares below zero, for which the code is not made
   */
  set: (lane: number, shares: Float64Array) => void;
  /** Changes one column of the candidate in a lane: whole shares, not below zero. */
  change: (lane: number, column: number, shares: number) => void;
  run: () => void;
  /** What the objective counts, in cents (not rounded). */
  value: (lane: number) => number;
  /** What is left after tax, in cents (not rounded), whatever the objective. */
  wealth: (lane: number) => number;
  /** Federal minimum tax credit recouped by the year that `limits.creditRecouped` names, in cents. */
  creditRecouped: (lane: number) => number;
  /** By how much limits are broken, in cents, in sum. */
  broken: (lane: number) => number;
  /** Writes how far the candidate is from breaking each limit, in cents, by `slackNames`; negative: by how much it is broken. */
  slacks: (lane: number, into: Float64Array, at: number) => void;
  slackNames: readonly string[];
}

export function planKernel(compiled: CompiledPlan, of: CompiledScenario, useWasm = hasSimd()): PlanKernel {
  const { work, lanesOf } = generated(compiled, of, useWasm);
  const { slots, slackNames } = work;
  const lanes = lanesOf();
  const { memory } = lanes;
  const hasWashes = of.washPairs.length > 0;
  const washed = new Float64Array(LANES);

  return {
    set: (lane, shares) => {
      const refused = lanes.set(lane, shares);
      if (refused >= 0) throw below(refused, shares[refused]!);
    },
    change: (lane, column, shares) => {
      if (!(shares >= 0)) throw below(column, shares);
      lanes.change(lane, column, shares);
    },
    run: () => {
      lanes.run();
      if (hasWashes) for (let lane = 0; lane < LANES; lane++) washed[lane] = work.washed(lanes.shares[lane]!) / 100;
    },
    value: (lane) => memory[LANES * slots.value + lane]!,
    wealth: (lane) => memory[LANES * slots.wealth + lane]!,
    creditRecouped: (lane) => memory[LANES * slots.creditRecouped + lane]!,
    broken: (lane) => memory[LANES * slots.broken + lane]! + washed[lane]!,
    slacks: (lane, into, at) => {
      const count = slackNames.length - 1;
      const first = LANES * slots.slack(0) + lane;
      for (let i = 0; i < count; i++) into[at + i] = memory[first + LANES * i]!;
      into[at + count] = -washed[lane]!;
    },
    slackNames,
  };
}

const below = (column: number, shares: number) =>
  new RangeError(`column ${column} has ${shares} shares: a candidate has none below zero`);

interface Generated {
  work: PlanWork;
  lanesOf: () => PlanLanes;
}

/** The code of scenarios, so that kernels of one plan share it. */
const codes = {
  wasm: new WeakMap<CompiledScenario, Generated>(),
  javascript: new WeakMap<CompiledScenario, Generated>(),
};

/** The WebAssembly of scenarios, made here or given by another thread. */
const modules = new WeakMap<CompiledScenario, object>();

/** By scenario, as far as this thread has made them. A thread that is given them need not make them. */
export const modulesOf = ({ scenarios }: CompiledPlan): (object | null)[] =>
  scenarios.map((of) => modules.get(of) ?? null);

/** @param given by a thread that has compiled the same plan */
export function takeModules({ scenarios }: CompiledPlan, given: readonly (object | null)[]): void {
  given.forEach((module, scenario) => {
    if (module !== null) modules.set(scenarios[scenario]!, module);
  });
}

function generated(compiled: CompiledPlan, of: CompiledScenario, useWasm: boolean): Generated {
  const known = codes[useWasm ? "wasm" : "javascript"];
  const before = known.get(of);
  if (before !== undefined) return before;
  const work = planWork(compiled, of, withheldTax(of, integerReader(of.kinds)));
  const { slots, yearOfRow } = work;
  const code = () => planCode(compiled, of, work);
  const inWasm = () => {
    const module = modules.get(of) ?? planModule(of.matrix, code(), slots.count);
    modules.set(of, module);
    return planInWasm(module, of.matrix, slots.count, compiled.calendar.years.length, yearOfRow);
  };
  const lanesOf = useWasm ? inWasm() : planInJavaScript(of.matrix, code(), slots.count, yearOfRow);
  known.set(of, { work, lanesOf });
  return { work, lanesOf };
}
