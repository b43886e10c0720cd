/**
 * The work of a plan in one scenario written down as straight-line code, a piece for each year.
 *
 * What no decision can change is worked here, once: inputs that no column touches, the years' constants, returns of years before the
 * first decision.
 */
import { onNumbers } from "../tax/graph/arithmetic.ts";
import { type Interval, type KnownInputs, rangesOf, unbounded } from "../tax/graph/intervals.ts";
import type { Network } from "../tax/graph/network.ts";
import { type Code, CodeWriter } from "../tax/graph/operations.ts";
import { reduce } from "../tax/graph/reduce.ts";
import { writeNetwork } from "../tax/graph/write-network.ts";
import { returnInputs, returnNetwork } from "../tax/tax-return.ts";
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import type { PlanMachine, PlanWork } from "./plan-work.ts";
import { form2210Of, payrollOf, yearOutputs } from "./readers.ts";

/** A year's law as far as it is needed, and the ranges of its outputs. */
interface Smaller {
  reduced: Network;
  ranges: ReadonlyMap<string, Interval>;
}

/** By law, and by what is wanted and known of it: scenarios that differ in prices alone often share it. */
const known = new WeakMap<CompiledPlan, Map<Network, Map<string, Smaller>>>();

/**
 * The code of each year, right for shares that are not below zero; what concludes a plan goes with the last.
 *
 * @param also slots that are read when all is worked, beside those of the value and the limits
 */
export function planCode(
  compiled: CompiledPlan,
  of: CompiledScenario,
  work: PlanWork,
  also: readonly number[] = [],
): Code[] {
  const years = compiled.calendar.years.map((_, year) => year);
  const smaller = known.get(compiled) ?? new Map<Network, Map<string, Smaller>>();
  known.set(compiled, smaller);
  const writing = new Writing(of, work, new Set([...outputsRead(work, years), ...also]), smaller);
  const writers = years.map((year) => {
    const writer = writing.begin();
    work.workYear(writing.machine, year);
    if (year === years.at(-1)) work.finish(writing.machine);
    return writer;
  });
  const { slots } = work;
  const read = new Set([slots.value, slots.wealth, slots.broken, slots.creditRecouped, ...also]);
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
  readonly #smaller: Map<Network, Map<string, Smaller>>;

  constructor(
    of: CompiledScenario,
    work: PlanWork,
    read: ReadonlySet<number>,
    smaller: Map<Network, Map<string, Smaller>>,
  ) {
    this.#of = of;
    this.#work = work;
    this.#read = read;
    this.#smaller = smaller;
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
    const { reduced, ranges } = this.#smallerOf(network, wanted, this.#knownInputs(year));
    const outputs = writeNetwork(reduced, this.#writer, (slot) => this.#load(slots.input(year, slot)));
    for (const name of wanted) {
      this.#store(slots.output(year, yearOutputs.indexOf(name)), outputs.get(name)!, ranges.get(name)!);
    }
  }

  #smallerOf(network: Network, wanted: readonly string[], inputs: KnownInputs): Smaller {
    const ofNetwork = this.#smaller.get(network) ?? new Map<string, Smaller>();
    this.#smaller.set(network, ofNetwork);
    const key = [...wanted, ...[...inputs].map(([name, { least, most }]) => `${name} ${least} ${most}`)].join();
    const made = ofNetwork.get(key);
    if (made !== undefined) return made;
    const reduced = reduce(network, wanted, inputs);
    const smaller = { reduced, ranges: rangesOf(reduced, inputs) };
    ofNetwork.set(key, smaller);
    return smaller;
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
