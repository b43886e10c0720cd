/** Small plots of text: amounts by shares, one letter a curve; and points on the stairs between them. */
import { whole } from "./words.ts";

export interface PlottedCurve {
  /** One character. */
  mark: string;
  /** By shares, in order; straight between. */
  points: readonly { x: number; y: number }[];
}

const ROWS = 11;
const LABELS = 10;

/** @returns lines; where curves meet, the first stands */
export function plot(curves: readonly PlottedCurve[], width: number): string {
  const all = curves.flatMap(({ points }) => points);
  const [low, high] = [Math.min(0, ...all.map(({ y }) => y)), Math.max(0, ...all.map(({ y }) => y))];
  const right = Math.max(...all.map(({ x }) => x));
  const columns = Math.max(10, width - LABELS - 3);
  const rowOf = (y: number) => Math.round(((high - y) / (high - low || 1)) * (ROWS - 1));
  const cells = Array.from({ length: ROWS }, () => new Array<string>(columns).fill(" "));
  cells[rowOf(0)]!.fill("·");
  for (const { mark, points } of [...curves].reverse()) {
    for (let column = 0; column < columns; column++) {
      cells[rowOf(heightAt(points, (column / (columns - 1)) * right))]![column] = mark;
    }
  }
  const labels = new Map([
    [rowOf(0), "0"],
    [0, high === 0 ? "0" : `+${whole(high)}`],
    [ROWS - 1, low === 0 ? "0" : whole(low)],
  ]);
  const lines = cells.map((row, i) => `${(labels.get(i) ?? "").padStart(LABELS)} |${row.join("")}`.trimEnd());
  const end = `${whole(right)} shares`;
  return [...lines, `${" ".repeat(LABELS)} 0${end.padStart(columns)}`].join("\n");
}

function heightAt(points: PlottedCurve["points"], x: number): number {
  const next = points.findIndex((point) => point.x >= x);
  if (next <= 0) return points[Math.max(0, next)]!.y;
  const [from, to] = [points[next - 1]!, points[next]!];
  return from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x || 1);
}

export interface PlottedPoint {
  x: number;
  y: number;
  /** One character. */
  mark: string;
}

/**
 * Points of which more is better both ways, and the stairs that they make: the most of y with at least so much of x.
 *
 * @param format of the numbers at the axes' ends
 */
export function stairs(
  points: readonly PlottedPoint[],
  format: { x: (amount: number) => string; y: (amount: number) => string },
  width: number,
): string {
  const ends = (amounts: readonly number[]) => [Math.min(...amounts), Math.max(...amounts)] as const;
  const [left, right] = ends(points.map(({ x }) => x));
  const [low, high] = ends(points.map(({ y }) => y));
  const labels = [format.y(high), format.y(low)];
  const margin = Math.max(...labels.map(({ length }) => length)) + 2;
  const columns = Math.max(10, width - margin - 2);
  const columnOf = (x: number) => Math.round(((x - left) / (right - left || 1)) * (columns - 1));
  const rowOf = (y: number) => Math.round(((high - y) / (high - low || 1)) * (ROWS - 1));
  const cells = Array.from({ length: ROWS }, () => new Array<string>(columns).fill(" "));
  for (let column = 0; column < columns; column++) {
    const reached = points.filter(({ x }) => columnOf(x) >= column);
    cells[rowOf(Math.max(...reached.map(({ y }) => y)))]![column] = "·";
  }
  for (const { x, y, mark } of points) cells[rowOf(y)]![columnOf(x)] = mark;
  const lines = cells.map((row, i) => {
    const label = i === 0 ? labels[0]! : i === ROWS - 1 ? labels[1]! : "";
    return `${label.padStart(margin)} |${row.join("")}`.trimEnd();
  });
  const from = format.x(left);
  return [...lines, `${" ".repeat(margin)}  ${from}${format.x(right).padStart(columns - from.length)}`].join("\n");
}
