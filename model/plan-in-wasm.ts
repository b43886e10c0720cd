/**
 * A plan's code as WebAssembly: both lanes at once. What puts a candidate into a lane is WebAssembly too: it looks for the columns that
 * differ from the candidate before, two at a time, and adds the difference to the rows.
 */
import type { Code } from "../tax/graph/operations.ts";
import { PAIR, printWasm } from "../tax/graph/print-wasm.ts";
import { encodeModule, engine, type WasmFunction, wasm } from "../tax/graph/wasm-module.ts";
import { roomFor, type WasmRoom } from "../tax/graph/wasm-room.ts";
import type { Matrix } from "./matrix.ts";
import { addColumn, beginLanes, firstYearsOf, LANES, type PlanLanes } from "./plan-lanes.ts";

const [INT, DOUBLE] = [4, 8];
/** Bytes of an entry of the matrix: where the row is (for the first lane), and the units that a share adds to it. */
const ENTRY = 16;

/**
 * The code as a module, which can be posted to other threads.
 *
 * @param codes of each year
 * @param slots of a plan's memory
 */
export function planModule(matrix: Matrix, codes: readonly Code[], slots: number): object {
  const functions = [...codes.map(workYear), runFrom(codes.length), put(layoutOf(matrix, slots))];
  return new engine!.Module(encodeModule(functions));
}

/** @param module of this matrix and so many slots and years */
export function planInWasm(
  module: object,
  matrix: Matrix,
  slots: number,
  years: number,
  yearOfRow: (row: number) => number,
): () => PlanLanes {
  const layout = layoutOf(matrix, slots);
  const firstYears = firstYearsOf(matrix, yearOfRow, years);
  return () => lanesOf(module, matrix, layout, years, firstYears);
}

function lanesOf(module: object, matrix: Matrix, layout: Layout, years: number, firstYears: Int32Array): PlanLanes {
  const room = roomFor(layout.size);
  const { exports } = new engine!.Instance(module, { kernel: room });
  const doubles = (at: number, count: number) => new Float64Array(room.buffer, room.base + at, count);

  const memory = doubles(0, layout.given / DOUBLE);
  writeMatrix(layout, room, matrix, firstYears);
  beginLanes(matrix, memory);
  const given = doubles(layout.given, layout.columns);
  const inLane = layout.lanes.map((at) => doubles(at, layout.columns));
  const from = new Int32Array(room.buffer, room.base + layout.from, 1);
  const refused = new Int32Array(room.buffer, room.base + layout.refused, 1);

  return {
    memory,
    shares: inLane,
    set: (lane, shares) => {
      given.set(shares);
      refused[0] = -1;
      exports.put!(layout.lanes[lane]!, room.base + DOUBLE * lane);
      return refused[0]! < 0 ? -1 : refused[0]! / DOUBLE;
    },
    change: (lane, column, now) => {
      const shares = inLane[lane]!;
      addColumn(matrix, memory, lane, column, now - shares[column]!);
      shares[column] = now;
      if (firstYears[column]! < from[0]!) from[0] = firstYears[column]!;
    },
    run: () => {
      if (from[0]! < years) exports.run!(from[0]!);
      from[0] = years;
    },
  };
}

/** Where things are, in bytes from the base of the room. */
interface Layout {
  columns: number;
  /** Shares by column of the candidate to put into a lane, and of the one in each lane. */
  given: number;
  lanes: readonly number[];
  entries: number;
  /** By column, and one more: the address at which its entries begin. As far apart as shares are, like what follows. */
  starts: number;
  /** By column. */
  firstYears: number;
  /** The first year to work again; and a column, times 8, whose shares were refused, or -1. */
  from: number;
  refused: number;
  size: number;
}

function layoutOf({ starts, entryRows }: Matrix, slots: number): Layout {
  const columns = starts.length - 1;
  let size = PAIR * slots;
  const next = (bytes: number): number => {
    const at = size;
    size += PAIR * Math.ceil(bytes / PAIR);
    return at;
  };
  return {
    columns,
    given: next(DOUBLE * columns),
    lanes: Array.from({ length: LANES }, () => next(DOUBLE * columns)),
    entries: next(ENTRY * entryRows.length),
    starts: next(DOUBLE * (columns + 1)),
    firstYears: next(DOUBLE * columns),
    from: next(INT),
    refused: next(INT),
    size,
  };
}

function writeMatrix(
  { columns, entries, starts, firstYears }: Layout,
  { buffer, base }: WasmRoom,
  matrix: Matrix,
  years: Int32Array,
): void {
  const view = new DataView(buffer, base);
  matrix.entryRows.forEach((row, k) => {
    view.setInt32(entries + ENTRY * k, PAIR * row, true);
    view.setFloat64(entries + ENTRY * k + DOUBLE, matrix.entryUnits[k]!, true);
  });
  for (let column = 0; column <= columns; column++) {
    view.setInt32(starts + DOUBLE * column, base + entries + ENTRY * matrix.starts[column]!, true);
    if (column < columns) view.setInt32(firstYears + DOUBLE * column, years[column]!, true);
  }
}

