/**
 * Question: how good is the plan found, and how good is it proven to be, against time? On plans of every size of the family, by the
 * program as a person runs it, with its progress, by two workers; beside it the same plan as one mixed-integer program, written down without
 * thought and left to HiGHS.
 * Each in a fresh process, one after the other; seconds since the process started. A gap is the bound less the value found, in whole dollars as
 * the program tells them. All takes
 * up to half an hour; less with one plan of each size (`--one-seed`), or with yearly dates alone (`--yearly`).
 * Run: npm run bench -- proof
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { FOR_SEARCH } from "../dist/cli/solve-plan.js";
import { compilePlan } from "../dist/model/compiled-plan.js";
import { parsePlan } from "../dist/model/parse-plan.js";
import { highs as loadHighs } from "../dist/solver/highs.js";
import { planFile, sizes } from "./instances/family.mjs";
import { solveNaively } from "./naive.mjs";
import { isQuick, printTable, report, watched, whole } from "./shared.mjs";

const SECONDS = isQuick ? 4 : 60;
const WORKERS = 2;
/** Dollars within which a plan counts as proven. */
const GAP = 1;
/** Seconds at which value and bound are shown. */
const SHOWN = [1, 5, 10, 15, 30, 60].filter((seconds) => seconds < SECONDS).concat(SECONDS);
/** Small plans are proven soon, so there can be several of them. */
const SEEDS_OF_SMALL = isQuick || process.argv.includes("--one-seed") ? [1] : [1, 2, 3];
/** What a process may take beyond its time: HiGHS looks at the clock now and then. */
const GRACE = 30;
const program = fileURLToPath(new URL("../dist/bin/crossover.js", import.meta.url));
const preload = fileURLToPath(new URL("watched.cjs", import.meta.url));

/** @typedef {{ seconds: number, best: number | null, bound: number | null }} Moment dollars */
/** @typedef {{ moments: Moment[], ended: string, seconds: number, processorSeconds: number, size?: { variables: number, binaries: number } }} Run */

const child = process.argv.indexOf("--one");
if (child >= 0) await work(...process.argv.slice(child + 1));
else await compare();

function sizeOf(/** @type {string} */ name) {
  const size = sizes.find((each) => each.name === name);
  if (size === undefined) throw new Error(`no size ${name}`);
  return size;
}

/** @param {number} seed */
function planOf(/** @type {string} */ name, seed) {
  return parsePlan(JSON.stringify(planFile(sizeOf(name), seed)), `${name}-${seed}.json`);
}

