/** The points of a finished file of CSV, in memory: for a page, which has no database. */
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { REMEDY, ResultsError } from "./results-error.ts";
import { type Group, MOST_LABELS, type Points, type Scale, type Varied } from "./summary.ts";

/** Its cells, as written. */
type Point = readonly string[];
type CellOf = (point: Point, column: string) => string;

/**
 * @throws {ResultsError} if it is not what a sweep writes to a .csv
 */
export function pointsInCsv(text: string): { varied: Varied[]; isSolved: boolean; points: Points } {
  const { headings, rows } = tableOf(text);
  const [first, ...after] = headings;
  const last = after.indexOf("value");
  const missing = ["value", "tax", "error"].find((name) => !after.includes(name));
  if (first !== "point" || missing !== undefined || last < 1) {
    const lacks =
      first !== "point" ? "its first column is not point" : `there is no column ${missing ?? "that varies"}`;
    throw new ResultsError(`this is CSV, but not the results of a sweep: ${lacks}.`, REMEDY);
  }
  const places = new Map(headings.map((name, i) => [name, i]));
  const cellOf: CellOf = (point, column) => point[places.get(column)!]!;
  const worked = rows.filter((point) => cellOf(point, "error") === "");
  const isSolved = headings.includes("firstExercise");
  for (const name of ["value", "tax", ...(isSolved ? ["firstExercise"] : [])]) {
    const wrong = worked.find((point) => !isNumber(cellOf(point, name)));
    if (wrong === undefined) continue;
    const [point, found] = [cellOf(wrong, "point"), JSON.stringify(cellOf(wrong, name))];
    throw new ResultsError(`point ${point} has ${found} as its ${name}, where a number belongs.`, REMEDY);
  }
  return { varied: variedIn(after.slice(0, last), worked, cellOf), isSolved, points: pointsOf(rows, worked, cellOf) };
}

function tableOf(text: string): { headings: string[]; rows: string[][] } {
  try {
    const [headings, ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as string[][];
    if (headings === undefined || rows.length === 0)
      throw new ResultsError("there are no points in this file.", REMEDY);
    return { headings, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ResultsError(`line ${error.lines ?? 1}: this is not CSV as a sweep writes it.`, REMEDY);
  }
}

const isNumber = (cell: string): boolean => cell.trim() !== "" && Number.isFinite(Number(cell));

/** A file does not say which keys were lists: texts with few values are taken for them. */
function variedIn(names: readonly string[], worked: readonly Point[], cellOf: CellOf): Varied[] {
  return (
    names
      // The second column of a key that is a private company's price is the day of its exit.
      .filter((name, i) => i === 0 || !name.startsWith(`${names[i - 1]}.`))
      .map((name) => {
        const cells = new Set(worked.map((point) => cellOf(point, name)));
        const areNumbers = cells.size > 0 && [...cells].every((cell) => cell === "" || isNumber(cell));
        return { name, isNumber: areNumbers, isList: !areNumbers && cells.size > 1 && cells.size <= MOST_LABELS };
      })
  );
}

function pointsOf(all: readonly Point[], worked: readonly Point[], cellOf: CellOf): Points {
  const numbersOf = (column: string, of: readonly Point[] = worked) =>
    of
      .map((point) => cellOf(point, column))
      .filter(isNumber)
      .map(Number)
      .sort((a, b) => a - b);
  const among = (group: Group) =>
    group === null ? worked : worked.filter((point) => cellOf(point, group.column) === group.value);
  return {
    count: async () => ({ points: all.length, failed: all.length - worked.length }),
    errors: async (most) =>
      [...countedBy(all.map((point) => cellOf(point, "error")).filter((error) => error !== ""))]
        .map(([error, points]) => ({ error, points }))
        .sort((a, b) => b.points - a.points || (a.error < b.error ? -1 : 1))
        .slice(0, most),
    values: async (column, most) => [...new Set(numbersOf(column))].slice(0, most),
    texts: async (column, most) =>
      [...new Set(worked.map((point) => cellOf(point, column)).filter((cell) => cell !== ""))].sort().slice(0, most),
    limits: async (column, parts) => {
      const inOrder = numbersOf(column);
      return parts.map((part) => inOrder[Math.max(0, Math.ceil(part * inOrder.length) - 1)]!);
    },
    spread: async (of, group, parts) => {
      const inOrder = numbersOf(of, among(group));
      if (inOrder.length === 0) return null;
      return {
        points: inOrder.length,
        mean: inOrder.reduce((sum, each) => sum + each, 0) / inOrder.length,
        least: inOrder[0]!,
        quantiles: parts.map((part) => between(inOrder, part * (inOrder.length - 1))),
      };
    },
    bins: async (of, group, { from, width, count }) => {
      const bins = new Array<number>(count).fill(0);
      for (const each of numbersOf(of, among(group))) {
        bins[Math.min(count - 1, Math.max(0, Math.floor((each - from) / (width || 1))))]! += 1;
      }
      return bins;
    },
    means: async (of, x, y) => {
      const sums = new Map<string, { x: number; y: number; sum: number; count: number }>();
      for (const point of worked) {
        const [column, row] = [placeOn(x, point, cellOf), y === null ? 0 : placeOn(y, point, cellOf)];
        if (column === null || row === null) continue;
        const cell = sums.get(`${column} ${row}`) ?? { x: column, y: row, sum: 0, count: 0 };
        sums.set(`${column} ${row}`, { ...cell, sum: cell.sum + Number(cellOf(point, of)), count: cell.count + 1 });
      }
      return [...sums.values()].map(({ x, y, sum, count }) => ({ x, y, mean: sum / count }));
    },
  };
}

/** On the line between two values, at such a place of the list. */
function between(inOrder: readonly number[], at: number): number {
  const [below, above] = [inOrder[Math.floor(at)]!, inOrder[Math.ceil(at)]!];
  return below + (at - Math.floor(at)) * (above - below);
}

function placeOn(scale: Scale, point: Point, cellOf: CellOf): number | null {
  const cell = cellOf(point, scale.column);
  if (!isNumber(cell)) return null;
  const value = Number(cell);
  if ("limits" in scale) {
    const at = scale.limits.findIndex((limit) => value <= limit);
    return at < 0 ? scale.limits.length : at;
  }
  const at = scale.values.indexOf(value);
  return at < 0 ? null : at;
}

function countedBy(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
