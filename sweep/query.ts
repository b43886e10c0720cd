/** Asks a finished sweep in SQL: its table is `points`. */
import { existsSync } from "node:fs";
import { duckdb, StoreError, told } from "./duckdb.ts";
import { unfinishedPath } from "./store.ts";

export interface Answer {
  columns: string[];
  /** Numbers and texts; whole numbers beyond 2^53 as text. */
  rows: unknown[][];
}

export type Ask = (sql: string) => Promise<Answer>;

/**
 * @param path of a finished file: .duckdb, .parquet or .csv
 * @param work asks; the file is closed when it is done
 * @throws {StoreError} where there is no such file, or DuckDB does not understand what is asked
 */
export async function asking<T>(path: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  if (!existsSync(path)) {
    const isBegun = existsSync(unfinishedPath(path));
    throw new StoreError(
      isBegun ? `${path} is not finished yet.` : `there is no ${path}.`,
      isBegun ? "Go on with it by --resume." : "Run the sweep first.",
    );
  }
  const { DuckDBInstance } = await duckdb();
  const isDatabase = path.endsWith(".duckdb");
  const limits = { memory_limit: "512MB" };
  try {
    const instance = await (isDatabase
      ? DuckDBInstance.create(path, { ...limits, access_mode: "READ_ONLY" })
      : DuckDBInstance.create(":memory:", limits));
    const connection = await instance.connect();
    try {
      if (!isDatabase) {
        const reader = path.endsWith(".csv") ? "read_csv" : "read_parquet";
        await connection.run(`create view points as select * from ${reader}('${path.replaceAll("'", "''")}')`);
      }
      return await work(async (sql) => {
        try {
          const reader = await connection.runAndReadAll(sql);
          return { columns: reader.columnNames(), rows: reader.getRowsJson().map((row) => row.map(plain)) };
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          throw new StoreError(
            `DuckDB does not answer: ${message}`,
            "The table is points; its columns: describe points.",
          );
        }
      });
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  } catch (error) {
    throw told(error, path);
  }
}

/** DuckDB gives its wide whole numbers as text. */
function plain(value: unknown): unknown {
  return typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
