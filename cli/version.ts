import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** package.json stands one folder up from the sources, two from what is built of them. */
const packageFile = ["../package.json", "../../package.json"]
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url))!;

export const packageFolder: string = dirname(fileURLToPath(packageFile));

export const version: string = (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;
