/** Which build of the program this is: two of one version may differ, and would give results that do not fit together. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "./version.ts";

/** @param folder of the program's files. @returns the version and a digest of the program's files and of its solver of linear programs, as in 0.1.0+3f2a91c0 */
export function build(folder = dirname(fileURLToPath(import.meta.url))): string {
  const program = readdirSync(folder)
    .filter((name) => /\.[jt]s$/.test(name))
    .sort()
    .map((name) => join(folder, name));
  const digest = createHash("sha256");
  for (const file of [...program, createRequire(import.meta.url).resolve("highs/runtime")])
    digest.update(readFileSync(file));
  return `${version}+${digest.digest("hex").slice(0, 8)}`;
}
