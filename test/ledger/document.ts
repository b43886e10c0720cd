/** docs/ledger.md as text: its rows, and which tests each of them names. Needs no forms, so that every test file can read it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const LEDGER = join(import.meta.dirname, "..", "..", "docs", "ledger.md");

/** Where the tests of a run leave what they held, for the ledger to be written from. */
export const HELD_FOLDER = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "ledger");

/** Tests by name, such as `form-6251`: those that assert a line's own amount, and those that hold it through another's. */
export interface Tests {
  asserting: readonly string[];
  through: readonly string[];
}

export const testsText = ({ asserting, through }: Tests): string =>
  asserting.length > 0 ? asserting.join(", ") : through.map((name) => `(${name})`).join(", ");

/** What the ledger says, by line: `Form 6251|2k`. */
export function testsInLedger(): Map<string, Tests> {
  const rows = new Map<string, Tests>();
  if (!existsSync(LEDGER)) return rows;
  let form = "";
  for (const row of readFileSync(LEDGER, "utf8").split("\n")) {
    if (row.startsWith("### ")) form = row.slice(4);
    const cells = row.split(" | ");
    if (!row.startsWith("| ") || cells.length !== COLUMNS || cells[0] === "| Line" || cells[0]!.startsWith("| --"))
      continue;
    const named = cells[TESTS]!.split(", ").filter((name) => name !== "");
    rows.set(`${form}|${cells[0]!.slice(2)}`, {
      asserting: named.filter((name) => !name.startsWith("(")),
      through: named.filter((name) => name.startsWith("(")).map((name) => name.slice(1, -1)),
    });
  }
  return rows;
}

/** Of a row: line, title, source, laws and years, tests, engines and departures. */
const COLUMNS = 6;
const TESTS = 4;
