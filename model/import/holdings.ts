/**
 * Grants and exercises from a CSV file, as brokers and Form 3921 have them: columns by their headings, rows by what they hold.
 *
 * A row with a day of exercise is an exercise; any other is a grant, unless a column says what kind of row it is. What is not understood
 * is refused by row.
 */
import { counted } from "../counted.ts";
import type { IsoDate } from "../dates.ts";
import { PlanError, type Problem } from "../plan-error.ts";
import type { OptionType } from "./cells.ts";
import { type CsvTable, csvTable, problemIn } from "./csv-table.ts";
import { type Field, fieldOf, namesOf } from "./fields.ts";
import { kindOf, type Row, rowOf, WORDS } from "./row.ts";
import { lastOf, vestingOf } from "./vesting.ts";

/** Options that are left of a grant. What the file does not say is null. */
export interface ImportedGrant {
  line: number;
  id: string | null;
  security: string | null;
  type: OptionType | null;
  granted: IsoDate;
  strike: number;
  /** Not exercised, cancelled or lapsed. */
  shares: number;
  expires: IsoDate | null;
  /** Of what is left: an exercise takes what vests first. */
  vesting: "all" | { date: IsoDate; shares: number }[] | null;
  vestingStart: IsoDate | null;
}

/** Shares that an exercise made, whether or not they are still held. */
export interface ImportedExercise {
  line: number;
  id: string | null;
  security: string | null;
  type: OptionType | null;
  granted: IsoDate;
  exercised: IsoDate;
  strike: number;
  fmvAtExercise: number;
  shares: number;
}

export interface ImportedHoldings {
  file: string;
  /** Which heading was taken for what, and those that were not needed. */
  columns: { heading: string; field: Field | null }[];
  grants: ImportedGrant[];
  exercises: ImportedExercise[];
  /** What was left out and what was assumed, in sentences. */
  notes: string[];
}

/**
 * @param file its name, for messages
 * @throws {PlanError} with every row, column and remedy that is not understood
 */
export function importedHoldings(text: string, file: string): ImportedHoldings {
  const table = csvTable(text, file);
  const problems: Problem[] = [];
  const rows = table.rows.map((row) => rowOf(table, row, problems));
  const found: ImportedHoldings = {
    file,
    columns: table.headings
      .filter((heading) => heading !== "")
      .map((heading) => ({ heading, field: fieldOf(heading) })),
    grants: [],
    exercises: [],
    notes: [],
  };
  refuseMissingColumns(table, problems);
  if (problems.length === 0) {
    const vests: Row[] = [];
    let events = 0;
    for (const row of rows) {
      const kind = kindOf(row);
      if (kind === "event") events++;
      else if (kind === "total") found.notes.push(`Line ${row.line} is left out: it sums others up.`);
      else if (kind === "vest") vests.push(row);
      else if (kind === "exercise") addExercise(row, found);
      else if (kind === "grant") addGrant(row, found, vestsBelow(rows, row));
    }
    if (events > 0)
      found.notes.push(`${counted(events, "row")} of events left out: what happened is in the rows of the grants.`);
    refuseTwice(found.grants, table, problems);
  }
  if (problems.length > 0) throw new PlanError(problems);
  if (found.grants.length === 0 && found.exercises.length === 0) {
    const remedy = "Check that it is the file of option grants or exercises, with a row for each.";
    throw new PlanError([problemIn(file, { line: 0 }, "no options are left in any row.", remedy)]);
  }
  return found;
}

/** Without these nothing can be made of any row. */
function refuseMissingColumns({ file, headings, headingsLine }: CsvTable, problems: Problem[]): void {
  const known = new Set(headings.map(fieldOf));
  const isOfExercises = known.has("exercised");
  const quantities: Field[] = isOfExercises
    ? ["transferred", "exercisedQuantity", "quantity"]
    : ["quantity", "outstanding"];
  const needed: Field[][] = [
    ["granted"],
    ["strike"],
    ...(isOfExercises ? [["fmvAtExercise"] as Field[]] : []),
    quantities,
  ];
  for (const either of needed) {
    if (either.some((field) => known.has(field))) continue;
    const [field] = either;
    problems.push(
      problemIn(
        file,
        { line: headingsLine },
        `no column has the ${WORDS[field!]}.`,
        `Name it ${namesOf(field!)}. Read were: ${headings.filter((heading) => heading !== "").join(", ")}.`,
      ),
    );
  }
}

