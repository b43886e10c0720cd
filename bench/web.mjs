/**
 * Question: how soon is the page there, does it stay usable while it solves, and does it solve as fast as Node?
 * Needs the built page and a Chromium. Run: npm run bench -- web
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";
import { readPlan } from "../dist/model/read-plan.js";
import { poolInNode } from "../dist/solver/pool/node-pool.js";
import { solveDefaults } from "../dist/solver/solution.js";
import { solve } from "../dist/solver/solve.js";
import { examples, isQuick, median, report } from "./shared.mjs";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (executablePath === undefined) throw new Error("there is no Chromium to measure the page in");
const SECONDS = isQuick ? 10 : 30;
const LOADS = isQuick ? 1 : 5;
const { path } = examples.find(({ name }) => name === "startup-loss");

const server = spawn(process.execPath, ["dist/bin/crossover.js", "web", "--no-open"], {
  stdio: ["ignore", "pipe", "ignore"],
});
const address = await new Promise((resolve) => {
  server.stdout.on("data", (text) => resolve(/http\S+/.exec(String(text))[0]));
});
const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });

/** @type {number[]} */
const paints = [];
for (let i = 0; i < LOADS; i++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector("h1");
  paints.push(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
  await context.close();
}

const page = await browser.newPage();
await page.goto(address);
await page.click("nav >> text=Answer");
await page.selectOption(".effort select", String(SECONDS));
await page.waitForSelector("button.primary:not(:disabled)");
await page.evaluate(
  "window.tasks = []; new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration))).observe({ type: 'longtask' })",
);
await page.click("button.primary");
// The last of what the search says before it ends: its plans and its seconds.
let said = "";
for (;;) {
  const now = await page.textContent(".state");
  if (now.startsWith("Solved")) break;
  if (now.includes("plans")) said = now;
  await page.waitForTimeout(200);
}
const tasks = await page.evaluate("tasks");
await browser.close();
server.kill("SIGINT");
const [, seconds, plans] = /^(\d+) s, ([\d,]+) plans/.exec(said);

const inPage = { seconds: Number(seconds), plans: Number(plans.replaceAll(",", "")) };
const { evaluated } = await solve(readPlan(path), {
  ...solveDefaults,
  seconds: SECONDS,
  workers: availableParallelism(),
  poolOf: poolInNode,
});
const figures = {
  firstPaintMilliseconds: median(paints),
  longestTaskMilliseconds: Math.max(0, ...tasks),
  tasksOver50Milliseconds: tasks.length,
  plansEvaluated: { inPage: inPage.plans, inNode: evaluated },
  ofNode: inPage.plans / evaluated,
};
report(figures, () => {
  console.log(`First paint: ${figures.firstPaintMilliseconds.toFixed(0)} ms, median of ${LOADS}.`);
  console.log(
    `While it solved: ${tasks.length} tasks over 50 ms, the longest ${figures.longestTaskMilliseconds.toFixed(0)} ms.`,
  );
  console.log(`In ${SECONDS} seconds ${inPage.plans} plans in the page, ${evaluated} in Node.`);
});
