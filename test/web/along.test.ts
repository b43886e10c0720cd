/** The meter reads between the points of a headroom's curve. */
import { expect, test } from "vitest";
import { evaluate } from "../../lib/evaluate.ts";
import { headroom } from "../../lib/headroom.ts";
import { readPlan } from "../../model/read-plan.ts";
import { along } from "../../web/meter/along.ts";

test("along the first example, what the meter says is what evaluate says, to the dollar", () => {
  const plan = readPlan("examples/startup-loss.yaml");
  const date = "2024-11-15";
  const curve = headroom(plan, { grant: "ISO-1", date });
  for (const shares of [0, 5000, 22_666, 30_000, 44_999, 45_000]) {
    const decisions = shares === 0 ? [] : [{ date, do: "exercise", grant: "ISO-1", shares } as const];
    const [year] = evaluate(plan, decisions).scenarios[0]!.years;
    const read = along(curve, shares);
    expect(Math.abs(read.amt - year!.amt)).toBeLessThan(1);
    expect(Math.abs(read.yearTax - year!.federalTax - year!.stateTax)).toBeLessThan(1);
  }
  // Above the crossover a share more adds 26 % of its bargain element, 1.40.
  expect(along(curve, 30_000).perShare!.amt).toBeCloseTo(0.26 * (2.25 - 0.85), 6);
});
