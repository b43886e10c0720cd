/** A small plot of text: amounts by shares, one letter a curve. */
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
