/** Blocks of results as text, for a queue. */
import type { Block } from "./columns.ts";

/** Doubles go as they are, bit by bit. */
export function encoded({ first, count, columns }: Block): string {
  return JSON.stringify({
    first,
    count,
    columns: columns.map((column) =>
      column instanceof Float64Array
        ? Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64")
        : column,
    ),
  });
}

export function decoded(text: string): Block {
  const { first, count, columns } = JSON.parse(text) as {
    first: number;
    count: number;
    columns: (string | Block["columns"][number])[];
  };
  return {
    first,
    count,
    columns: columns.map((column) => {
      if (typeof column !== "string") return column;
      const bytes = Uint8Array.from(Buffer.from(column, "base64"));
      return new Float64Array(bytes.buffer);
    }),
  };
}
