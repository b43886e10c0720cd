/** A cell of the meter's heat map is the headroom of the plan with other numbers. */
import { expect, test } from "vitest";
import { headroom } from "../../lib/headroom.ts";
import { parsePlan } from "../../scenarios/parse-plan.ts";
import { planOtherwise } from "../../web/engine/otherwise.ts";

const plan = (wages: string, price: string) =>
  parsePlan(
    `version: 1
household: {filingStatus: single}
horizon: {start: 2025-11-15, end: 2026-12-31}
income: {wages: ${wages}}
cash: {start: 60000}
securities: {ACME: {price: ${price}}, VTI: {price: 250}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 9000, expires: 2031-02-01}
decisions: [2025-12-15]
`,
    "plan.yaml",
  );
const starts = (of: ReturnType<typeof plan>) => headroom(of, { grant: "ISO-1", date: "2025-12-15" }).amtStarts.shares;

test("half the wages and twice the price, in every year and on every day", () => {
  const given = plan("{2025: 200000, 2026: 300000}", "{2025-11-15: 20, 2026-06-30: 30}");
  const otherwise = planOtherwise(given, { wages: 0.5, security: "ACME", price: 2 });
  const written = plan("{2025: 100000, 2026: 150000}", "{2025-11-15: 40, 2026-06-30: 60}");
  expect(otherwise.scenarios[0]!.securities).toEqual(written.scenarios[0]!.securities);
  expect(starts(otherwise)).toBe(starts(written));
  expect(starts(otherwise)).not.toBe(starts(given));
});