/** The rows of its vesting follow the grant's. */
function vestsBelow(rows: readonly Row[], grant: Row): Row[] {
  const after = rows.slice(rows.indexOf(grant) + 1);
  const next = after.findIndex((row) => kindOf(row) === "grant");
  return (next < 0 ? after : after.slice(0, next)).filter((row) => kindOf(row) === "vest");
}

function addExercise(row: Row, found: ImportedHoldings): void {
  const [granted, exercised] = [row.day("granted"), row.day("exercised")];
  const [strike, fmvAtExercise] = [row.dollars("strike"), row.dollars("fmvAtExercise")];
  const shares = row.shares("transferred") ?? row.shares("exercisedQuantity") ?? row.shares("quantity");
  const type = row.type();
  if (!row.needs(["granted", "strike", "fmvAtExercise"])) return;
  if (shares === null) return void row.needs(["transferred"]);
  if (granted === null || exercised === null || strike === null || fmvAtExercise === null) return;
  if (exercised < granted) {
    return void row.refuse(
      "exercised",
      `${exercised} is before the grant, ${granted}.`,
      "Mend the day, or the day of grant.",
    );
  }
  if (shares === 0) return;
  const { line } = row;
  const [id, security] = [row.text("id"), row.text("security")];
  found.exercises.push({ line, id, security, type, granted, exercised, strike, fmvAtExercise, shares });
}

function addGrant(row: Row, found: ImportedHoldings, vests: readonly Row[]): void {
  const [granted, strike, type] = [row.day("granted"), row.dollars("strike"), row.type()];
  const quantity = row.shares("quantity");
  const [gone, cancelled] = [row.shares("exercisedQuantity") ?? 0, row.shares("cancelled") ?? 0];
  const outstanding = row.shares("outstanding");
  const [vested, exercisable] = [row.shares("vested"), row.shares("exercisable")];
  const expires = row.day("expires") ?? vests.map((vest) => vest.day("expires")).find((day) => day !== null) ?? null;
  const vestingStart = row.day("vestingStart");
  if (!row.needs(["granted", "strike"])) return;
  const left = outstanding ?? (quantity === null ? null : quantity - gone - cancelled);
  if (left === null) return void row.needs(["quantity"]);
  if (granted === null || strike === null) return;
  const id = row.text("id");
  const name = id ?? `The grant of ${granted}`;
  if (left < 0) {
    return void row.refuse(
      "quantity",
      `${quantity} options are fewer than were exercised and cancelled.`,
      "Mend the numbers.",
    );
  }
  if (left === 0) return void found.notes.push(`${name} is left out: none of its options are left.`);
  if (expires !== null && expires <= granted) {
    return void row.refuse(
      "expires",
      `${expires} is not after the grant, ${granted}.`,
      "Mend the day, or the day of grant.",
    );
  }
  const table = vestingOf(vests);
  if (table === null) return;
  const early = vests.find((vest) => table.length > 0 && vest.day("vestDate")! < granted);
  if (early !== undefined) {
    return void early.refuse("vestDate", `this is before the grant, ${granted}.`, "Mend the day, or the day of grant.");
  }
  const total = table.reduce((sum, { shares }) => sum + shares, 0);
  if (table.length > 0 && total < left) {
    return void row.refuse(
      "quantity",
      `${left} options are left, but ${total} vest by the rows below.`,
      "Add the rows that are missing.",
    );
  }
  const before = row.has("exercisedQuantity") || quantity === null ? gone : quantity - cancelled - left;
  const hasVested = (exercisable ?? (vested ?? 0) - before) >= left;
  const hasCounts = outstanding !== null || row.has("exercisedQuantity");
  if (!hasCounts)
    found.notes.push(`${name}: the file does not say how many were exercised; all ${left} count as left.`);
  else if (gone > 0) found.notes.push(`${name}: ${gone} were exercised before. Shares of them that you hold are lots.`);
  found.grants.push({
    line: row.line,
    id,
    security: row.text("security"),
    type,
    granted,
    strike,
    shares: left,
    expires,
    vesting: table.length > 0 ? lastOf(table, left) : hasVested ? "all" : null,
    vestingStart,
  });
}

function refuseTwice(grants: readonly ImportedGrant[], { file, headings }: CsvTable, problems: Problem[]): void {
  const lines = new Map<string, number>();
  const column = headings.findIndex((heading) => fieldOf(heading) === "id");
  for (const { id, line } of grants) {
    if (id === null) continue;
    const before = lines.get(id);
    if (before !== undefined) {
      const remedy = "Keep one of the two, or give each a name of its own.";
      const place = { line, column: column + 1, heading: headings[column]! };
      problems.push(problemIn(file, place, `${id} stands in line ${before} already.`, remedy));
    }
    lines.set(id, line);
  }
}
