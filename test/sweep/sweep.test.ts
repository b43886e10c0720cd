/** Sweeps of a small plan: each point is what `evaluate` and `solve` say of it, and a sweep that was stopped ends with the same rows. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../cli/build.ts";
import { evaluate } from "../../lib/evaluate.ts";
import { PlanError } from "../../model/plan-error.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import type { PricePath } from "../../sweep/axes.ts";
import { BlockWriter, columnsOf, type Outcome } from "../../sweep/columns.ts";
import { duckdb } from "../../sweep/duckdb.ts";
import { executorHere } from "../../sweep/executors.ts";
import { stagesOf } from "../../sweep/neighbours.ts";
import { type Answer, asking } from "../../sweep/query.ts";
import { readSweep } from "../../sweep/read-sweep.ts";
import { sweep as rowsOf } from "../../sweep/rows.ts";
import { blockSizeOf, type Executor, runSweep } from "../../sweep/run-sweep.ts";
import { openStore, unfinishedPath } from "../../sweep/store.ts";
import { digestsOf, type Sweep, sweepOf } from "../../sweep/sweep.ts";
import { run } from "../cli/run.ts";

const plan = `version: 1
household: {filingStatus: single, state: CA}
horizon: {start: 2025-03-01, end: 2027-12-31}
income: {wages: 190000}
cash: {start: 90000, floor: 0}
securities:
  ACME: {price: {2025-03-01: 8, 2027-12-31: 24}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 12000, expires: 2031-02-01}
decisions: yearly
`;
const decisions = [{ date: "2025-03-01", do: "exercise", grant: "ISO-1", shares: 9000 }] as const;

/** A folder with a plan, decisions and a sweep. */
function files(sweep: string, of = plan): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), "crossover-sweep-"));
  writeFileSync(join(folder, "plan.yaml"), of);
  writeFileSync(join(folder, "decisions.json"), JSON.stringify({ decisions }));
  const path = join(folder, "sweep.yaml");
  writeFileSync(path, `version: 1\nplan: plan.yaml\n${sweep}`);
  return { folder, path };
}

const all = (out: string, what = "*"): Promise<Answer> =>
  asking(out, (ask) => ask(`select ${what} from points order by point`));

const grid = `vary:
  income.wages: [150000, 250000]
  securities.ACME.price.2027-12-31: {from: 10, to: 30, steps: 3}
do: {evaluate: decisions.json}
`;

test("each point of a grid is what evaluate says of the plan there; the last key varies fastest", async () => {
  const { folder, path } = files(grid);
  const out = join(folder, "out.csv");
  expect(await run(["sweep", path, "--out", out, "--workers", "0"])).toMatchObject({ code: 0, err: "" });
  const { rows } = await all(out, 'point, "income.wages", "securities.ACME.price.2027-12-31", "value", amt');
  const expected = [150_000, 250_000].flatMap((wages) =>
    [10, 20, 30].map((price) => {
      const at = join(folder, `at-${wages}-${price}.yaml`);
      writeFileSync(at, plan.replace("190000", String(wages)).replace("2027-12-31: 24", `2027-12-31: ${price}`));
      const { value, scenarios } = evaluate(readPlan(at), decisions);
      const { years, liquidation } = scenarios[0]!;
      return [wages, price, value, [...years, ...liquidation].reduce((sum, { amt }) => sum + amt, 0)];
    }),
  );
  expect(rows).toEqual(expected.map((row, i) => [i, ...row.map((each) => expect.closeTo(each, 2))]));
});

