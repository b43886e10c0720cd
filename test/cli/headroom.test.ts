import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fixture, run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "crossover-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A single filer without a state, with ISOs at 2 and NSOs at 5 of a stock that goes from 20 to 40. */
const planOf = (more = "") => `version: 1
name: ISOs and NSOs
household: {filingStatus: single}
horizon: {start: 2024-11-15, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 500000}
securities:
  ACME: {price: {2024-11-15: 20, 2026-12-31: 40}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 9000, vesting: all, expires: 2031-02-01}
  - {id: NSO-1, type: nso, security: ACME, granted: 2021-02-01, strike: 5, shares: 1000, vesting: all, expires: 2031-02-01}
decisions: yearly
${more}`;
const plan = file("plan.yaml", planOf());

test("the answer comes first, then every date, then the curve with its kinks by name", async () => {
  const { code, out, err } = await run(["headroom", plan]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  // 150,000 - 14,600 = 135,400: regular tax 25,538.50. 26 % of (150,000 - 85,700) = 16,718. 8,820.50 / (0.26 x 18) = 1,884.7.
  expect(out).toContain("On 2024-11-15, of ISO-1: 9,000 options to exercise");
  // With 1,885: 16,718 + 0.26 x 33,930 - 25,538.50 = 1.30.
  expect(out).toContain("1,884  before AMT starts for 2024; with one more it is $1.30");
  expect(out).toMatch(/On every date[\s\S]*2024-11-15 +9,000 +1,884[\s\S]*2025-12-15 +9,000/);
  expect(out).toMatch(/1,884 +- .*26 % +\+4\.68 .*2024: AMT starts/);
  expect(out).toContain("o tax of 2024");
  expect(out).not.toContain("NSO-1");
});

test("the document: one entry for each grant and day, amounts in dollars", async () => {
  const { code, out } = await run(["headroom", plan, "--year", "2024", "--within", "1", "--json"]);
  expect(code).toBe(0);
  const found = JSON.parse(out);
  expect(Object.keys(found)).toEqual(["plan", "scenario", "within", "decided", "exercises", "leavesOut", "notes"]);
  expect(found.exercises.map(({ date }: { date: string }) => date)).toEqual(["2024-11-15", "2024-12-15"]);
  const [first] = found.exercises;
  expect(first).toMatchObject({
    grant: "ISO-1",
    year: 2024,
    room: 9000,
    bargainElement: 18,
    lapses: null,
    amtStarts: { outcome: "starts", shares: 1884, amt: 0, oneMore: 1.3 },
    stateAmtStarts: null,
    comesBack: { by: 2025 },
  });
  expect(first.curve[0]).toMatchObject({ shares: 0, amt: 0, kinks: [] });
  expect(first.curve.at(-1)).toMatchObject({ shares: 9000, perShare: null });
  const amtStarts = first.curve.find(({ shares }: { shares: number }) => shares === 1884);
  expect(amtStarts.perShare.amt).toBe(4.68);
  expect(amtStarts.kinks).toContainEqual({
    at: 1884.722,
    year: 2024,
    form: "Form 6251",
    line: "11",
    title: "Alternative minimum tax",
    what: "AMT starts: the tentative minimum tax passes the regular tax",
  });
});

test("any day of the horizon may be asked about", async () => {
  const { out } = await run(["headroom", plan, "--date", "2025-06-30", "--json"]);
  expect(JSON.parse(out).exercises.map(({ date }: { date: string }) => date)).toEqual(["2025-06-30"]);
});

test("on top of decisions: options exercised already are not there, and their AMT counts", async () => {
  const decisions = file("decided.yaml", "decisions: [{date: 2024-11-15, do: exercise, grant: ISO-1, shares: 1000}]");
  const { out } = await run(["headroom", plan, "--decisions", decisions, "--date", "2024-11-15", "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    decided: 1,
    exercises: [{ room: 8000, amtStarts: { shares: 884, oneMore: 1.3 } }],
  });
});

test("AMT that is due anyway, none at any number, and a plan without ISOs say so", async () => {
  const due = file("due.yaml", planOf("thisYear: {isoBargainElement: 200000}"));
  expect((await run(["headroom", due, "--date", "2024-11-15"])).out).toMatch(
    /0 {2}AMT of \$[\d,.]+ is due for 2024 without any exercise; one share makes it/,
  );
  const small = await run(["headroom", fixture("small.yaml"), "--date", "2024-11-15"]);
  expect(small.out).toContain("1,000  all of them: no number brings AMT for 2024");
  const none = file("none.yaml", planOf().replace(/ {2}- \{id: ISO-1.*\n/, ""));
  const answer = await run(["headroom", none]);
  expect(answer.code).toBe(0);
  expect(answer.out).toContain("There are no ISOs in this plan");
  expect(JSON.parse((await run(["headroom", none, "--json"])).out).exercises).toEqual([]);
});

test("options that would lapse are told, since not exercising costs no tax", async () => {
  const lapsing = file("lapsing.yaml", planOf().replaceAll("2031-02-01", "2025-06-30"));
  const { out } = await run(["headroom", lapsing, "--year", "2024"]);
  expect(out).toMatch(/0 {2}for the least tax of all years, \$[\d,]+: no number of shares makes it less/);
  expect(out).toContain("lapse after 2025-06-30");
});

test.each([
  [["--grant", "NSO-1"], "--grant: NSO-1 are NSOs"],
  [["--grant", "ISO-9"], "--grant: there is no grant “ISO-9” in the plan.\nIts ISOs are ISO-1."],
  [["--year", "2030"], "--year 2030 is outside the plan's horizon.\nGive one from 2024 to 2026."],
  [["--date", "2024-02-30"], "--date: “2024-02-30” is no day."],
  [["--date", "2027-01-01"], "--date 2027-01-01 is outside the plan's horizon."],
  [["--scenario", "boom"], "--scenario: there is no scenario “boom”"],
  [["--plan", "2"], "Give the file: --decisions solved.json"],
])("%s is refused with what would be right", async (words, message) => {
  const { code, err, out } = await run(["headroom", plan, ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test("a sale at a loss that the exercise would make a wash sale is refused", async () => {
  const losing = file(
    "losing.yaml",
    planOf("lots: [{id: L, security: ACME, acquired: 2020-01-02, shares: 100, basis: 90}]"),
  );
  const decisions = file("loss.yaml", "decisions: [{date: 2024-11-20, do: sell, lot: L, shares: 100}]");
  const { code, err } = await run(["headroom", losing, "--decisions", decisions, "--date", "2024-12-15"]);
  expect(code).toBe(2);
  expect(err).toContain("a wash sale");
  expect((await run(["headroom", losing, "--decisions", decisions, "--date", "2025-12-15"])).code).toBe(0);
});
