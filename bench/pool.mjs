/**
 * Question: how near to twice the speed of one worker are two, on a million plans of ten years, and how much memory does that take?
 * In each round one worker, two that share nothing, one worker again, and a pool of two score candidates that they make from the same
 * seeds, each for the same time. Ten rounds are rejected during which other programs used the processors (by /proc/stat), and those during
 * which other guests of the host did: then two that share nothing are not twice as fast as one, or more than twice. The pool is set against
 * the other samples of one worker, which nothing was chosen by. It ends when there are enough rounds that count, or by the clock.
 * Run: npm run bench -- pool
 */
import { compilePlan } from "../dist/model/compiled-plan.js";
import { batchOf } from "../dist/solver/batch.js";
import { nodePool } from "../dist/solver/pool/node-pool.js";
import { planOf } from "./plans.mjs";
import { isQuick, peakMemory, printTable, report, watched, whole } from "./shared.mjs";

const PLANS = isQuick ? 20_000 : 1_000_000;
/** Plans that each worker scores in a round. */
const PART = isQuick ? 2_000 : 20_000;
/** Rounds that are watched together: the system counts a program's time in hundredths of a second. */
const TOGETHER = isQuick ? 2 : 10;
/** Rounds that count until the figures are told: four millions of plans; and the time for them. */
const ENOUGH = isQuick ? { rounds: 2, seconds: 3 } : { rounds: 200, seconds: 300 };
/** Part of the processors that other programs may take meanwhile, and how far two that share nothing may be from twice one. */
const MOST_TAKEN = 0.01;
const MOST_SHARED = 0.03;
/** Rounds in a row that were no faster than one before, for all to be warm. */
const WARM = isQuick ? 1 : 20;

const plan = planOf({ years: 10 });
const { columns, calendar } = compilePlan(plan);
const alone = nodePool(plan, 1);
const apart = [nodePool(plan, 1), nodePool(plan, 1)];
const together = nodePool(plan, 2);

/**
 * @param {ReturnType<typeof nodePool>} pool
 * @returns plans a second
 */
async function speedOf(pool, /** @type {number} */ seed) {
  const plans = PART * pool.threads;
  const start = performance.now();
  await pool.score(batchOf({ seed }, plans, pool.threads));
  return (plans * 1000) / (performance.now() - start);
}

/** What is measured in a round, in turn: each beside what it is set against. */
const [ONE, APART, ONE_AGAIN, POOL] = [0, 1, 2, 3];

/** The speeds of one round; by turns another is first. */
async function round(/** @type {number} */ i) {
  const seed = 1 + ((i * PART) % PLANS);
  const one = () => speedOf(alone, seed);
  const two = async () =>
    (await Promise.all(apart.map((pool) => speedOf(pool, seed)))).reduce((sum, each) => sum + each);
  const sides = [one, two, one, () => speedOf(together, seed)];
  /** @type {number[]} */
  const speeds = [];
  for (let k = 0; k < sides.length; k++) {
    const side = (i + k) % sides.length;
    speeds[side] = await sides[side]();
  }
  return speeds;
}

async function rounds(/** @type {number} */ from) {
  const speeds = [];
  for (let i = 0; i < TOGETHER; i++) speeds.push(await round(from + i));
  return speeds;
}

// Each thread compiles the plan and its code runs hot before the clock starts.
let fastest = 0;
for (let slower = 0; slower < WARM; slower++) {
  const speed = (await round(0)).reduce((sum, each) => sum + each);
  if (speed > 1.01 * fastest) slower = -1;
  fastest = Math.max(fastest, speed);
}

const whole1M = await watched(() => together.score(batchOf({ seed: 1 }, PLANS, 2)));
const peakMegabytes = peakMemory() / 2 ** 20;

/** @type {number[][]} */
const counted = [];
/** @type {number[][]} */
const all = [];
const rejected = { programs: 0, guests: 0 };
const started = performance.now();
while (counted.length < ENOUGH.rounds && performance.now() - started < ENOUGH.seconds * 1000) {
  const { result, others } = await watched(() => rounds(all.length));
  all.push(...result);
  const ofTwice = mean(result, APART) / (2 * mean(result, ONE));
  if (others > MOST_TAKEN) rejected.programs += TOGETHER;
  else if (Math.abs(ofTwice - 1) > MOST_SHARED) rejected.guests += TOGETHER;
  else counted.push(...result);
}
/** @param {number[][]} of */
function mean(of, /** @type {number} */ side) {
  return of.reduce((sum, each) => sum + each[side], 0) / of.length;
}
const speeds = counted.length > 0 ? counted : all;
const [one, twoApart, oneAgain, two] = [ONE, APART, ONE_AGAIN, POOL].map((side) => mean(speeds, side));
for (const pool of [alone, ...apart, together]) await pool.close();

const figures = {
  plans: PLANS,
  years: calendar.horizonYears,
  sharesToChoose: columns.length,
  plansASecond: { oneWorker: oneAgain, twoApart, twoWorkers: two },
  /** Means of many short samples in turn: each processor's own speed changes within a second, and most of all where one works alone. */
  ofTwice: two / (2 * oneAgain),
  apartOfTwice: twoApart / (2 * one),
  roundsCounted: counted.length,
  roundsRejected: rejected,
  allAtOnceSeconds: whole1M.seconds,
  /** Of the million at once, and of getting warm. */
  peakMegabytes,
};
report(figures, () => {
  const percent = (/** @type {number} */ part) => `${(100 * part).toFixed(1)} %`;
  printTable([
    [`Plans of ${figures.years} years`, "Plans/s", "of twice one"],
    ["one worker", whole(oneAgain), ""],
    ["two that share nothing", whole(twoApart), percent(figures.apartOfTwice)],
    ["a pool of two", whole(two), percent(figures.ofTwice)],
  ]);
  console.log(
    `${whole(PLANS)} plans at once by the pool: ${whole1M.seconds.toFixed(2)} s. Peak memory: ${whole(peakMegabytes)} MB.`,
  );
  console.log(
    `Rounds that count: ${counted.length}. Rejected: ${rejected.programs} for other programs, ${rejected.guests} for other guests of the host.`,
  );
  if (counted.length === 0) console.log("None counted: the figures are of all, and not to be trusted.");
});
