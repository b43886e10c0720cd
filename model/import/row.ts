/** A row of a broker's file: its cells by field, and what kind of row it is. */
import type { IsoDate } from "../dates.ts";
import type { Problem } from "../plan-error.ts";
import { type Cell, dayIn, dollarsIn, isBlank, type OptionType, sharesIn, typeIn } from "./cells.ts";
import { type CsvRow, type CsvTable, problemIn } from "./csv-table.ts";
import { type Field, fieldOf } from "./fields.ts";

/** A row's cells by field. Each asks for one and tells what is wrong with it. */
export interface Row {
  line: number;
  cells: readonly string[];
  has: (field: Field) => boolean;
  text: (field: Field) => string | null;
  day: (field: Field) => IsoDate | null;
  dollars: (field: Field) => number | null;
  shares: (field: Field) => number | null;
  type: () => OptionType | null;
  refuse: (field: Field, wrong: string, remedy: string) => void;
  /** Tells of each that is blank. @returns whether none is */
  needs: (fields: readonly Field[]) => boolean;
}

export function rowOf({ file, headings }: CsvTable, { line, cells }: CsvRow, problems: Problem[]): Row {
  /** Of several columns of a field, such as E*TRADE's for grants and for vesting, the one that is filled in. */
  const columnOf = (field: Field): number => {
    const columns = headings.flatMap((heading, i) => (fieldOf(heading) === field ? [i] : []));
    return columns.find((i) => !isBlank(cells[i] ?? "")) ?? columns[0] ?? -1;
  };
  const text = (field: Field) => {
    const cell = cells[columnOf(field)] ?? "";
    return isBlank(cell) ? null : cell;
  };
  const refuse = (field: Field, wrong: string, remedy: string) => {
    const column = columnOf(field);
    const heading = headings[column] ?? "";
    problems.push(problemIn(file, { line, column: Math.max(column, 0) + 1, heading }, wrong, remedy));
  };
  const read = <T>(field: Field, as: (text: string) => Cell<T>): T | null => {
    const given = text(field);
    if (given === null) return null;
    const cell = as(given);
    if ("value" in cell) return cell.value;
    refuse(field, cell.wrong, cell.remedy);
    return null;
  };
  return {
    line,
    cells,
    has: (field) => text(field) !== null,
    text,
    day: (field) => read(field, dayIn),
    dollars: (field) => read(field, dollarsIn),
    shares: (field) => read(field, sharesIn),
    type: () => read("type", typeIn),
    refuse,
    needs: (fields) => {
      const missing = fields.filter((field) => text(field) === null);
      for (const field of missing) refuse(field, "this cell is empty.", `Fill it in: a row needs its ${WORDS[field]}.`);
      return missing.length === 0;
    },
  };
}

export const WORDS: Partial<Record<Field, string>> = {
  granted: "day of grant",
  strike: "exercise price",
  quantity: "number of options",
  exercised: "day of exercise",
  fmvAtExercise: "fair market value of a share on the day of exercise",
  transferred: "number of shares",
};

type Kind = "grant" | "exercise" | "vest" | "event" | "total" | "unknown";

export function kindOf(row: Row): Kind {
  const record = row.text("record")?.toLowerCase();
  const first = row.cells.find((cell) => cell !== "") ?? "";
  if (/^(overall |grand )?totals?\b/i.test(record ?? first)) return "total";
  if (record === undefined || record === "grant" || record === "exercise") {
    return row.has("exercised") ? "exercise" : "grant";
  }
  if (record === "vest schedule") return "vest";
  if (record === "event") return "event";
  row.refuse(
    "record",
    `"${row.text("record")}" is no kind of row that is known here.`,
    "Leave the row out, if it is no grant.",
  );
  return "unknown";
}