test("solve says what to do at each point, with its bound", async () => {
  const { folder, path } = files("vary: {law: [tcja-sunset], horizon.end: [2026-12-31]}\ndo: solve\n");
  const out = join(folder, "out.duckdb");
  expect((await run(["sweep", path, "--out", out, "--workers", "0"])).code).toBe(0);
  const { rows } = await all(out, 'point, law, value, bound, "exercised", error');
  expect(rows.map((row) => row.slice(0, 2))).toEqual([[0, "tcja-sunset"]]);
  for (const [, , value, bound, exercised, error] of rows) {
    expect(error).toBeNull();
    expect(Number(bound)).toBeGreaterThanOrEqual(Number(value) - 0.01);
    expect(Number(exercised)).toBeGreaterThan(0);
  }
});

test("the three formats hold the same rows, and a program gets them one by one", async () => {
  const { folder, path } = files(grid);
  const answers = [];
  for (const format of ["duckdb", "parquet", "csv"]) {
    const out = join(folder, `out.${format}`);
    expect((await run(["sweep", path, "--out", out, "--workers", "0"])).code).toBe(0);
    answers.push((await all(out)).rows);
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  const rows = [];
  for await (const row of rowsOf(path)) rows.push(row);
  expect(rows.map(Object.values)).toEqual(answers[0]);
  expect(Object.keys(rows[0]!)).toEqual((await all(join(folder, "out.csv"))).columns);
});

test("rows for a program: a point that fails has its error; a file that is wrong is told at once", async () => {
  const { path } = files("vary:\n  grants.ISO-1.shares: [5000, 12000]\ndo: {evaluate: decisions.json}\n");
  for await (const row of rowsOf(path)) {
    expect(row).toMatchObject({ point: 0, value: null, error: expect.stringMatching(/shares: .*9,?000/) });
    // Leaves the loop, and with it the work.
    break;
  }
  expect(() => rowsOf(files("vary: {}\ndo: think\n").path)).toThrow(PlanError);
});

test("samples are the same at each point of the grid, within what they are drawn from, and spread as asked", async () => {
  const { path } = files(
    "vary:\n  law: [enacted, tcja-sunset]\n  income.wages: {normal: {mean: 200000, deviation: 10000}}\n  securities.ACME.price: {lognormal: {median: 12, deviation: 0.5}}\nsamples: 4000\ndo: {evaluate: decisions.json}\n",
  );
  const sweep = sweepOf(readSweep(path));
  expect(sweep.points.count).toBe(8000);
  const shown = Array.from({ length: 4000 }, (_, i) => sweep.shown(i));
  expect(sweep.shown(4000 + 17).slice(1)).toEqual(shown[17]!.slice(1));
  const wages = shown.map(([, wage]) => Number(wage));
  const mean = wages.reduce((sum, each) => sum + each, 0) / 4000;
  // The mean of 4,000 has a deviation of 10,000 / sqrt(4,000) = 158; four of them.
  expect(Math.abs(mean - 200_000)).toBeLessThan(633);
  const deviation = Math.sqrt(wages.reduce((sum, each) => sum + (each - mean) ** 2, 0) / 4000);
  expect(deviation).toBeGreaterThan(9500);
  expect(deviation).toBeLessThan(10_500);
  const below = shown.filter(([, , price]) => Number(price) < 12).length;
  // Half are below the median: binomial with a deviation of sqrt(4,000) / 2 = 32.
  expect(Math.abs(below - 2000)).toBeLessThan(128);
});

/** Logarithms of a security's quarterly returns in the first samples, one after the other. */
function returnsIn(sweep: Sweep, key: string, samples: number): number[] {
  const axis = sweep.points.axes.find((each) => each.key === key);
  if (axis?.kind !== "drawn") throw new Error(`${key} is not drawn`);
  return Array.from({ length: samples }, (_, sample) => (axis.draw(1, sample).value as PricePath).prices).flatMap(
    (prices) => [...prices.slice(1)].map((price, t) => Math.log(price / prices[t]!)),
  );
}
const gbm = "{gbm: {drift: 0.05, volatility: 0.3}}";

test("correlation makes two securities move together; without it nothing of either changes", () => {
  const asked = (correlation: string) =>
    sweepOf(
      readSweep(
        files(
          `vary: {securities.ACME.price: ${gbm}, securities.OTHER.price: ${gbm}}\ncorrelation: ${correlation}\nsamples: 500\ndo: {evaluate: decisions.json}\n`,
          plan.replace("grants:", "  OTHER: {price: 20}\ngrants:"),
        ).path,
      ),
    );
  const [free, together] = [asked("[]"), asked("[[OTHER, ACME, 0.6]]")];
  const [acme, other] = ["ACME", "OTHER"].map((id) => returnsIn(together, `securities.${id}.price`, 500)) as [
    number[],
    number[],
  ];
  // 6,000 pairs: the deviation of their correlation is (1 - 0.36) / sqrt(6,000) = 0.008; four of them.
  expect(acme).toHaveLength(6000);
  expect(Math.abs(correlationOf(acme, other) - 0.6)).toBeLessThan(0.033);
  expect(acme).toEqual(returnsIn(free, "securities.ACME.price", 500));
  expect(Math.abs(correlationOf(acme, returnsIn(free, "securities.OTHER.price", 500)))).toBeLessThan(0.052);
});

function correlationOf(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: readonly number[], meanX: number, y: readonly number[], meanY: number) =>
    mean(x.map((each, i) => (each - meanX) * (y[i]! - meanY)));
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}

