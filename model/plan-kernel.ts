/**
 * The work of a plan in one scenario as generated code: two candidates at once, from decisions to value, run again only from the first year
 * that a change of decisions reaches.
 *
 * What no decision can change is worked when the code is written: inputs that no column touches, the years' constants, returns of years
 * before the first decision. WebAssembly where the engine has vectors, else JavaScript; the same amounts either way.
 */

import { onNumbers } from "../tax/graph/arithmetic.ts";
import { hasSimd } from "../tax/graph/batch-kernel.ts";
import { type Interval, type KnownInputs, rangesOf, unbounded } from "../tax/graph/intervals.ts";
import type { Network } from "../tax/graph/network.ts";
import { type Code, CodeWriter } from "../tax/graph/operations.ts";
import { printJavaScript } from "../tax/graph/print-javascript.ts";
import { PAIR, printWasm } from "../tax/graph/print-wasm.ts";
import { reduce } from "../tax/graph/reduce.ts";
import { encodeModule, engine, type WasmFunction, wasm } from "../tax/graph/wasm-module.ts";
import { writeNetwork } from "../tax/graph/write-network.ts";
import { returnInputs, returnNetwork } from "../tax/tax-return.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import { type PlanMachine, type PlanWork, planWork } from "./plan-work.ts";
import { form2210Of, payrollOf, traceReader, yearOutputs } from "./readers.ts";
import { withheldTax } from "./run-scenario.ts";

export const LANES = 2;

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

