/**
 * What a plan's total tax is made of, each as a network with a slope reader: the returns of its years, chained by their carryovers;
 * payroll tax and Form 2210 where more shares could move them.
 *
 * What a share adds to each return is a constant, so inputs change steadily; a year's carryovers are inputs of the next.
 */
import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import { carryoverSlots, form2210Of, integerReader, payrollOf } from "../../model/readers.ts";
import { scenarioRun } from "../../model/run-scenario.ts";
import { form2210Inputs } from "../../tax/forms/form-2210.ts";
import { lcm } from "../../tax/graph/lcm.ts";
import type { Network } from "../../tax/graph/network.ts";
import { type SlopeReader, type Steady, slopeReader } from "../../tax/graph/slope.ts";
import { carryoverInputs, returnInputs, returnNetwork, slotOf } from "../../tax/tax-return.ts";

/** Rows of a scenario's matrix along the shares, in its units. */
export interface Rows {
  constant: readonly bigint[];
  rate: ReadonlyMap<number, bigint>;
}

/** In an order in which each can be read: the returns by year, then the others. */
export interface Sheets {
  returns: Sheet[];
  others: Sheet[];
}

/** One return, payroll tax or Form 2210. */
export interface Sheet {
  /** A calendar year. */
  year: number;
  network: Network;
  reader: SlopeReader;
  /** In the reader's scale, from what the sheets before it have read. */
  inputs: (rows: Rows) => Steady[];
  /** Inputs that are outputs of a sheet before it, by slot. */
  feeds: ReadonlyMap<number, Feed>;
  /** What a dollar of each output adds to what is counted, in dollars. */
  weights: ReadonlyMap<string, number>;
}

/** What is counted, as weights: what a dollar adds to it, by where it stands. */
export interface Counted {
  /** Of tax, by the event on which it is paid. */
  tax: readonly number[];
  /** Of minimum tax credit used, by the index of the year. */
  creditUsed: readonly number[];
  /** Of minimum tax credit left at the end. */
  creditLeft: number;
}

/** The plan's total tax, as the objective `totalTax` counts it. */
export const totalTax = ({ plan, calendar }: CompiledPlan, { events }: CompiledScenario): Counted => ({
  tax: events.map(({ discount }) => discount),
  creditUsed: calendar.years.map(() => 0),
  creditLeft: -plan.terminal.creditValue * events.at(-1)!.discount,
});

interface Feed {
  sheet: Sheet;
  output: string;
}

const WIDTH = returnInputs.length;

const returnOutputs = [
  ...["federalTax", "state.tax", "amt", "state.amt", "minimumTaxCreditUsed", "niit", "additionalMedicareTax", "agi"],
  ...carryoverInputs,
];

export const outputNode = ({ network }: Sheet, output: string): number => network.outputs.get(output)!;

/**
 * @param base      whole shares, by column: what is decided already
 * @param movedRows rows of the matrix that more shares change
 */
export function sheetsOf(
  compiled: CompiledPlan,
  of: CompiledScenario,
  base: Float64Array,
  movedRows: ReadonlySet<number>,
  counted: Counted,
): Sheets {
  const returns = returnSheets(compiled, of, counted);
  return {
    returns,
    others: [
      ...payrollSheets(compiled, of, movedRows, counted),
      ...estimateSheets(compiled, of, base, returns, counted),
    ],
  };
}

function returnSheets(compiled: CompiledPlan, of: CompiledScenario, counted: Counted): Sheet[] {
  const { years } = compiled.calendar;
  const { matrix, events } = of;
  const sheets: Sheet[] = [];
  years.forEach((year, y) => {
    const network = returnNetwork(of.kinds[y]!);
    const before = sheets[y - 1];
    const feeds = new Map<number, Feed>(
      before === undefined
        ? []
        : carryoverSlots.map((slot, k) => [slot, { sheet: before, output: carryoverInputs[k]! }]),
    );
    const weights = new Map<string, number>();
    const taxDay = events.findIndex(({ taxOf }) => taxOf === y);
    for (const output of ["federalTax", "state.tax"]) weights.set(output, counted.tax[taxDay]!);
    weights.set("minimumTaxCreditUsed", counted.creditUsed[y]!);
    if (y === years.length - 1) {
      for (const output of ["carryover.minimumTaxCredit", "state.carryover.minimumTaxCredit"])
        weights.set(output, counted.creditLeft);
    }
    sheets.push(
      sheetOf(
        { year, network, outputs: returnOutputs, feeds, weights, ownScale: BigInt(matrix.scale) },
        (rows, slot) => {
          const row = y * WIDTH + slot;
          return { constant: rows.constant[row]!, rate: rows.rate.get(row) ?? 0n };
        },
      ),
    );
  });
  return sheets;
}

