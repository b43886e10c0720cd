/**
 * Question: how soon is the page there, does it stay usable while it solves, and does it solve as fast as Node?
 * Needs the built page and a Chromium. Run: npm run bench -- web
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";
import { parsePlan } from "../dist/model/parse-plan.js";
import { poolInNode } from "../dist/solver/pool/node-pool.js";
import { solveDefaults } from "../dist/solver/solution.js";
import { solve } from "../dist/solver/solve.js";
import { examples, isQuick, median, ratio, report } from "./shared.mjs";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (executablePath === undefined) throw new Error("there is no Chromium to measure the page in");
const ROUNDS = isQuick ? 1 : 5;

// The first example with two days to decide on: search and proof come to their end within seconds, by the same steps everywhere.
const { path } = examples.find(({ name }) => name === "startup-loss");
const text = readFileSync(path, "utf8")
  .replace("state: CA", "state: TX")
  .replace(/^decisions: .*$/m, "decisions: [2025-12-15, 2028-12-15]");

const server = spawn(process.execPath, ["dist/bin/crossover.js", "web", "--no-open"], {
  stdio: ["ignore", "pipe", "ignore"],
});
const address = await new Promise((resolve) => {
  server.stdout.on("data", (said) => resolve(/http\S+/.exec(String(said))[0]));
});
const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });
const debug = await browser.newBrowserCDPSession();
/** Seconds of processor time that the browser has taken, all its processes together. */
const takenByBrowser = async () =>
  (await debug.send("SystemInfo.getProcessInfo")).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);

/** The answer as the page has kept it. */
const KEPT = `new Promise((resolve, reject) => {
  const opening = indexedDB.open("crossover");
  opening.onerror = reject;
  opening.onsuccess = () => {
    const asking = opening.result.transaction("kept").objectStore("kept").get("answer");
    asking.onsuccess = () => resolve(asking.result?.solution ?? null);
  };
})`;

/** Asked again and again: the page's policy forbids code from text, which is how the browser itself would wait. */
async function untilTrue(page, expression) {
  for (;;) {
    const answer = await page.evaluate(expression);
    if (answer) return answer;
    await page.waitForTimeout(100);
  }
}

/** Until the last part of the answer stands. Looks at two places only: a search through the page's text would be a long task of the benchmark's own. */
const untilSolved = (page) =>
  untilTrue(
    page,
    `document.querySelector(".solve .state").textContent.startsWith("Solved in") && document.querySelector("#risks") !== null`,
  );

/** What a task of the page's own thread can consist of, as the browser traces it. */
const STEPS = [
  "EventDispatch",
  "FunctionCall",
  "UpdateLayoutTree",
  "Layout",
  "PrePaint",
  "Paint",
  "MinorGC",
  "MajorGC",
];

/** The tasks of the page's own thread: milliseconds by the clock and of processor time, and what they were. */
function tasksIn(trace) {
  const { traceEvents } = JSON.parse(String(trace));
  const eventsOf = ({ pid, tid }) => traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.dur);
  const events = traceEvents
    .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
    .map(eventsOf)
    .sort((a, b) => b.length - a.length)[0];
  return events
    .filter(({ name }) => name === "ThreadControllerImpl::RunTask")
    .map((task) => ({ clock: task.dur / 1000, processor: task.tdur / 1000, what: () => stepsOf(task, events) }));
}

/** `FunctionCall 9 ms, Layout 4 ms`: processor time, one within the other. */
function stepsOf({ ts, dur }, events) {
  const times = new Map();
  for (const { name, args, ts: at, tdur } of events) {
    if (!STEPS.includes(name) || at < ts || at >= ts + dur) continue;
    const step = `${name} ${args.data?.type ?? args.data?.functionName ?? ""}`.trim();
    times.set(step, (times.get(step) ?? 0) + tdur / 1000);
  }
  const longest = [...times].sort(([, a], [, b]) => b - a).filter(([, time]) => time >= 1);
  return longest
    .slice(0, 4)
    .map(([step, time]) => `${step} ${time.toFixed(0)} ms`)
    .join(", ");
}

