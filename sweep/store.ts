/**
 * Where results are kept: while the sweep goes on in a DuckDB database beside the file that is asked for, to which each block of points comes
 * whole or not at all; at the end in that file, in the order of the points.
 */
import { existsSync, renameSync, rmSync } from "node:fs";
import { extname } from "node:path";
import type { DuckDBConnection, DuckDBInstance, DuckDBType } from "@duckdb/node-api";
import type { Block, ResultColumn } from "./columns.ts";
import { duckdb, StoreError, told } from "./duckdb.ts";

export { StoreError } from "./duckdb.ts";

export const formats = [".duckdb", ".parquet", ".csv"] as const;
export type Format = (typeof formats)[number];

export interface Store {
  /** Firsts of the blocks that are in. */
  done: ReadonlySet<number>;
  pointsDone: () => number;
  /** Points that a block has, but for the last. */
  blockSize: number;
  /** Adds a block, on the disk when this is over. @throws {StoreError} where it cannot be written: then nothing of it is in */
  add: (block: Block) => Promise<void>;
  /** Decisions of those of the points that are in and have some, by point. */
  decisionsOf: (points: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  /** Makes the file that was asked for, and takes the database beside it away. */
  finish: () => Promise<void>;
  /** Leaves it for another time. */
  close: () => void;
}

export interface StoreOptions {
  out: string;
  columns: readonly ResultColumn[];
  /** Of each file of the sweep, by its name. */
  digests: Readonly<Record<string, string>>;
  blockSize: number;
  /** Of the program that works the points. */
  build: string;
  resume: boolean;
}

export const unfinishedPath = (out: string): string => `${out}.unfinished`;

const MEMORY = "256MB";
/** Rows that DuckDB takes at once. */
const CHUNK = 2048;

/** @throws {StoreError} where the file cannot be made, is there already, or is of another sweep or another build */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { out, resume } = options;
  const path = unfinishedPath(out);
  if (!formats.includes(extname(out) as Format)) {
    throw new StoreError(`--out ${out}: its name says no format.`, `End it with ${formats.join(", ")}.`);
  }
  if (existsSync(out)) {
    throw new StoreError(
      `${out} is there already.`,
      "Give another --out, or delete it; --query and --summary read it.",
    );
  }
  if (existsSync(path) && !resume) {
    throw new StoreError(`${path} holds a sweep that is not finished.`, "Go on with it by --resume, or delete it.");
  }
  const lib = await duckdb();
  try {
    if (!existsSync(path)) await create(path, options);
    const instance = await lib.DuckDBInstance.create(path, { threads: "2", memory_limit: MEMORY });
    const connection = await instance.connect();
    try {
      return await storeOf(lib, instance, connection, options, path);
    } catch (error) {
      connection.closeSync();
      instance.closeSync();
      throw error;
    }
  } catch (error) {
    throw told(error, path);
  }
}

