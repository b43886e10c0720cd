/**
 * Runs the benchmarks named, or all: each in a process of its own, so that none warms up another.
 * `npm run bench -- kernel startup`; `--json` for machines, `--quick` to see that they run.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";

const helpers = ["run.mjs", "shared.mjs", "plans.mjs", "plot.mjs", "quiet.mjs", "naive.mjs"];
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".mjs") && !helpers.includes(file))
  .map((file) => file.replace(/\.mjs$/, ""));
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const plain = ["--json", "--quick", "--growth", "--paths", "--solves", "--check", "--one-seed", "--yearly"];
const isKnown = (/** @type {string} */ flag) => plain.includes(flag) || /^--(seed|points)=\d+$/.test(flag);
const unknown = [
  ...wanted.filter((name) => !known.includes(name)).map((name) => `benchmark ${name}`),
  ...flags.filter((flag) => !isKnown(flag)).map((flag) => `option ${flag}`),
];
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(", ")}. Known here: ${known.join(", ")}; --json, --quick, --growth, --paths, --solves, --check, --seed=1 and --points=48 (sweep), --one-seed and --yearly (proof).`,
  );
  process.exit(2);
}

const names = wanted.length > 0 ? wanted : known;
const isJson = flags.includes("--json");
const machine = {
  date: new Date().toISOString().slice(0, 10),
  command: ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" "),
  node: process.versions.node,
  cores: availableParallelism(),
  processor: cpus()[0]?.model.trim() ?? "unknown",
};
/** @type {Record<string, unknown>} */
const documents = {};
if (!isJson) console.log(`${machine.date}, Node ${machine.node}, ${machine.cores} cores of ${machine.processor}`);
for (const name of names) {
  if (!isJson) console.log(`\n${name}`);
  const { status, stdout } = spawnSync(process.execPath, [`${import.meta.dirname}/${name}.mjs`, ...flags], {
    stdio: ["inherit", isJson ? "pipe" : "inherit", "inherit"],
    maxBuffer: 1e9,
    encoding: "utf8",
  });
  if (status !== 0) process.exitCode = 1;
  else if (isJson) documents[name] = JSON.parse(stdout);
}
// One alone is its own document; several stand by name, with the machine.
if (isJson)
  console.log(JSON.stringify(names.length === 1 ? documents[names[0]] : { ...machine, ...documents }, null, 2));