/** Of years in which more shares change an NSO's income: options that would be NSOs at the horizon's end. */
function payrollSheets(
  { calendar }: CompiledPlan,
  { matrix, events, kinds }: CompiledScenario,
  movedRows: ReadonlySet<number>,
  counted: Counted,
): Sheet[] {
  const moved = events.flatMap((event, e) => (movedRows.has(matrix.rows.nsoIncome(e)) ? [{ ...event, e }] : []));
  return moved.map(({ year: y, e: last }) => {
    const incomes = events.flatMap(({ year }, e) => (year === y && e <= last ? [matrix.rows.nsoIncome(e)] : []));
    const wages = BigInt(matrix.withheld[matrix.rows.input(y, slotOf.get("wages")!)]!);
    return sheetOf(
      {
        year: calendar.years[y]!,
        network: payrollOf(kinds[y]!),
        outputs: ["payrollTax"],
        feeds: new Map(),
        weights: new Map([["payrollTax", counted.tax[last]!]]),
        ownScale: BigInt(matrix.scale),
      },
      (rows) => ({
        constant: incomes.reduce((sum, row) => sum + rows.constant[row]!, wages),
        rate: incomes.reduce((sum, row) => sum + (rows.rate.get(row) ?? 0n), 0n),
      }),
    );
  });
}

/** Installments move the day on which tax is paid, which counts only where later money counts less. */
function estimateSheets(
  compiled: CompiledPlan,
  of: CompiledScenario,
  base: Float64Array,
  returns: readonly Sheet[],
  counted: Counted,
): Sheet[] {
  const { calendar } = compiled;
  if (of.scenario.cash.estimatedTax !== "safeHarbor") return [];
  const run = scenarioRun(compiled, of, integerReader(of.kinds));
  run.run(base);
  return calendar.years.slice(0, calendar.horizonYears).flatMap((year, y) => {
    const early = of.events.reduce(
      (sum, { installments }, e) => (installments?.of === y ? sum + installments.count * counted.tax[e]! : sum),
      0,
    );
    const weight = early - 4 * counted.tax[of.events.findIndex(({ taxOf }) => taxOf === y)]!;
    if (weight === 0) return [];
    const fixed = [...run.form2210(y)].map((cents) => BigInt(Math.round(cents)));
    const feeds = new Map<number, Feed>();
    const feed = (input: (typeof form2210Inputs)[number], sheet: Sheet | undefined, output: string) => {
      if (sheet !== undefined) feeds.set(form2210Inputs.indexOf(input), { sheet, output });
    };
    for (const name of ["federalTax", "niit", "additionalMedicareTax"] as const) feed(name, returns[y], name);
    feed("lastYear.federalTax", returns[y - 1], "federalTax");
    feed("lastYear.agi", returns[y - 1], "agi");
    return sheetOf(
      {
        year,
        network: form2210Of(of.kinds[y]!),
        outputs: ["installment"],
        feeds,
        weights: new Map([["installment", weight]]),
        ownScale: 100n,
      },
      (_, slot) => ({ constant: fixed[slot]!, rate: 0n }),
    );
  });
}

/** @param own an input that no other sheet feeds, in 1/`ownScale` dollars */
function sheetOf(
  {
    outputs,
    ownScale,
    ...sheet
  }: Pick<Sheet, "year" | "network" | "feeds" | "weights"> & { outputs: readonly string[]; ownScale: bigint },
  own: (rows: Rows, slot: number) => Steady,
): Sheet {
  const { network, feeds } = sheet;
  const fed = [...feeds].map(([slot, { sheet: from, output }]) => {
    const node = outputNode(from, output);
    return { slot, reader: from.reader, node, scale: from.reader.scaleOf(node) };
  });
  const scale = fed.reduce((common, each) => lcm(common, each.scale), ownScale);
  const reader = slopeReader(
    network,
    outputs.map((output) => network.outputs.get(output)!),
    scale,
  );
  const times = ({ constant, rate }: Steady, factor: bigint): Steady => ({
    constant: constant * factor,
    rate: rate * factor,
  });
  return {
    ...sheet,
    reader,
    inputs: (rows) => {
      const inputs = network.inputs.map((_, slot) =>
        feeds.has(slot) ? { constant: 0n, rate: 0n } : times(own(rows, slot), scale / ownScale),
      );
      for (const each of fed) inputs[each.slot] = times(each.reader.amount(each.node), scale / each.scale);
      return inputs;
    },
  };
}
