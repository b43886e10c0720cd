import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ran, run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "crossover-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** By hand in test/solver/recoup/worked.test.ts: 7,151 shares use exactly the room that $40,000 of credit needs. */
const plan = file(
  "plan.yaml",
  `version: 1
name: Forty thousand
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2025-12-31}
income: {wages: 200000}
carryovers: {minimumTaxCredit: 40000}
cash: {start: 100000}
securities:
  ACME: {price: {2024-03-01: 32, 2025-01-01: 40}, steps: true}
lots:
  - {id: ISO, security: ACME, granted: 2018-01-05, exercised: 2021-06-01, shares: 10000, strike: 2, fmvAtExercise: 32}
decisions: [2024-03-01]
`,
);
const quickly = ["--programs", "50", "--workers", "0"];

let text: Ran;
let document: Ran;
beforeAll(async () => {
  text = await run(["recoup", plan, "--by", "2024", ...quickly]);
  document = await run(["recoup", plan, "--by", "2024", ...quickly, "--json"]);
});

test("for a person: how much, how sure, at what price, each step and year, both laws", () => {
  const { code, out, err } = text;
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("All $40,000 of minimum tax credit can be back by the end of 2024.");
  expect(out).toContain("Doing nothing gets back $7,821 by the end of 2024");
  expect(out).toMatch(
    /less than the plan that leaves the most, which gets back\s+\$7,821 by the end of 2024: the\s+price/,
  );
  expect(out).toMatch(/2024-03-01 +sell +7,151 +ISO +\+32,180 /);
  expect(out).toMatch(/negative adjustment of -\$214,530\s+on Form 6251 line 2k/);
  expect(out).toMatch(/2024 +69,718 +29,718 +40,000 +40,000 +- /);
  expect(out).toContain("2,849 shares of ISO");
  expect(out).toContain("Under both laws of 2026");
  expect(out).toContain("Not tax advice");
});

test("its document has a plan for each law, which evaluate and explain take", async () => {
  const { code, out, err } = document;
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const { laws, by } = JSON.parse(out);
  expect(by).toBe(2024);
  expect(laws.map(({ law }: { law: string }) => law)).toEqual(["enacted", "tcja-sunset"]);
  expect(laws[0].decisions).toEqual([{ date: "2024-03-01", do: "sell", lot: "ISO", shares: 7151, scenario: "all" }]);
  expect(laws[0].ifLaw.enacted).toEqual({ credit: 40_000, wealth: laws[0].wealth });
  const back = file("back.json", out);
  for (const rank of ["1", "2"]) {
    const evaluated = JSON.parse((await run(["evaluate", plan, back, "--plan", rank, "--json"])).out);
    expect(evaluated.scenarios[0].years[0].minimumTaxCreditUsed).toBe(40_000);
    if (rank === "1") expect(evaluated.value).toBe(laws[0].wealth);
  }
  const explained = await run(["explain", plan, "--decisions", back, "--year", "2024", "--form", "8801"]);
  expect(explained.out).toMatch(/24 {2}Regular tax above the tentative minimum tax \.+ 40,000\.00/);
});

test("without credit there is nothing to get back, which is no failure", async () => {
  const none = file(
    "none.yaml",
    "version: 1\nhousehold: {filingStatus: single}\nhorizon: {start: 2024-03-01, end: 2024-12-31}\n",
  );
  const { code, out } = await run(["recoup", none, ...quickly]);
  expect(code).toBe(0);
  expect(out).toContain("There is no minimum tax credit to get back");
  expect(JSON.parse((await run(["recoup", none, ...quickly, "--json"])).out)).toMatchObject({ by: null, laws: [] });
});

test.each([
  [["--by", "2027"], "--by 2027 is outside the plan's horizon.\nGive a year from 2024 to 2025."],
  [["--by", "soon"], '--by: "soon" is not a year'],
])("%s is refused with what would be right", async (words, message) => {
  const { code, out, err } = await run(["recoup", plan, ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test("limits that cannot hold together end it with exit code 1", async () => {
  const cannot = file(
    "cannot.yaml",
    `version: 1
household: {filingStatus: single}
horizon: {start: 2024-03-01, end: 2024-12-31}
income: {wages: 200000}
carryovers: {minimumTaxCredit: 40000}
securities: {ACME: {price: 32}}
lots: [{id: A, security: ACME, acquired: 2020-01-05, shares: 10, basis: 2}]
limits: {keep: {ACME: 11}}
`,
  );
  const { code, err } = await run(["recoup", cannot, ...quickly]);
  expect(code).toBe(1);
  expect(err).toContain("limits.keep.ACME");
});