test("returns of the past drawn again: securities of one file draw the same rows, and each point is what evaluate says", async () => {
  const bootstrap = (column: string) => `{bootstrap: {file: returns.csv, column: ${column}, perYear: 4}}`;
  const { folder, path } = files(
    `vary: {securities.ACME.price: ${bootstrap("A")}, securities.OTHER.price: ${bootstrap("B")}}\nsamples: 40\ndo: {evaluate: decisions.json}\n`,
    plan.replace("grants:", "  OTHER: {price: 20}\ngrants:"),
  );
  // What one rises by the other falls by: 1.25 × 0.8 = 1.6 × 0.625 = 1.
  writeFileSync(join(folder, "returns.csv"), "A,B\n0.25,-0.2\n-0.2,0.25\n0.6,-0.375\n");
  const sweep = sweepOf(readSweep(path));
  const [acme, other] = ["ACME", "OTHER"].map((id) => returnsIn(sweep, `securities.${id}.price`, 40)) as [
    number[],
    number[],
  ];
  for (const [i, each] of acme.entries()) expect(each + other[i]!).toBeCloseTo(0, 2);
  for (const row of [0.25, -0.2, 0.6]) expect(acme.some((each) => Math.abs(Math.expm1(each) - row) < 1e-3)).toBe(true);
  const { columns } = await executorHere(readSweep(path)).run(0, 40);
  const alone = evaluate(sweep.variant(7), decisions);
  expect(columns[2]![7]).toBeCloseTo(alone.value, 2);
});

test("a plan whose scenarios are made from files is swept, and another file is another value", async () => {
  const { folder, path } = files(
    "vary:\n  scenarios.paths: [made/up.csv, made/down.csv]\n  income.wages: [150000, 190000]\ndo: {evaluate: decisions.json}\n",
    `${plan}scenarios: {paths: made/up.csv}\n`,
  );
  mkdirSync(join(folder, "made"));
  const pathsTo = (end: number) =>
    `scenario,date,ACME\nlow,2025-03-01,8\nlow,2027-12-31,${end / 2}\nhigh,2025-03-01,8\nhigh,2027-12-31,${end}\n`;
  writeFileSync(join(folder, "made", "up.csv"), pathsTo(40));
  writeFileSync(join(folder, "made", "down.csv"), pathsTo(10));
  const texts = readSweep(path);
  const { columns } = await executorHere(texts).run(0, 4);
  const values = ["up", "down"].map((name) => {
    const at = join(folder, `${name}.yaml`);
    writeFileSync(at, `${plan.replace("190000", "150000")}scenarios: {paths: made/${name}.csv}\n`);
    return evaluate(readPlan(at), decisions).value;
  });
  expect([columns[2]![0], columns[2]![2]]).toEqual(values.map((value) => expect.closeTo(value as number, 2)));
  const before = digestsOf(texts);
  writeFileSync(join(folder, "made", "down.csv"), pathsTo(11));
  const after = digestsOf(readSweep(path));
  expect(Object.keys(before).filter((file) => before[file] !== after[file])).toEqual([
    join(folder, "made", "down.csv"),
  ]);
});