const sql = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Made under another name: one that is there is whole. */
async function create(path: string, { columns, digests, blockSize, build }: StoreOptions): Promise<void> {
  const made = `${path}.new`;
  for (const each of [made, `${made}.wal`]) rmSync(each, { force: true });
  const { DuckDBInstance } = await duckdb();
  const instance = await DuckDBInstance.create(made);
  const connection = await instance.connect();
  try {
    const types = columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(", ");
    await connection.run(`create table points (${types})`);
    await connection.run("create table blocks (first bigint, points bigint)");
    await connection.run("create table files (file varchar, digest varchar)");
    await connection.run(`create table settings as select ${blockSize} as blockSize, ${sql(build)} as build`);
    for (const [file, digest] of Object.entries(digests)) {
      await connection.run(`insert into files values (${sql(file)}, ${sql(digest)})`);
    }
    await connection.run("checkpoint");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  renameSync(made, path);
}

type Lib = typeof import("@duckdb/node-api");

async function storeOf(
  lib: Lib,
  instance: DuckDBInstance,
  connection: DuckDBConnection,
  { out, columns, digests, build }: StoreOptions,
  path: string,
): Promise<Store> {
  const rows = async (query: string) => (await connection.runAndReadAll(query)).getRowsJson();
  const { before, blockSize, begunBy, blocks } = await begun(rows, path);
  refuseIfEdited(path, before, digests);
  refuseIfOtherBuild(path, begunBy, build);
  const done = new Set(blocks.map(([first]) => Number(first)));
  let pointsDone = blocks.reduce((total, [, points]) => total + Number(points), 0);
  const types = columns.map(({ type }): DuckDBType => lib[type]);

  const append = async (
    table: string,
    columnTypes: readonly DuckDBType[],
    count: number,
    part: (from: number, to: number) => unknown[][],
  ) => {
    const appender = await connection.createAppender(table);
    for (let from = 0; from < count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK);
      const chunk = lib.DuckDBDataChunk.create(columnTypes, to - from);
      chunk.setColumns(part(from, to) as never);
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
    appender.closeSync();
  };

  return {
    done,
    pointsDone: () => pointsDone,
    blockSize: Number(blockSize),
    add: async ({ first, count, columns: values }) => {
      try {
        await connection.run("begin");
        await append("points", types, count, (from, to) => [
          Array.from({ length: to - from }, (_, i) => BigInt(first + from + i)),
          ...values.map((column) =>
            column instanceof Float64Array
              ? Array.from(column.subarray(from, to), (value) => (Number.isNaN(value) ? null : value))
              : column.slice(from, to),
          ),
        ]);
        await connection.run(`insert into blocks values (${first}, ${count})`);
        await connection.run("commit");
      } catch (error) {
        throw told(error, path);
      }
      done.add(first);
      pointsDone += count;
    },
    decisionsOf: async (points) => {
      const found = await rows(
        `select point, decisions from points where decisions is not null and point in (${points.join()}) order by point`,
      );
      return new Map((found as [string, string][]).map(([point, decisions]) => [Number(point), decisions]));
    },
    finish: async () => {
      try {
        await write(connection, out, path);
      } catch (error) {
        throw told(error, out);
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
      for (const each of [path, `${path}.wal`]) rmSync(each, { force: true });
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** DuckDB has no such table, or no such column in it. */
const isOfOtherForm = (error: unknown): boolean =>
  error instanceof Error && /^(Binder|Catalog) Error/.test(error.message);

/**
 * What a sweep was begun with, and what is in.
 *
 * @throws {StoreError} where the database has other tables than this build makes
 */
async function begun(rows: (query: string) => Promise<unknown[]>, path: string) {
  try {
    const [[blockSize, begunBy]] = (await rows("select blockSize, build from settings")) as [[number | string, string]];
    return {
      ...{ blockSize, begunBy },
      before: new Map((await rows("select file, digest from files")) as [string, string][]),
      blocks: (await rows("select first, points from blocks")) as [string, string][],
    };
  } catch (error) {
    if (!isOfOtherForm(error)) throw error;
    throw new StoreError(
      `${path} holds no sweep as this version of Crossover leaves it: an earlier version began it, or it is something else.`,
      "Go on with the version that began it, or begin anew with another --out.",
    );
  }
}

function refuseIfEdited(
  path: string,
  before: ReadonlyMap<string, string>,
  now: Readonly<Record<string, string>>,
): void {
  const digests = new Set(Object.values(now));
  const edited = Object.entries(now).filter(
    ([file, digest]) => (before.get(file) ?? "") !== digest && ![...before.values()].includes(digest),
  );
  const gone = [...before].filter(([file, digest]) => !(file in now) && !digests.has(digest));
  const changed = [...edited.map(([file]) => file), ...gone.map(([file]) => file)];
  if (changed.length === 0) return;
  throw new StoreError(
    `${[...new Set(changed)].join(" and ")} changed since ${path} was begun: its points would not fit together.`,
    "Undo the change, or begin anew with another --out.",
  );
}

/** The law, the search and its rounding are the program's: points of two builds would not fit together either. */
function refuseIfOtherBuild(path: string, begunBy: string, build: string): void {
  if (begunBy === build) return;
  throw new StoreError(
    `${path} was begun by Crossover ${begunBy}, and this is ${build}: points of two builds would not fit together.`,
    "Go on with the build that began it, or begin anew with another --out.",
  );
}

/** Under another name first: one that is there is whole. */
async function write(connection: DuckDBConnection, out: string, path: string): Promise<void> {
  const made = `${out}.partial`;
  for (const each of [made, `${made}.wal`]) rmSync(each, { force: true });
  const ordered = "select * from points order by point";
  if (out.endsWith(".duckdb")) {
    await connection.run(`attach ${sql(made)} as finished`);
    await connection.run(`create table finished.points as ${ordered}`);
    await connection.run("create table finished.files as select * from files order by file");
    await connection.run("checkpoint finished");
    await connection.run("detach finished");
  } else {
    const format = out.endsWith(".csv") ? "(format csv, header)" : "(format parquet, compression zstd)";
    await connection.run(`copy (${ordered}) to ${sql(made)} ${format}`);
  }
  renameSync(made, out);
  rmSync(`${path}.tmp`, { force: true, recursive: true });
}