/** @throws {Error} if the engine cannot make code from text */
export function planKernel(compiled: CompiledPlan, of: CompiledScenario, useWasm = hasSimd()): PlanKernel {
  const { matrix } = of;
  const work = planWork(compiled, of, withheldTax(of, traceReader(of.kinds)));
  const { slots, slackNames } = work;
  const codes = codesOf(compiled, of, work);
  const { memory, runFrom } = useWasm ? inWasm(codes, slots.count) : inJavaScript(codes, slots.count);
  const years = compiled.calendar.years.length;
  const firstYears = firstYearsOf(of, work, compiled.columns.length, years);
  const columns = compiled.columns.length;
  const inLane = Array.from({ length: LANES }, () => new Float64Array(columns));
  const hasWashes = of.washPairs.length > 0;
  const washed = new Float64Array(LANES);
  const changed = new Int32Array(columns);
  const { starts, entryRows, entryUnits } = matrix;
  let from = 0;

  const restart = (lane: number) => {
    for (let row = 0; row < matrix.rows.count; row++) memory[LANES * row + lane] = matrix.undecided[row]!;
  };
  const add = (lane: number, column: number, count: number) => {
    for (let k = starts[column]!; k < starts[column + 1]!; k++) {
      memory[LANES * entryRows[k]! + lane]! += entryUnits[k]! * count;
    }
  };
  for (let lane = 0; lane < LANES; lane++) restart(lane);

  return {
    set: (lane, shares) => {
      const before = inLane[lane]!;
      let count = 0;
      let used = 0;
      for (let column = 0; column < columns; column++) {
        const now = shares[column]!;
        if (now > 0) used++;
        if (now === before[column]!) continue;
        if (!(now >= 0)) throw refused(column, now);
        changed[count++] = column;
        from = Math.min(from, firstYears[column]!);
      }
      if (count === 0) return;
      // Amounts are integers, so what a column adds can be taken back and nothing is left of it.
      if (count <= used) {
        for (let i = 0; i < count; i++) add(lane, changed[i]!, shares[changed[i]!]! - before[changed[i]!]!);
      } else {
        restart(lane);
        for (let column = 0; column < columns; column++) if (shares[column]! > 0) add(lane, column, shares[column]!);
      }
      before.set(shares);
    },
    change: (lane, column, shares) => {
      const before = inLane[lane]!;
      if (shares === before[column]!) return;
      if (!(shares >= 0)) throw refused(column, shares);
      add(lane, column, shares - before[column]!);
      before[column] = shares;
      from = Math.min(from, firstYears[column]!);
    },
    run: () => {
      if (from < years) runFrom(from);
      from = years;
      if (hasWashes) for (let lane = 0; lane < LANES; lane++) washed[lane] = work.washed(inLane[lane]!) / 100;
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

const refused = (column: number, shares: number) =>
  new RangeError(`column ${column} has ${shares} shares: a candidate has none below zero`);

/** The first year (by its index) that each column touches; past the last where it touches none. */
function firstYearsOf({ matrix }: CompiledScenario, work: PlanWork, columns: number, years: number): Int32Array {
  return Int32Array.from({ length: columns }, (_, column) => {
    const rows = matrix.entryRows.subarray(matrix.starts[column]!, matrix.starts[column + 1]!);
    return rows.reduce((first, row) => Math.min(first, work.yearOfRow(row)), years);
  });
}

/** The code of each year; what concludes a plan goes with the last. */
function codesOf(compiled: CompiledPlan, of: CompiledScenario, work: PlanWork): Code[] {
  const years = compiled.calendar.years.map((_, year) => year);
  const writing = new Writing(of, work, outputsRead(work, years));
  const writers = years.map((year) => {
    const writer = writing.begin();
    work.workYear(writing.machine, year);
    if (year === years.at(-1)) work.finish(writing.machine);
    return writer;
  });
  const { slots } = work;
  const read = new Set([slots.value, slots.wealth, slots.broken, slots.creditRecouped]);
  for (let i = 0; i < work.slackNames.length - 1; i++) read.add(slots.slack(i));
  const codes = writers.toReversed().map((writer) => {
    const code = writer.code((slot) => read.has(slot));
    for (const operation of code.operations) if (operation.op === "load") read.add(operation.slot);
    return code;
  });
  return codes.toReversed();
}

/** The slots of outputs of returns that something reads. */
function outputsRead(work: PlanWork, years: readonly number[]): ReadonlySet<number> {
  const read = new Set<number>();
  const nothing = () => 0;
  const machine: PlanMachine = {
    ...{ constant: nothing, add: nothing, subtract: nothing, multiply: nothing, divide: nothing },
    ...{ max: nothing, floor: nothing, store: nothing, file: nothing, payrollTax: nothing, installment: nothing },
    load: (slot) => {
      read.add(slot);
      return 0;
    },
  };
  for (const year of years) work.workYear(machine, year);
  work.finish(machine);
  return read;
}

/** Writes a plan's work down, year by year. */
class Writing {
  readonly machine: PlanMachine;
  #writer = new CodeWriter();
  /** What this year has stored, by slot: a place of its code. */
  #stored = new Map<number, number>();
  /** What earlier years have stored: a number that it always is, or what is known of it. */
  readonly #before = new Map<number, number | Interval>();
  readonly #rowRanges: readonly Interval[];
  readonly #of: CompiledScenario;
  readonly #work: PlanWork;
  readonly #read: ReadonlySet<number>;
  readonly #reduced = new Map<Network, Network>();

  constructor(of: CompiledScenario, work: PlanWork, read: ReadonlySet<number>) {
    this.#of = of;
    this.#work = work;
    this.#read = read;
    this.#rowRanges = rowRanges(of);
    this.machine = this.#machine();
  }

  /** @returns what the next year is written with */
  begin(): CodeWriter {
    this.#stored = new Map();
    this.#writer = new CodeWriter();
    return this.#writer;
  }

  #machine(): PlanMachine {
    const { kinds } = this.#of;
    return {
      constant: (value) => this.#writer.constant(value),
      add: (left, right) => this.#writer.add(left, right),
      subtract: (left, right) => this.#writer.subtract(left, right),
      multiply: (left, right) => this.#writer.multiply(left, right),
      divide: (left, right) => this.#writer.divide(left, right),
      max: (left, right) => this.#writer.max(left, right),
      floor: (of) => this.#writer.floor(of),
      load: (slot) => this.#load(slot),
      store: (slot, value) => this.#store(slot, value, unbounded),
      file: (year) => this.#file(year),
      payrollTax: (year, wages) => this.#small(payrollOf(kinds[year]!), [wages]),
      installment: (year, amounts) => this.#small(form2210Of(kinds[year]!), amounts),
    };
  }

  #load(slot: number): number {
    const stored = this.#stored.get(slot);
    if (stored !== undefined) return stored;
    const { least, most } = this.#rangeOf(slot);
    return least === most ? this.#writer.constant(least) : this.#writer.load(slot);
  }

  /** What is known of a slot at the beginning of the year; what nothing stores is 0. */
  #rangeOf(slot: number): Interval {
    if (slot < this.#rowRanges.length) return this.#rowRanges[slot]!;
    const before = this.#before.get(slot) ?? 0;
    return typeof before === "number" ? { least: before, most: before } : before;
  }

  #store(slot: number, value: number, range: Interval): void {
    this.#stored.set(slot, value);
    this.#before.set(slot, this.#writer.valueOf(value) ?? range);
    this.#writer.store(slot, value);
  }

  #file(year: number): void {
    const { slots } = this.#work;
    const network = returnNetwork(this.#of.kinds[year]!);
    const wanted = yearOutputs.filter((_, k) => this.#read.has(slots.output(year, k)));
    const known = this.#knownInputs(year);
    const reduced = reduce(network, wanted, known);
    const ranges = rangesOf(reduced, known);
    const outputs = writeNetwork(reduced, this.#writer, (slot) => this.#load(slots.input(year, slot)));
    for (const name of wanted) {
      this.#store(slots.output(year, yearOutputs.indexOf(name)), outputs.get(name)!, ranges.get(name)!);
    }
  }

  #knownInputs(year: number): KnownInputs {
    const { slots, toCents } = this.#work;
    return new Map(
      returnInputs.map((name, slot) => {
        const place = this.#stored.get(slots.input(year, slot));
        const value = place === undefined ? 0 : this.#writer.valueOf(place);
        if (value !== undefined) return [name, { least: value, most: value }];
        if (year > 0 && name.includes("carryover.")) {
          const output = slots.output(year - 1, yearOutputs.indexOf(name as (typeof yearOutputs)[number]));
          return [name, this.#rangeOf(output)];
        }
        const { least, most } = this.#rowRanges[slots.input(year, slot) - slots.inputs]!;
        const cents = (units: number) => (Number.isFinite(units) ? toCents(onNumbers, units) : units);
        return [name, { least: cents(least), most: cents(most) }];
      }),
    );
  }

  /** A network of one output, from amounts. */
  #small(network: Network, amounts: readonly number[]): number {
    const wanted = [...network.outputs.keys()];
    const reduced = this.#reduced.get(network) ?? reduce(network, wanted);
    this.#reduced.set(network, reduced);
    return writeNetwork(reduced, this.#writer, (slot) => amounts[slot]!).get(wanted[0]!)!;
  }
}

/** Between which amounts each row of the matrix lies, for any shares that are not below zero. */
function rowRanges({ matrix }: CompiledScenario): Interval[] {
  const ranges = Array.from(matrix.undecided, (units) => ({ least: units, most: units }));
  matrix.entryRows.forEach((row, k) => {
    if (matrix.entryUnits[k]! < 0) ranges[row]!.least = Number.NEGATIVE_INFINITY;
    else ranges[row]!.most = Number.POSITIVE_INFINITY;
  });
  return ranges;
}

interface Machine {
  /** Slot s of lane l is at `LANES * s + l`. */
  memory: Float64Array;
  /** Runs the code of a year and of all after it. */
  runFrom: (year: number) => void;
}

function inWasm(codes: readonly Code[], slots: number): Machine {
  const place = (slot: number) => ({ base: wasm.i32Const(0), offset: PAIR * slot });
  const years = codes.map((code): WasmFunction => {
    const { body, v128Locals } = printWasm(code, { load: place, store: place, firstLocal: 0, strands: 1 });
    return { name: null, parameters: 0, i32Locals: 0, v128Locals, body };
  });
  const isBefore = (year: number) => [...wasm.localGet(0), ...wasm.i32Const(year), ...wasm.i32GtS];
  const run: WasmFunction = {
    name: "run",
    parameters: 1,
    i32Locals: 0,
    v128Locals: 0,
    body: years.flatMap((_, year) => wasm.block([...isBefore(year), ...wasm.brIf(0), ...wasm.call(year)])),
  };
  const pages = Math.ceil((PAIR * slots) / 65_536);
  const { Memory, Instance, Module } = engine!;
  const memory = new Memory({ initial: pages });
  const module = new Module(encodeModule({ pages, functions: [...years, run] }));
  const { exports } = new Instance(module, { kernel: { memory } });
  return { memory: new Float64Array(memory.buffer, 0, LANES * slots), runFrom: exports.run! };
}

function inJavaScript(codes: readonly Code[], slots: number): Machine {
  const memory = new Float64Array(LANES * slots);
  const years = codes.map((code) => {
    const place = (slot: number) => `M[${LANES * slot} + l]`;
    const body = printJavaScript(code, place, (slot, value) => `${place(slot)} = ${value}`);
    return new Function("M", "l", body) as (M: Float64Array, l: number) => void;
  });
  return {
    memory,
    runFrom: (year) => {
      for (let lane = 0; lane < LANES; lane++) for (let y = year; y < years.length; y++) years[y]!(memory, lane);
    },
  };
}
