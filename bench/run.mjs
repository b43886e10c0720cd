/** Runs the benchmarks named, or all: each in a process of its own, so that none warms up another. `npm run bench -- kernel startup` */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";

const helpers = ["run.mjs", "shared.mjs"];
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".mjs") && !helpers.includes(file))
  .map((file) => file.replace(/\.mjs$/, ""));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. Known here: ${known.join(", ")}.`);
  process.exit(2);
}

console.log(`Node ${process.versions.node}, ${availableParallelism()} cores`);
for (const name of wanted.length > 0 ? wanted : known) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [`${import.meta.dirname}/${name}.mjs`], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