const paints = [];
/** Milliseconds of each task over 50, as the page itself is told, while it solved and a person went from view to view. */
const tasks = [];
/** The longest of each round by the clock, and by processor time. */
const longest = { clock: [], processor: [] };
const inPage = [];
const inNode = [];
for (let round = 0; round < ROUNDS; round++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector("h1");
  paints.push(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
  await page.setInputFiles("input[type=file]", { name: "plan.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
  await untilTrue(page, 'document.querySelector("#plan-text").value.includes("state: TX")');
  await page.waitForTimeout(500);
  await page.selectOption(".effort select", { label: "until it settles" });
  await page.waitForSelector("button.primary:not(:disabled)");
  await page.evaluate(
    "window.tasks = []; new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration))).observe({ type: 'longtask' })",
  );
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  const before = await takenByBrowser();
  await page.click("button.primary");
  await untilSolved(page);
  const processor = (await takenByBrowser()) - before;
  const { seconds, evaluated, programs, ended } = await untilTrue(page, KEPT);
  inPage.push({ seconds, processor, evaluated, programs, ended });

  // Once more, with an answer to look at and a person who does not wait.
  await page.click("button.primary:not(:disabled)");
  for (const view of ["Forms", "AMT meter", "Plan", "Answer"]) {
    await page.click(`nav >> text="${view}"`);
    await page.waitForTimeout(500);
  }
  await untilSolved(page);
  await page.waitForTimeout(500);
  tasks.push(...(await page.evaluate("tasks")));
  const traced = tasksIn(await browser.stopTracing());
  for (const by of ["clock", "processor"]) {
    const task = traced.reduce((most, each) => (each[by] > most[by] ? each : most));
    longest[by].push({ ...task, what: task.what() });
  }
  await context.close();

  const own = process.cpuUsage();
  const solution = await solve(parsePlan(text, "plan.yaml"), {
    ...solveDefaults,
    workers: availableParallelism(),
    poolOf: poolInNode,
  });
  const { user, system } = process.cpuUsage(own);
  inNode.push({
    seconds: solution.seconds,
    processor: (user + system) / 1e6,
    evaluated: solution.evaluated,
    programs: solution.programs,
    ended: solution.ended,
  });
}
await browser.close();
server.kill("SIGINT");

const work = ({ evaluated, programs, ended }) => `${evaluated} candidates, ${programs} linear programs, ${ended}`;
const works = new Set([...inPage, ...inNode].map(work));
if (works.size > 1) throw new Error(`page and Node did different work: ${[...works].join("; ")}`);
const medians = (solved) => ({
  seconds: median(solved.map(({ seconds }) => seconds)),
  processorSeconds: median(solved.map(({ processor }) => processor)),
});
const longestBy = (by) => longest[by].reduce((most, each) => (each[by] > most[by] ? each : most));
const figures = {
  firstPaintMilliseconds: median(paints),
  tasksOver50Milliseconds: tasks,
  longestTaskByClock: longestBy("clock"),
  longestTaskByProcessor: longestBy("processor"),
  work: [...works][0],
  inPage: medians(inPage),
  inNode: medians(inNode),
};
report(figures, () => {
  const said = ({ seconds, processorSeconds }) =>
    `${seconds.toFixed(1)} s, ${processorSeconds.toFixed(1)} s of processor time`;
  console.log(`First paint: ${figures.firstPaintMilliseconds.toFixed(0)} ms, median of ${ROUNDS}.`);
  console.log(
    `In ${2 * ROUNDS} solves, views changed in half of them: ${tasks.length} tasks over 50 ms${tasks.length > 0 ? `, the longest ${Math.max(...tasks)} ms` : ""}.`,
  );
  for (const [by, { clock, processor, what }] of [
    ["by the clock", figures.longestTaskByClock],
    ["of processor time", figures.longestTaskByProcessor],
  ]) {
    console.log(`  The longest ${by}: ${clock.toFixed(0)} ms, ${processor.toFixed(0)} ms of processor time (${what}).`);
  }
  console.log(`The same work (${figures.work}), medians of ${ROUNDS} in turn:`);
  console.log(`  page ${said(figures.inPage)}; Node ${said(figures.inNode)}.`);
  console.log(`  The page is ${ratio(figures.inNode.seconds / figures.inPage.seconds)} times as fast as Node.`);
});
