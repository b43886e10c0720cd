/** What the results hold of each point: its number, what varies, and what came of it. */
import type { Sweep } from "./sweep.ts";

export type ColumnType = "BIGINT" | "DOUBLE" | "VARCHAR" | "BOOLEAN";

export interface ResultColumn {
  name: string;
  type: ColumnType;
}

/** Dollars, expected over the plan's scenarios; taxes and cash of all years together, those after the horizon included. */
const amounts = [
  "value",
  "tax",
  "federalTax",
  "stateTax",
  "amt",
  "minimumTaxCreditUsed",
  "minimumTaxCreditLeft",
] as const;
export type Amounts = Record<(typeof amounts)[number], number>;

/** What was found by solving. `firstExercise`: options exercised in the first calendar year in which any are. */
const solved = {
  bound: "DOUBLE",
  gap: "DOUBLE",
  proven: "BOOLEAN",
  firstExercise: "DOUBLE",
  firstExerciseYear: "DOUBLE",
  exercised: "DOUBLE",
  decisions: "VARCHAR",
} as const;

export type Solved = {
  [K in keyof typeof solved]: (typeof solved)[K] extends "DOUBLE"
    ? number
    : (typeof solved)[K] extends "BOOLEAN"
      ? boolean
      : string | null;
};

/** What came of a point. `broken`: names of the limits that the decisions break, with commas. */
export type Outcome = { error: string } | ({ error: null; broken: string | null } & Amounts & Partial<Solved>);

export function outcomeColumns({ job }: Pick<Sweep, "job">): ResultColumn[] {
  return [
    ...amounts.map((name): ResultColumn => ({ name, type: "DOUBLE" })),
    ...("solve" in job ? Object.entries(solved).map(([name, type]): ResultColumn => ({ name, type })) : []),
    { name: "broken", type: "VARCHAR" },
    { name: "error", type: "VARCHAR" },
  ];
}

export function columnsOf(sweep: Sweep): ResultColumn[] {
  return [
    { name: "point", type: "BIGINT" },
    ...sweep.points.axes.flatMap(({ columns }): ResultColumn[] => [...columns]),
    ...outcomeColumns(sweep),
  ];
}

/** Results of consecutive points, by column (without `point`). Of numbers, NaN stands for none. */
export interface Block {
  first: number;
  count: number;
  columns: (Float64Array | (string | boolean | null)[])[];
}

/** Collects results, point by point. */
export class BlockWriter {
  readonly #block: Block;
  readonly #columns: readonly ResultColumn[];
  /** By name of an outcome's amount: its column. */
  readonly #places: ReadonlyMap<string, number>;

  constructor(sweep: Sweep, first: number, count: number) {
    this.#columns = columnsOf(sweep).slice(1);
    const columns = this.#columns.map(({ type }) =>
      type === "DOUBLE" ? new Float64Array(count).fill(Number.NaN) : new Array(count).fill(null),
    );
    this.#block = { first, count, columns };
    const varied = this.#columns.length - outcomeColumns(sweep).length;
    this.#places = new Map(outcomeColumns(sweep).map(({ name }, i) => [name, varied + i]));
  }

  put(point: number, shown: readonly unknown[], outcome: Outcome): void {
    const row = point - this.#block.first;
    for (let i = 0; i < shown.length; i++) this.#set(i, row, shown[i]);
    for (const name in outcome) {
      const place = this.#places.get(name);
      if (place !== undefined) this.#set(place, row, outcome[name as keyof Outcome]);
    }
  }

  #set(column: number, row: number, value: unknown): void {
    if (value === undefined || value === null) return;
    const values = this.#block.columns[column]!;
    if (values instanceof Float64Array) values[row] = value as number;
    else values[row] = typeof value === "boolean" && this.#columns[column]!.type === "BOOLEAN" ? value : String(value);
  }

  get block(): Block {
    return this.#block;
  }
}