test("a point that fails is told with its error, and the rest goes on", async () => {
  const { folder, path } = files("vary:\n  grants.ISO-1.shares: [12000, 5000]\ndo: {evaluate: decisions.json}\n");
  const out = join(folder, "out.parquet");
  const { code, out: told } = await run(["sweep", path, "--out", out, "--workers", "0"]);
  expect(code).toBe(0);
  expect(told).toMatch(/2 points, of which 1 failed/);
  const { rows } = await all(out, "value, error");
  expect(rows[0]![1]).toBeNull();
  expect(rows[1]).toEqual([null, expect.stringMatching(/shares: .*9,?000/)]);
});

test("stopped after each block and resumed, a sweep ends with the rows of one that was not", async () => {
  const { folder, path } = files(grid);
  const texts = readSweep(path);
  const sweep = sweepOf(texts);
  const [whole, parted] = [join(folder, "whole.csv"), join(folder, "parted.csv")];
  const options = { columns: columnsOf(sweep), digests: digestsOf(texts), blockSize: 2, build: "1.0.0" };
  const first = await openStore({ ...options, out: whole, resume: false });
  expect(await runSweep(sweep, first, executorHere(texts))).toBe(true);
  await first.finish();
  const worked: number[] = [];
  for (let isDone = false; !isDone; ) {
    const store = await openStore({ ...options, out: parted, resume: true });
    const stop = new AbortController();
    const here = executorHere(texts);
    const executor = {
      ...here,
      run: (from: number, count: number) => {
        worked.push(from);
        return here.run(from, count);
      },
    };
    isDone = await runSweep(sweep, store, executor, { signal: stop.signal, onProgress: () => stop.abort() });
    await (isDone ? store.finish() : store.close());
  }
  expect(worked).toEqual([0, 2, 4]);
  expect(readFileSync(parted, "utf8")).toBe(readFileSync(whole, "utf8"));
  expect(existsSync(unfinishedPath(parted))).toBe(false);
});

