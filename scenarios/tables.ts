/** Tables of numbers in CSV: past returns, and price paths. */
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { parseDate } from "../model/dates.ts";

/** Says what is wrong in a file, and what would be right. */
export class TableError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = "TableError";
    this.remedy = remedy;
  }
}

interface Row {
  line: number;
  cells: readonly string[];
}

function rowsOf(text: string): { headings: readonly string[]; rows: Row[] } {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rows] = records.map(({ record, info }) => ({ line: info.lines, cells: record }));
    if (head === undefined) throw new TableError("the file is empty.", "Give a row of headings, then rows of numbers.");
    if (rows.length === 0) throw new TableError("there are no rows below the headings.", "Give rows of numbers.");
    return { headings: head.cells, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableError(
      `line ${error.lines ?? 1}: this is not CSV: a row has more or fewer cells than the headings, or its quotes do not match.`,
      "Save the file again as CSV from a spreadsheet.",
    );
  }
}

function columnOf(headings: readonly string[], name: string): number {
  const at = headings.indexOf(name);
  if (at < 0) throw new TableError(`there is no column ${JSON.stringify(name)}.`, `There are ${headings.join(", ")}.`);
  return at;
}

function numberIn({ line, cells }: Row, column: number, headings: readonly string[], least: number): number {
  const text = cells[column]!;
  const value = Number(text);
  if (text === "" || !Number.isFinite(value) || value < least) {
    throw new TableError(
      `line ${line}, ${headings[column]}: found ${JSON.stringify(text)} where a number of at least ${least} belongs.`,
      "Give a plain number, without %, $ or commas; 2.5 % is 0.025.",
    );
  }
  return value;
}

/** A return may not lose all. */
const LEAST_RETURN = -0.9999;

/**
 * Simple returns of one column, in the order of the rows.
 *
 * @throws {TableError} if the column is not there, or a cell is no return above -1
 */
export function returnsIn(text: string, column: string): number[] {
  const { headings, rows } = rowsOf(text);
  const at = columnOf(headings, column);
  return rows.map((row) => numberIn(row, at, headings, LEAST_RETURN));
}

export interface TablePath {
  name: string;
  /** null where the file has no column of them. */
  probability: number | null;
  /** Dollars a share by security, then date. */
  prices: Record<string, Record<string, number>>;
}

/**
 * Paths from a table with the columns `scenario`, `date`, where wanted `probability`, and one for each security. Rows of one scenario
 * stand together or apart; its probability is the same in all of them.
 *
 * @throws {TableError} if a column is missing, or a cell is no date, price or probability
 */
export function pathsIn(text: string): TablePath[] {
  const { headings, rows } = rowsOf(text);
  const [scenario, date] = [columnOf(headings, "scenario"), columnOf(headings, "date")];
  const probability = headings.indexOf("probability");
  const securities = headings.flatMap((heading, i) =>
    [scenario, date, probability].includes(i) ? [] : [{ heading, i }],
  );
  if (securities.length === 0) {
    throw new TableError("there is no column of prices.", "Give one for each security, with its name as the heading.");
  }
  const paths = new Map<string, TablePath>();
  for (const row of rows) {
    const [name, day] = [row.cells[scenario]!, row.cells[date]!];
    if (parseDate(day) === null) {
      const found = `line ${row.line}, date: found ${JSON.stringify(day)} where a date belongs.`;
      throw new TableError(found, "Give a day that exists as year-month-day, such as 2026-06-30.");
    }
    const given = probability < 0 ? null : numberIn(row, probability, headings, 0);
    const path = paths.get(name) ?? { name, probability: given, prices: {} };
    paths.set(name, path);
    if (path.probability !== given) {
      throw new TableError(
        `line ${row.line}, probability: ${name} has ${given} here and ${path.probability} before.`,
        "Give a scenario the same probability in each of its rows.",
      );
    }
    for (const { heading, i } of securities) {
      if (row.cells[i] === "") continue;
      path.prices[heading] ??= {};
      path.prices[heading][day] = numberIn(row, i, headings, 0.0001);
    }
  }
  return [...paths.values()];
}
