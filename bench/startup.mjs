/**
 * Question: how long does a person wait for `crossover check`, and how many times Node's own start is that?
 * Fresh processes, the commands in turn, medians.
 * Run: npm run bench -- startup
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { examples, isQuick, median, printTable, ratio, report, whole } from "./shared.mjs";

const RUNS = isQuick ? 2 : 15;
const main = fileURLToPath(new URL("../dist/bin/crossover.js", import.meta.url));
const commands = [
  { name: "node alone", words: ["-e", "0"] },
  { name: "crossover --version", words: [main, "--version"] },
  ...examples.map(({ name, path }) => ({ name: `check ${name}`, words: [main, "check", path] })),
];

const times = new Map(commands.map(({ name }) => [name, []]));
for (let run = 0; run <= RUNS; run++) {
  for (const { name, words } of commands) {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, words, { stdio: "ignore" });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    // The first run of each reads its files from disk.
    if (run > 0) times.get(name).push(performance.now() - started);
  }
}
const alone = median(times.get("node alone"));
const figures = commands.map(({ name }) => ({
  command: name,
  milliseconds: median(times.get(name)),
  timesNodeAlone: median(times.get(name)) / alone,
}));
report({ commands: figures }, () => {
  printTable([
    ["Command", "Milliseconds", "Times node alone"],
    ...figures.map((each) => [each.command, whole(each.milliseconds), ratio(each.timesNodeAlone)]),
  ]);
});
