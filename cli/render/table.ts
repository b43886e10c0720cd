/** A plain table: columns side by side, two spaces apart, one where the width asks for it. */
import type { Style } from "./style.ts";

export interface Column {
  /** Over numbers it is broken over lines at its spaces. */
  title: string;
  align: "left" | "right";
}

/**
 * @param rows of cells, as many as columns
 * @param width for which to close up; a wider table is not cut
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number, style: Style) {
  const titles = columns.map(({ title, align }) => (align === "right" ? title.split(" ") : [title]));
  const depth = Math.max(...titles.map((words) => words.length));
  const head = Array.from({ length: depth }, (_, row) =>
    titles.map((words) => words[row - depth + words.length] ?? ""),
  );
  const widths = columns.map((_, i) => Math.max(...[...head, ...rows].map((row) => row[i]!.length)));
  const loose = widths.reduce((sum, each) => sum + each + 2, 0);
  const between = " ".repeat(loose > width ? 1 : 2);
  const lineOf = (row: readonly string[]) =>
    row
      .map((text, i) => (columns[i]!.align === "left" ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))
      .join(between)
      .trimEnd();
  const indented = (line: string) => (line === "" ? line : `${between}${line}`);
  return [...head.map((row) => style.dim(indented(lineOf(row)))), ...rows.map((row) => indented(lineOf(row)))].join(
    "\n",
  );
}
