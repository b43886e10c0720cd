/**
 * After the tests of a file: what docs/ledger.md says that they hold, they must have held. With LEDGER=write they leave what they held for
 * the ledger to be written from (`npm run ledger`).
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, expect } from "vitest";
import { HELD_FOLDER, testsInLedger } from "./document.ts";
import { held } from "./holding.ts";

interface Task {
  mode: string;
  tasks?: readonly Task[];
}

/** Some were left out, as by -t: what they hold is not known. */
const isPart = ({ mode, tasks = [] }: Task): boolean => mode === "skip" || tasks.some(isPart);

// Files that share a process hold each for itself.
for (const lines of Object.values(held)) lines.clear();

// biome-ignore lint/correctness/noEmptyPattern: vitest asks for the pattern, and gives the file after it
afterAll(({}, file) => {
  const name = basename(expect.getState().testPath ?? "", ".test.ts");
  if (isPart(file as unknown as Task)) return;
  if (process.env.LEDGER === "write") {
    mkdirSync(HELD_FOLDER, { recursive: true });
    const found = { asserted: [...held.asserted], through: [...held.through] };
    if (found.through.length > 0) writeFileSync(join(HELD_FOLDER, `${name}.json`), JSON.stringify(found));
    return;
  }
  const missing = [...testsInLedger()].flatMap(([line, { asserting, through }]) => {
    const isHeld =
      (!asserting.includes(name) || held.asserted.has(line)) && (!through.includes(name) || held.through.has(line));
    return isHeld ? [] : [line];
  });
  if (missing.length === 0) return;
  throw new Error(
    `docs/ledger.md says that these tests hold ${missing.join(", ")}, and they do not. Mend them, or run npm run ledger.`,
  );
});
