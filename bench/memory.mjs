/**
 * Question: how much memory do the commands need at their peak, for each example?
 * Fresh processes of the built program; the peak of its resident memory, threads included, as the system counts it. Medians.
 * Run: npm run bench -- memory
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { examples, isQuick, median, printTable, report, whole } from "./shared.mjs";

const RUNS = isQuick ? 1 : 3;
const program = fileURLToPath(new URL("../dist/bin/crossover.js", import.meta.url));
/** Loaded before the program: writes its peak to standard error when it ends, in KiB. */
const meter = `data:text/javascript,${encodeURIComponent(
  `process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS));`,
)}`;

function peakOf(/** @type {readonly string[]} */ words) {
  const peaks = Array.from({ length: RUNS }, () => {
    const { stderr, status } = spawnSync(process.execPath, ["--import", meter, ...words], {
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${words.join(" ")} ended with ${status}: ${stderr}`);
    return Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024;
  });
  return median(peaks);
}

const time = isQuick ? "1" : "30";
const figures = {
  nodeAloneMegabytes: peakOf(["-e", "0"]),
  examples: examples.map(({ name, path }) => ({
    name,
    checkMegabytes: peakOf([program, "check", path]),
    solveMegabytes: peakOf([program, "solve", path, "--time", time, "--workers", "2"]),
  })),
};
report(figures, () => {
  printTable([
    ["Peak memory, MB", "check", "solve, two workers"],
    ["node alone", whole(figures.nodeAloneMegabytes), ""],
    ...figures.examples.map((each) => [each.name, whole(each.checkMegabytes), whole(each.solveMegabytes)]),
  ]);
});
