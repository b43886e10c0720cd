/** The charts, drawn without a page: what stands in them are the figures of the data. */
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { documentOf } from "../../lib/given-decisions.ts";
import { decided } from "../../model/decided.ts";
import { evaluate } from "../../model/evaluate.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { quantile } from "../../report/charts/fan.ts";
import { type Chart, fan, holdingPeriods, ledgerChart, taxByYear, valueAndBound } from "../../report/charts/index.ts";
import { holdingsOf } from "../../report/holdings.ts";
import { ledgerOf } from "../../report/ledger.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const canvas = { document, width: 720 };
const textsOf = ({ svg }: Chart): string[] => [...svg.querySelectorAll("text")].map((each) => each.textContent ?? "");

const plan = parsePlan(
  `
version: 1
household: {filingStatus: single}
horizon: {start: 2024-01-15, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 100000}
securities: {ACME: {price: 60}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2022-06-01, strike: 10, shares: 2000, expires: 2032-06-01}
lots:
  - {id: OLD, security: ACME, acquired: 2023-12-31, shares: 100, basis: 50}
`,
  "plan.yaml",
);
const { compiled, shares, decisions } = decided(
  documentOf([
    { date: "2024-01-15", do: "exercise", grant: "ISO-1", shares: 2000 },
    { date: "2025-01-15", do: "sell", lot: "ISO-1@2024-01-15", shares: 500 },
    { date: "2025-04-15", do: "sell", lot: "ISO-1@2024-01-15", shares: 700 },
    { date: "2025-01-15", do: "sell", lot: "OLD", shares: 100 },
  ]),
  plan,
);
const result = evaluate(compiled, shares).scenarios[0]!;

test("a lot's holding periods: a sale on the anniversary of the exercise is disqualifying, a day later it is not", () => {
  const [old, iso] = holdingsOf(plan, decisions);
  // IRC 422(a)(1): more than a year from the exercise, 2024-01-15, and more than two from the grant, 2022-06-01.
  expect(iso).toMatchObject({
    lot: "ISO-1@2024-01-15",
    favorableFrom: "2025-01-16",
    left: 800,
    spans: [
      { from: "2024-01-15", to: "2025-01-16", period: "disqualifying" },
      { from: "2025-01-16", to: "2026-12-31", period: "qualifying" },
    ],
    sales: [
      { date: "2025-01-15", shares: 500, period: "disqualifying" },
      { date: "2025-04-15", shares: 700, period: "qualifying" },
    ],
  });
  // Acquired on a month's last day: the period runs through the last day of the same month (Rev. Rul. 66-7).
  expect(old).toMatchObject({ favorableFrom: "2025-01-01", left: 0, sales: [{ period: "longTerm" }] });
});

test("the ledger's years follow on each other: what one passes on is what the next takes in", () => {
  const { accounts } = ledgerOf({ compiled, shares, decisions }, 0);
  const credit = accounts.find(({ name }) => name === "carryover.minimumTaxCredit")!;
  expect(credit.carried[0]!.in).toBe(0);
  expect(credit.carried[0]!.out).toBe(result.years[0]!.minimumTaxCredit);
  expect(credit.carried[0]!.out).toBeGreaterThan(0);
  for (const { carried } of accounts) {
    for (const [i, { in: taken }] of carried.entries()) if (i > 0) expect(taken).toBe(carried[i - 1]!.out);
  }
});

test("bars of tax: the number over each is the year's tax, and the legend names what is in them", () => {
  const chart = taxByYear(result, canvas);
  const { federalTax, stateTax, payrollTax } = result.years[1]!;
  const thousands = `$${Number(((federalTax + stateTax + payrollTax) / 1000).toFixed(1))}k`;
  expect(textsOf(chart)).toContain(thousands);
  expect(chart.legend.map(({ label }) => label)).toEqual(["Regular tax", "AMT", "Other federal tax", "Credits used"]);
});

test("the timeline has each lot, what was exercised and what was sold", () => {
  const holdings = holdingsOf(plan, decisions);
  const texts = textsOf(holdingPeriods({ holdings, horizon: plan.horizon }, canvas));
  expect(texts).toEqual(expect.arrayContaining(["OLD", "ISO-1@2024-01-15", "2,000", "500", "700", "100"]));
});

test("the ledger's picture has a row for each account that holds something; those that hold the same share it", () => {
  const { accounts, years } = ledgerOf({ compiled, shares, decisions }, 0);
  const titles = accounts.map(({ title }) => title);
  expect(titles).toContain("Minimum tax credit");
  expect(textsOf(ledgerChart({ accounts, years }, canvas)).join("\n")).toContain("Minimum tax credit");
});

test("few futures are lines by name, many are bands", () => {
  const path = (name: string, probability: number, end: number) => ({
    name,
    probability,
    points: [
      { date: "2024-12-31", value: 100 },
      { date: "2025-12-31", value: end },
    ],
  });
  const few = fan({ title: "Cash", paths: [path("boom", 0.6, 300), path("bust", 0.4, 5)] }, canvas);
  expect(textsOf(few)).toEqual(expect.arrayContaining(["boom", "bust"]));
  const many = fan({ title: "Cash", paths: Array.from({ length: 20 }, (_, i) => path(`s${i}`, 0.05, i)) }, canvas);
  expect(textsOf(many)).not.toContain("s3");
  expect(many.legend).toHaveLength(3);
});

test("a quantile weighs by probability: the least value at or below which so much of it lies", () => {
  const values = [
    { probability: 0.1, value: 30 },
    { probability: 0.7, value: 10 },
    { probability: 0.2, value: 20 },
  ];
  // Below 10: 0.7; up to 20: 0.9; up to 30: 1.
  expect([0.5, 0.7, 0.71, 0.9, 0.95].map((level) => quantile(values, level))).toEqual([10, 10, 20, 20, 30]);
});

test("value beside the bound", () => {
  const plans = [
    { name: "plan 1", value: 412_345, isRanked: true },
    { name: "do nothing", value: 351_000, isRanked: false },
  ];
  const texts = textsOf(valueAndBound({ plans, bound: 413_000, isMinimum: false }, canvas));
  expect(texts).toEqual(expect.arrayContaining(["plan 1", "do nothing", "$412k", "$351k", "bound $413k"]));
});

test("a name with markup in it stays text", () => {
  const name = '"><script>x</script>';
  const { svg } = valueAndBound({ plans: [{ name, value: 1, isRanked: true }], bound: 2, isMinimum: false }, canvas);
  const read = parseHTML(`<!doctype html><html><body>${svg.outerHTML}</body></html>`).document;
  expect(read.querySelectorAll("script")).toHaveLength(0);
  expect(read.querySelector("text")!.textContent).toBe(name);
});