test("points of a large sweep set out from the answers of those nearest, the same when it is gone on with", async () => {
  const { folder, path } = files(
    "vary:\n  income.wages: {from: 100000, to: 138000, steps: 20}\n  law: [enacted, tcja-sunset]\ndo: solve\n",
  );
  const texts = readSweep(path);
  const sweep = sweepOf(texts);
  const options = {
    columns: columnsOf(sweep),
    digests: digestsOf(texts),
    blockSize: blockSizeOf(sweep),
    build: "1.0.0",
  };
  /** Here a point's answer is as many shares as its number, and four points in a row do the same. */
  const kindOf = (point: number) => Math.floor(point / 4);
  const answerOf = (point: number) =>
    JSON.stringify([{ date: `20${10 + kindOf(point)}-01-15`, do: "exercise", grant: "ISO-1", shares: point }]);
  /** Stops when so many points are done, and goes on. @returns what each point set out from */
  const worked = async (out: string, stops: readonly number[]) => {
    const from = new Map<number, readonly string[]>();
    for (const stopAt of [...stops, sweep.points.count]) {
      const store = await openStore({ ...options, out, resume: true });
      const stop = new AbortController();
      const executor: Executor = {
        slots: 2,
        run: async (point, count, near = []) => {
          from.set(point, near);
          const writer = new BlockWriter(sweep, point, count);
          const outcome = point === 0 ? { error: "no plan" } : { error: null, decisions: answerOf(point) };
          writer.put(point, sweep.shown(point), outcome as Outcome);
          return writer.block;
        },
        close: async () => {},
      };
      const onProgress = ({ done }: { done: number }) => done >= stopAt && stop.abort();
      await runSweep(sweep, store, executor, { signal: stop.signal, onProgress });
      store.close();
    }
    return from;
  };
  const whole = await worked(join(folder, "whole.csv"), []);
  const pilots = [...whole].flatMap(([point, near]) => (near.length === 0 ? [point] : []));
  expect([...whole.keys()].slice(0, pilots.length)).toEqual(pilots);
  expect(whole.size).toBe(40);
  // The last key is the law: point 11 stands between 9 and 13 of the same law. Point 0 has no answer.
  const isAlike = (point: number) => point % 2 === 1;
  const byDistance = pilots
    .filter((point) => point > 0)
    .sort((a, b) => {
      const [first, second] = [a, b].map((point) => Math.abs(point - 11) / 39 + (isAlike(point) ? 0 : 1));
      return first! - second! || a - b;
    });
  const ofEachKind = byDistance.filter(
    (point, i) => byDistance.findIndex((each) => kindOf(each) === kindOf(point)) === i,
  );
  expect(whole.get(11)).toEqual(ofEachKind.slice(0, 5).map(answerOf));
  expect([...whole.values()].flat()).not.toContain(answerOf(0));
  const parted = await worked(join(folder, "parted.csv"), [5, 31, 35]);
  expect(new Map([...parted].sort(([a], [b]) => a - b))).toEqual(new Map([...whole].sort(([a], [b]) => a - b)));
});

test("a sweep of a thousand solves has five stages before the rest, spread over all of it; one of given decisions has none", () => {
  const points = { count: 1000 } as Sweep["points"];
  const stages = stagesOf({ job: { solve: { gap: 1, programs: 0, seed: 1 } }, points });
  expect(stages.map((stage) => stage.length)).toEqual([32, 32, 64, 128, 256]);
  const staged = stages.flat().sort((a, b) => a - b);
  expect(new Set(staged).size).toBe(512);
  for (const [i, point] of staged.slice(1).entries()) expect(point - staged[i]!).toBeLessThan(5);
  expect(stagesOf({ job: { evaluate: "decisions.json" }, points })).toEqual([]);
});

test("what was begun is not gone on with when a file of it was edited since, or by another build", async () => {
  const { folder, path } = files(grid);
  const texts = readSweep(path);
  const sweep = sweepOf(texts);
  const out = join(folder, "out.csv");
  const options = {
    columns: columnsOf(sweep),
    digests: digestsOf(texts),
    blockSize: blockSizeOf(sweep),
    resume: false,
  };
  (await openStore({ ...options, out, build: build() })).close();
  const again = await run(["sweep", path, "--out", out, "--workers", "0"]);
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining("not finished.\nGo on with it by --resume") });
  writeFileSync(join(folder, "plan.yaml"), plan.replace("190000", "190001"));
  const edited = await run(["sweep", path, "--out", out, "--workers", "0", "--resume"]);
  expect(edited.code).toBe(2);
  expect(edited.err).toMatch(/plan\.yaml changed since .* was begun/);
  writeFileSync(join(folder, "plan.yaml"), plan);
  expect((await run(["sweep", path, "--out", out, "--workers", "0", "--resume"])).code).toBe(0);
  const ofOther = join(folder, "other.csv");
  (await openStore({ ...options, out: ofOther, build: "1.0.0+3f2a91c0" })).close();
  expect(await run(["sweep", path, "--out", ofOther, "--workers", "0", "--resume"])).toMatchObject({
    code: 2,
    err: `${ofOther}.unfinished was begun by Crossover 1.0.0+3f2a91c0, and this is ${build()}: points of two builds would not fit together.
Go on with the build that began it, or begin anew with another --out.
`,
  });
  const ofOld = join(folder, "old.csv");
  const { DuckDBInstance } = await duckdb();
  const old = await DuckDBInstance.create(unfinishedPath(ofOld));
  await (await old.connect()).run("create table settings as select 16 as blockSize");
  old.closeSync();
  expect(await run(["sweep", path, "--out", ofOld, "--workers", "0", "--resume"])).toMatchObject({
    code: 2,
    err: `${ofOld}.unfinished holds no sweep as this version of Crossover leaves it: an earlier version began it, or it is something else.
Go on with the version that began it, or begin anew with another --out.
`,
  });
});

