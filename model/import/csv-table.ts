/**
 * A CSV file as rows of cells that know their line; what stands above the headings, as brokers put there, is left out.
 */
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { PlanError, type Problem } from "../plan-error.ts";
import { type Field, fieldOf } from "./fields.ts";

export interface CsvTable {
  file: string;
  headings: readonly string[];
  headingsLine: number;
  rows: readonly CsvRow[];
}

export interface CsvRow {
  line: number;
  /** As written, without spaces around them. */
  cells: readonly string[];
}

/** Rows of titles and accounts that a broker may put above the headings. */
const MOST_ABOVE = 40;
/** Headings that are known, by which a row of headings is told from a title. */
const FEWEST_KNOWN = 3;

/**
 * @param file its name, for messages
 * @throws {PlanError} if it is no CSV, or has no row of headings
 */
export function csvTable(text: string, file: string): CsvTable {
  const rows = rowsOf(text, file);
  const at = rows.slice(0, MOST_ABOVE).findIndex(({ cells }) => knownIn(cells).size >= FEWEST_KNOWN);
  if (at < 0) {
    throw new PlanError([
      problemIn(
        file,
        { line: 0 },
        "found no row of headings, such as Grant Date, Exercise Price, Quantity.",
        "Give a CSV file whose first rows name its columns; docs/getting-started.md lists the names that are known.",
      ),
    ]);
  }
  const { cells: headings, line } = rows[at]!;
  return { file, headings, headingsLine: line, rows: rows.slice(at + 1) };
}

function rowsOf(text: string, file: string): CsvRow[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // What is told is the line on which a row ends.
    return records.map(({ record, info }) => ({ line: info.lines - newlinesIn(record), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 0;
    throw new PlanError([
      problemIn(
        file,
        { line },
        "the quotes of this row do not match.",
        "Save the file again as CSV from a spreadsheet.",
      ),
    ]);
  }
}

const newlinesIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);

function knownIn(cells: readonly string[]): Set<Field> {
  return new Set(cells.map(fieldOf).filter((field) => field !== null));
}

/** @param place the column counts from 1; its heading is the key */
export function problemIn(
  file: string,
  { line, column = 1, heading = "" }: { line: number; column?: number; heading?: string },
  message: string,
  remedy: string,
): Problem {
  return { file, line, column: line === 0 ? 0 : column, key: heading, message, remedy };
}
