/** Form 2210 by hand, on both sides of each of its kinks. */
import { expect, test } from "vitest";
import { form2210Inputs, form2210Network } from "../../tax/forms/form-2210.ts";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { work } from "./file.ts";

type Given = Partial<Record<(typeof form2210Inputs)[number], number>>;

function file(given: Given, filingStatus: FilingStatus = "single") {
  const inputs = form2210Inputs.map((name) => Math.round((given[name] ?? 0) * 100));
  const { line, output } = work(form2210Network(2025, filingStatus, 0.025), inputs);
  return { installment: output("installment"), line };
}

test("last year's tax, where that is less than 90 % of this year's", () => {
  const { line, installment } = file({
    federalTax: 39_494,
    niit: 300,
    additionalMedicareTax: 94,
    withheld: 25_067,
    "lastYear.federalTax": 30_000,
    "lastYear.agi": 140_000,
  });
  expect(line("1")).toBe(39_100);
  expect(line("2")).toBe(394);
  expect(line("4")).toBe(39_494);
  expect(line("5")).toBe(35_544.6); // 90 %
  expect(line("7")).toBe(14_427);
  expect(line("8")).toBe(30_000);
  expect(line("9")).toBe(30_000);
  expect(line("10")).toBe(7500);
  expect(line("11")).toBe(6266.75);
  expect(installment).toBe(1233.25);
});

test("90 % of this year's tax, where that is less", () => {
  // 36,000 less 25,067 of withholding, a quarter each.
  const given = { federalTax: 40_000, withheld: 25_067, "lastYear.federalTax": 200_000, "lastYear.agi": 140_000 };
  expect(file(given).line("9")).toBe(36_000);
  expect(file(given).installment).toBe(2733.25);
});

test.each([
  ["single", 150_000, 30_000],
  ["single", 150_000.01, 33_000],
  ["mfj", 150_000.01, 33_000],
  ["mfs", 75_000, 30_000],
  ["mfs", 75_000.01, 33_000],
] as const)("110 % of last year's tax above its AGI threshold: %s, %d: %d", (status, agi, required) => {
  const given = { federalTax: 90_000, "lastYear.federalTax": 30_000, "lastYear.agi": agi };
  expect(file(given, status).line("9")).toBe(required);
});

test("none where the tax beyond withholding is less than 1,000", () => {
  const given = { withheld: 20_000, "lastYear.federalTax": 30_000 };
  // At 21,000: 90 % is 18,900, below withholding. So take withholding of nothing to see the kink alone.
  expect(file({ federalTax: 999.99, "lastYear.federalTax": 30_000 }).installment).toBe(0);
  expect(file({ federalTax: 1000, "lastYear.federalTax": 30_000 }).installment).toBe(225); // 900 / 4
  expect(file({ ...given, federalTax: 22_222.2 }).installment).toBe(0); // 90 % is 19,999.98
  expect(file({ ...given, federalTax: 22_222.4 }).installment).toBe(0.04); // 90 % is 20,000.16
});

test("no tax last year: nothing is required", () => {
  expect(file({ federalTax: 50_000 }).installment).toBe(0);
});