test.each([
  [
    "vary: {income.wages: []}\ndo: solve\n",
    'sweep.yaml:3:8  vary["income.wages"]: found an empty list: the sweep would have no points.',
  ],
  [
    "vary: {income.wages: {uniform: {from: 0, to: 9}}}\nsamples: 1000000000\ndo: solve\n",
    "the sweep has 1,000,000,000 points (1 point of the grid, 1,000,000,000 samples at each): some 30 GB of results",
  ],
  ["vary: {income.wage: [1]}\ndo: solve\n", 'income.wage: there is no key "wage" here.'],
  ["vary: {grants.ISO-9.strike: [1]}\ndo: solve\n", "plan.yaml has no such place."],
  [
    "vary: {income.wages: {gbm: {drift: 0, volatility: 0}}}\nsamples: 3\ndo: solve\n",
    "gbm, exit and bootstrap draw the price of a security.",
  ],
  ["vary: {income.wages: [1]}\nsamples: 3\ndo: solve\n", "samples: nothing is drawn here."],
  [
    `vary: {securities.ACME.price: ${gbm}}\nsamples: 3\ncorrelation: [[ACME, VTI, 0.5]]\ndo: solve\n`,
    "correlation[0][1]: no gbm draws the price of VTI.",
  ],
  [
    "vary: {securities.ACME.price: {bootstrap: {file: plan.yaml, perYear: 12}}}\nsamples: 3\ndo: solve\n",
    "plan.yaml: ",
  ],
  ["vary: {income.wages: [1]}\n", "do: this key is missing."],
  ["vary: {income.wages: [1]}\ndo: nothing\n", 'do: found the text "nothing" where what to do belongs.'],
])("a sweep that cannot be is refused before any work: %s", async (text, message) => {
  const { path, folder } = files(text);
  const { code, err } = await run(["sweep", path, "--out", join(folder, "out.csv")]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test("a plan in the place of a sweep is told as a plan", async () => {
  const { folder } = files(grid);
  const { code, err } = await run(["sweep", join(folder, "plan.yaml")]);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^\S+plan.yaml:1:1 {2}this is a plan, not a sweep file\.\n +Give a sweep file, which names a plan.*\n$/,
  );
});

test.each([
  ["no-such-folder/out.csv", /there is no such folder/],
  ["out.xlsx", /its name says no format.\nEnd it with .duckdb, .parquet, .csv/],
])("a file that cannot be written is told of: %s", async (name, message) => {
  const { path, folder } = files(grid);
  const { code, err } = await run(["sweep", path, "--out", join(folder, name), "--workers", "0"]);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

test("--query asks a finished file, and says what is wrong with a question", async () => {
  const { folder, path } = files(grid);
  mkdirSync(join(folder, "made"));
  const out = join(folder, "made", "out.duckdb");
  const asked = ["--out", out, "--workers", "0", "--json", "--query"];
  const { out: answer } = await run(["sweep", path, ...asked, "select count(*) n from points"]);
  expect(JSON.parse(answer)).toEqual([{ n: 6 }]);
  const wrong = await run(["sweep", path, ...asked, "select taxes from points"]);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/DuckDB does not answer: .*taxes/);
});
