/** What a sweep shows at a glance, by hand on a few points, and the same from a database as from the text of a file. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { summaryInFile } from "../../sweep/results-file.ts";
import { run } from "../cli/run.ts";

const summaryIn = (text: string) => summaryInFile(new TextEncoder().encode(text));

const ROWS = `point,income.wages,securities.ACME.price,value,tax,error
0,100000,10,500,40,
1,100000,20,700,50,
2,200000,10,600,60,
3,200000,20,,,"too many shares, or too few"
4,200000,20,900,70,
5,200000,20,1100,90,
`;

test("a price goes across and wages down; a cell is the mean of its points, and a point that failed is in none", async () => {
  const { points, failed, errors, heatMap, by } = await summaryIn(ROWS);
  expect({ points, failed, by }).toEqual({ points: 6, failed: 1, by: null });
  expect(errors).toEqual([{ error: "too many shares, or too few", points: 1 }]);
  expect(heatMap).toEqual({
    of: "value",
    across: { key: "securities.ACME.price", labels: ["10", "20"] },
    down: { key: "income.wages", labels: ["100,000", "200,000"] },
    cells: [
      [500, 700],
      [600, 1000],
    ],
  });
});

test("quantiles lie between points: of five taxes the median is the third, a quarter of the way the second", async () => {
  const { distributions } = await summaryIn(ROWS);
  const tax = distributions.find(({ of }) => of === "tax")!;
  expect(tax).toMatchObject({ group: null, points: 5, mean: 62 });
  // 40, 50, 60, 70, 90: at 5 % a fifth of the way from the first to the second.
  expect(tax.quantiles).toEqual([42, 50, 60, 70, 86]);
  expect(tax.bins.reduce((sum, { points }) => sum + points, 0)).toBe(5);
});

test.each([
  ["", "there are no points in this file"],
  ["point,value,tax,error\n", "there are no points in this file"],
  ["a,b\n1,2\n", "its first column is not point"],
  ["point,income.wages,value,error\n0,1,2,\n", "there is no column tax"],
  ["point,value,tax,error\n0,1,2,\n", "there is no column that varies"],
  ["point,income.wages,value,tax,error\n0,1,many,2,\n", 'point 0 has "many" as its value'],
  ["point,income.wages,value,tax,error\n0,1,2\n", "line 2: this is not CSV"],
  ["PAR1\u0000", "a Parquet file, which is read by the command line only"],
  ['{"points": 6}', "this is JSON, but not the summary of a sweep"],
])("what is not the results of a sweep is refused: %j", async (text, message) => {
  await expect(summaryIn(text)).rejects.toThrow(message);
});

test("DuckDB and the text of the same file give the same: ranges of what is drawn, laws told apart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crossover-summary-"));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write(
    "plan.yaml",
    `version: 1
household: {filingStatus: single}
horizon: {start: 2025-11-15, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 60000}
securities: {ACME: {price: 20}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 900, expires: 2031-02-01}
`,
  );
  write("decisions.yaml", "decisions:\n  - {date: 2025-11-15, do: exercise, grant: ISO-1, shares: 900}\n");
  write(
    "sweep.yaml",
    `version: 1
plan: plan.yaml
vary:
  law: [enacted, tcja-sunset]
  securities.ACME.price: {gbm: {drift: 0.1, volatility: 0.5}}
  income.wages: [100000, 250000]
samples: 30
do: {evaluate: decisions.yaml}
`,
  );
  const out = join(folder, "points.csv");
  const { out: told } = await run(["sweep", join(folder, "sweep.yaml"), "--out", out, "--workers", "0", "--json"]);
  const { sweep, file, ...asked } = JSON.parse(told);
  expect(asked.heatMap.across.labels).toHaveLength(10);
  expect(asked.by).toBe("law");
  expect(await summaryIn(told)).toEqual(asked);
  const read = await summaryIn(readFileSync(out, "utf8"));
  const rounded = (summary: unknown) =>
    JSON.parse(JSON.stringify(summary, (_, each) => (typeof each === "number" ? Math.round(each * 1e4) / 1e4 : each)));
  expect(rounded(read)).toEqual(rounded(asked));
});