function workYear(code: Code): WasmFunction {
  const place = (slot: number) => ({ base: wasm.base, offset: PAIR * slot });
  const places = { load: place, store: place, firstLocal: 0, strands: 1 };
  const { constants, body, v128Locals } = printWasm(code, places);
  return { name: null, parameters: 0, v128Locals, body: [...constants, ...body] };
}

/** Works the years from one on. The functions of the years come first. */
function runFrom(years: number): WasmFunction {
  const isBefore = (year: number) => [...wasm.localGet(0), ...wasm.i32Const(year), ...wasm.i32GtS];
  const body = Array.from({ length: years }, (_, year) =>
    wasm.block([...isBefore(year), ...wasm.brIf(0), ...wasm.call(year)]),
  );
  return { name: "run", parameters: 1, body: body.flat() };
}

/**
 * Puts the given candidate into a lane; parameters: how far the lane's shares are from the base, and at which address the rows of the
 * lane begin.
 */
function put({ columns, given, starts, firstYears, from, refused }: Layout): WasmFunction {
  const [LANE, ROWS, COLUMN, ENTRY_AT, END, WORD, CHANGE] = [0, 1, 2, 3, 4, 5, 6];
  const { localGet, localSet, i32Const } = wasm;
  /** From the base on, by the width of a share: an address to which what is by column adds where it begins. */
  const column = localGet(COLUMN);
  const inLane = [...localGet(LANE), ...column, ...wasm.i32Add];

  const addEntries = wasm.loop([
    ...[...localGet(ENTRY_AT), ...wasm.i32Load(0), ...localGet(ROWS), ...wasm.i32Add, ...localSet(WORD)],
    ...[...localGet(WORD), ...localGet(WORD), ...wasm.f64Load(0)],
    ...[...localGet(ENTRY_AT), ...wasm.f64Load(DOUBLE), ...localGet(CHANGE), ...wasm.f64Mul, ...wasm.f64Add],
    ...wasm.f64Store(0),
    ...[...localGet(ENTRY_AT), ...i32Const(ENTRY), ...wasm.i32Add, ...wasm.localTee(ENTRY_AT)],
    ...[...localGet(END), ...wasm.i32LtS, ...wasm.brIf(0)],
  ]);
  /** The column at `COLUMN`, or the one after it. */
  const takeColumn = (by: number) => {
    const now = [...column, ...wasm.f64Load(given + by)];
    return wasm.block([
      ...[...now, ...inLane, ...wasm.f64Load(by), ...wasm.f64Sub, ...wasm.localTee(CHANGE)],
      ...[...wasm.f64Const(0), ...wasm.f64Eq, ...wasm.brIf(0)],
      ...wasm.block([
        ...[...now, ...wasm.f64Const(0), ...wasm.f64Ge, ...wasm.brIf(0)],
        ...[...wasm.base, ...column, ...wasm.base, ...wasm.i32Sub, ...i32Const(by), ...wasm.i32Add],
        ...[...wasm.i32Store(refused), ...wasm.br(1)],
      ]),
      ...[...inLane, ...now, ...wasm.f64Store(by)],
      ...wasm.block([
        ...[...column, ...wasm.i32Load(firstYears + by), ...wasm.localTee(WORD)],
        ...[...wasm.base, ...wasm.i32Load(from), ...wasm.i32GeS, ...wasm.brIf(0)],
        ...[...wasm.base, ...localGet(WORD), ...wasm.i32Store(from)],
      ]),
      ...[...column, ...wasm.i32Load(starts + by), ...wasm.localTee(ENTRY_AT)],
      ...[...column, ...wasm.i32Load(starts + by + DOUBLE), ...wasm.localTee(END), ...wasm.i32GeS, ...wasm.brIf(0)],
      ...addEntries,
    ]);
  };
  const differs = [
    ...[...column, ...wasm.v128Load(given), ...inLane, ...wasm.v128Load(0)],
    ...[...wasm.f64x2Ne, ...wasm.anyTrue],
  ];
  const body = [
    ...[...wasm.base, ...localSet(COLUMN)],
    ...wasm.loop([
      ...wasm.block([...differs, ...wasm.i32Eqz, ...wasm.brIf(0), ...takeColumn(0), ...takeColumn(DOUBLE)]),
      ...[...column, ...i32Const(PAIR), ...wasm.i32Add, ...wasm.localTee(COLUMN)],
      ...[...wasm.base, ...i32Const(DOUBLE * columns), ...wasm.i32Add, ...wasm.i32LtS, ...wasm.brIf(0)],
    ]),
  ];
  return { name: "put", parameters: 2, i32Locals: 4, f64Locals: 1, body };
}