/** HiGHS in a process of its own: tells each moment as it comes, so that nothing is lost if it has to be ended. */
async function work(/** @type {string} */ name, /** @type {string} */ seed) {
  const plan = planOf(name, Number(seed));
  const tell = (/** @type {object} */ message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  const highs = await loadHighs();
  const ended = solveNaively(compilePlan(plan), highs, {
    seconds: SECONDS - performance.now() / 1000,
    gap: GAP,
    onProgress: (/** @type {any} */ { best, bound }) => tell({ seconds: performance.now() / 1000, best, bound }),
  });
  tell(ended);
  const { user, system } = process.cpuUsage();
  tell({ processorSeconds: (user + system) / 1e6 });
}

/** Crossover's answer is its standard output, and what it tells on the way stands on standard error. */
function runCrossover(/** @type {string} */ name, /** @type {number} */ seed) {
  const folder = mkdtempSync(join(tmpdir(), "crossover-bench-"));
  const path = join(folder, `${name}-${seed}.json`);
  writeFileSync(path, JSON.stringify(planFile(sizeOf(name), seed)));
  // Of a plan with scenarios the program then asks what waiting is worth, by searches of their own.
  const time = planOf(name, seed).scenarios.length > 1 ? SECONDS / FOR_SEARCH : SECONDS;
  const limits = ["--time", String(time), "--gap", String(GAP), "--workers", String(WORKERS), "--seed", "1"];
  let answer = "";
  const started = ["--require", preload, program, "solve", path, ...limits, "--json"];
  const done = runOne(`crossover on ${name}, seed ${seed}`, started, time + GRACE, (child, result) => {
    child.stdout.on("data", (part) => {
      answer += part;
    });
    return {
      lines: child.stderr,
      read: ([ms, text]) => {
        const [, best] = /best \$([\d,]+)/.exec(text) ?? [];
        const [, bound] = /bound \$([\d,]+)/.exec(text) ?? [];
        const [, processor] = /^processor ([\d.]+) s$/.exec(text) ?? [];
        if (processor !== undefined) result.processorSeconds = Number(processor);
        // What is said before a colon is what else is asked: its values are not this plan's.
        if ((best === undefined && bound === undefined) || /: .*: /.test(text)) return;
        result.moments.push({ seconds: ms / 1000, best: numberOf(best), bound: numberOf(bound) });
      },
    };
  });
  return done
    .then((result) => {
      if (answer === "") return result;
      const { ranked, bound, ended } = JSON.parse(answer);
      result.moments.push({ seconds: Math.min(result.seconds, SECONDS + GRACE), best: ranked[0].value, bound });
      return { ...result, ended };
    })
    .finally(() => rmSync(folder, { recursive: true }));
}

function numberOf(/** @type {string | undefined} */ text) {
  return text === undefined ? null : Number(text.replaceAll(",", ""));
}

function runHighs(/** @type {string} */ name, /** @type {number} */ seed) {
  const words = [fileURLToPath(import.meta.url), ...(isQuick ? ["--quick"] : []), "--one", name, String(seed)];
  return runOne(`HiGHS on ${name}, seed ${seed}`, words, SECONDS + GRACE, (child, result) => {
    child.stderr.pipe(process.stderr);
    return {
      lines: child.stdout,
      read: (message) => {
        if ("bound" in message) result.moments.push(message);
        else Object.assign(result, message);
      },
    };
  });
}

/**
 * @param {string} what
 * @param {string[]} words
 * @param {number} most seconds until it is ended
 * @param {(child: import("node:child_process").ChildProcessWithoutNullStreams, result: Run) => { lines: import("node:stream").Readable, read: (line: any) => void }} listen
 * @returns {Promise<Run>}
 */
function runOne(what, words, most, listen) {
  return new Promise((resolve, reject) => {
    /** @type {Run} */
    const result = { moments: [], ended: "killed", seconds: 0, processorSeconds: 0 };
    const started = performance.now();
    const one = spawn(process.execPath, words, { stdio: "pipe" });
    const timer = setTimeout(() => one.kill("SIGKILL"), most * 1000);
    const { lines, read } = listen(one, result);
    createInterface({ input: lines }).on("line", (line) => read(JSON.parse(line)));
    one.on("error", reject);
    one.on("close", (code) => {
      clearTimeout(timer);
      if (code !== 0 && code !== null) return reject(new Error(`${what} failed`));
      resolve(Object.assign(result, { seconds: (performance.now() - started) / 1000 }));
    });
  });
}

/** The best and the least bound by then. */
function at(/** @type {Run} */ { moments }, /** @type {number} */ seconds) {
  /** @type {{ best: number | null, bound: number | null }} */
  const known = { best: null, bound: null };
  for (const moment of moments.filter((each) => each.seconds <= seconds)) {
    if (moment.best !== null) known.best = Math.max(known.best ?? moment.best, moment.best);
    if (moment.bound !== null) known.bound = Math.min(known.bound ?? moment.bound, moment.bound);
  }
  return known;
}

async function compare() {
  const figures = [];
  for (const size of sizes) {
    const isSmall = size.decisions === "yearly";
    if (!isSmall && process.argv.includes("--yearly")) continue;
    for (const seed of isSmall ? SEEDS_OF_SMALL : [1]) {
      /** @type {Record<string, Run & { others: number }>} */
      const runs = {};
      for (const [who, run] of [
        ["crossover", runCrossover],
        ["highs", runHighs],
      ]) {
        const { result, seconds, others } = await watched(() => run(size.name, seed));
        const own = result.processorSeconds / (seconds * availableParallelism());
        runs[who] = { ...result, others: Math.max(0, others - own) };
      }
      const bestKnown = Math.max(...Object.values(runs).map((each) => at(each, SECONDS + GRACE).best ?? 0));
      figures.push({
        name: size.name,
        seed,
        asked: size.asked,
        bestKnown,
        ...Object.fromEntries(Object.entries(runs).map(([who, each]) => [who, summary(each, bestKnown)])),
      });
    }
  }
  report({ seconds: SECONDS, workers: WORKERS, gap: GAP, instances: figures }, () => inWords(figures));
}

function summary(/** @type {Run & { others: number }} */ each, /** @type {number} */ bestKnown) {
  const { best, bound } = at(each, SECONDS + GRACE);
  const gapOf = (/** @type {ReturnType<typeof at>} */ now) =>
    now.best === null || now.bound === null ? null : Math.max(0, now.bound - now.best) / Math.abs(bestKnown);
  const proven = each.moments.find(({ seconds }) => {
    const gap = gapOf(at(each, seconds));
    return gap !== null && gap * Math.abs(bestKnown) <= GAP;
  });
  return {
    value: best,
    bound,
    /** Dollars. */
    gap: best === null || bound === null ? null : bound - best,
    secondsToProof: proven?.seconds ?? null,
    ended: each.ended,
    /** Parts of the best value known. */
    against: SHOWN.map((seconds) => {
      const now = at(each, seconds);
      return {
        seconds,
        gap: gapOf(now),
        short: now.best === null ? null : (bestKnown - now.best) / Math.abs(bestKnown),
      };
    }),
    ...(each.size === undefined ? {} : { size: each.size }),
    /** Part of the processors that other programs took. */
    others: each.others,
  };
}

function inWords(/** @type {any[]} */ figures) {
  const percent = (/** @type {number | null} */ part) => {
    if (part === null) return "-";
    return part > 9.995 ? "> 999 %" : `${(100 * part).toFixed(part < 0.001 ? 3 : 2)} %`;
  };
  const dollars = (/** @type {number | null} */ amount) => (amount === null ? "-" : whole(amount));
  const asked = (/** @type {any} */ each) => {
    if (each === null) return "-";
    return "gap" in each ? `${100 * each.gap} % in 60 s` : `$1 in ${each.provenIn} s`;
  };
  const provenOr = (/** @type {any} */ { secondsToProof, against }) =>
    secondsToProof === null ? percent(against.at(-1).gap) : `$1, ${secondsToProof.toFixed(1)} s`;
  const label = (/** @type {any} */ { name, seed }) => `${name}, seed ${seed}`;
  printTable([
    ["Plan", "Best known", "Asked", "Crossover", "HiGHS", "Its value short by", "Its variables", "Binaries"],
    ...figures.map((each) => [
      label(each),
      dollars(each.bestKnown),
      asked(each.asked),
      provenOr(each.crossover),
      provenOr(each.highs),
      dollars(each.highs.value === null ? null : each.bestKnown - each.highs.value),
      dollars(each.highs.size?.variables ?? null),
      dollars(each.highs.size?.binaries ?? null),
    ]),
  ]);
  for (const [title, part] of [
    ["Gap after so many seconds, as a part of the best value known", "gap"],
    ["Value short of the best known after so many seconds", "short"],
  ]) {
    console.log(`\n${title}`);
    printTable([
      ["Plan", "By", ...SHOWN.map((seconds) => `${seconds} s`)],
      ...figures.flatMap((each) =>
        ["crossover", "highs"].map((who) => [
          label(each),
          who === "highs" ? "HiGHS" : "Crossover",
          ...each[who].against.map((/** @type {any} */ now) => percent(now[part])),
        ]),
      ),
    ]);
  }
  const loudest = Math.max(...figures.flatMap((each) => [each.crossover.others, each.highs.others]));
  console.log(`\nOther programs took up to ${whole(100 * loudest)} % of the processors meanwhile.`);
}
