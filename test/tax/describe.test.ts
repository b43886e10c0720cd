import { expect, test } from "vitest";
import { describe, inputName } from "../../tax/graph/describe.ts";
import {
  cents,
  dividedBy,
  type Expression,
  hinge,
  input,
  lines,
  max,
  min,
  minus,
  negative,
  schedule,
  steps,
  sum,
  times,
  when,
} from "../../tax/graph/expression.ts";
import { returnInputs, returnNetwork } from "../../tax/tax-return.ts";

const line = lines("Form 6251", "");
const [l1, l4, l5, l12] = ["1", "4", "5", "12"].map((number) => line(number, "", input("wages"))) as [
  Expression,
  Expression,
  Expression,
  Expression,
];
const d21 = lines("Schedule D", "")("21", "", 0);
const rates = { rates: [0.26, 0.28], tops: [232_600] };

test.each<[Expression, string]>([
  [sum(l1, l4), "line 1 + line 4"],
  [minus(l4, l5), "line 4 − line 5"],
  [minus(l4, minus(l5, l1)), "line 4 − line 5 + line 1"],
  [d21, "Schedule D line 21"],
  [sum(l1, input("isoBargainElement")), "line 1 + bargain element of ISOs exercised"],
  [sum(l1, 0), "line 1"],
  [minus(l1, 3000), "line 1 − 3,000"],
  [sum(times(0, l1), times(0.15, l4), times(0.2, l5)), "15 % of line 4 + 20 % of line 5"],
  [minus(l1, times(0.25, minus(l4, 609_350))), "line 1 − 25 % of (line 4 − 609,350)"],
  [times(2, l1), "2 × line 1"],
  [times([2, 37], l1), "2 × line 1 ÷ 37"],
  [minus(l1, sum(100, dividedBy(0.25, 50))), "line 1 − 300"],
  [times(-1, 0), "0"],
  [times(0, l1), "0"],
  [negative(l1), "minus line 1"],
  [hinge(minus(l4, l5)), "line 4 − line 5, but not below 0"],
  [hinge(negative(l4)), "line 4 as a positive amount if it is a loss, otherwise 0"],
  [sum(l1, hinge(l4)), "line 1 + (line 4, but not below 0)"],
  [min(l4, l5), "the smaller of line 4 and line 5"],
  [max(l4, -3000), "the larger of line 4 and −3,000"],
  [min(min(l1, l4), l5), "the smallest of line 1, line 4 and line 5"],
  [min(l1, minus(l4, l5)), "the smaller of line 1 and (line 4 − line 5)"],
  [hinge(min(l4, l5)), "the smaller of line 4 and line 5, but not below 0"],
  [minus(l1, min(l4, l5)), "line 1 − (the smaller of line 4 and line 5)"],
  [schedule(l12, rates), "26 % up to 232,600, then 28 %, on line 12"],
  [when(minus(l4, 14_600), l1, 14_600), "line 1 if line 4 is more than 14,600, otherwise 14,600"],
  [when(l4, l1, 0), "line 1 if line 4 is above 0, otherwise 0"],
  [cents(times(0.6, l1)), "60 % of line 1, rounded to the cent"],
  [steps(minus(l1, 100), 2500), "the number of times that 2,500, or a part of it, goes into (line 1 − 100)"],
])("%j is “%s”", (expression, text) => {
  expect(describe(line("99", "", expression))).toBe(text);
});

test("a line without a number goes by its title", () => {
  const credit = lines("FTB 3510", "")("used", "Credit used", 0);
  expect(describe(minus(l1, credit), { form: "Form 6251" })).toBe("line 1 − FTB 3510 “Credit used”");
});

test("every line of every return can be told, and every input has a name", () => {
  for (const filingStatus of ["single", "mfs"] as const) {
    for (const itemize of ["auto", "always", "never"] as const) {
      const kind = {
        law: "enacted",
        year: 2026,
        filingStatus,
        state: "CA",
        itemize,
        stateIncomeTax: "auto",
        indexing: 0.025,
      } as const;
      for (const { line } of returnNetwork(kind).lines) expect(describe(line)).not.toMatch(/undefined|NaN|\[object|^$/);
    }
  }
  for (const name of returnInputs) expect(inputName(name)).not.toMatch(/[a-z][A-Z]|\./);
});
