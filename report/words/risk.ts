/** Risk in words: how safe a plan is, always told so that more is better. */
import type { Distribution, RiskMeasure } from "../../model/risk.ts";
import { percent, wholeDollars } from "./amounts.ts";

export interface Safety {
  /** As of a column or an axis: "Left in the worst 5 %". */
  label: string;
  /** What a plan is best in: "in the worst 5 % of cases". */
  where: string;
  /** Of a plan: dollars that are left there, or the probability of having enough. */
  of: (point: { risk: number; distribution: Distribution }) => number;
  /** `$212,070`, or `90 %`. */
  inWords: (safety: number) => string;
  /** Of a plan that is so safe: "leaves $212,070 in the worst 5 % of cases". */
  told: (safety: number) => string;
  /** Of a picture, after what is on the other axis: "by what is left in the worst 5 % of cases". */
  by: string;
  /** What is a unit of it, for its price: "a dollar more in the worst 5 % of cases". */
  unit: string;
}

export function safetyBy(risk: RiskMeasure): Safety {
  switch (risk.kind) {
    case "cvar": {
      const worst = `the worst ${percent(1 - risk.level)}`;
      return {
        label: `Left in ${worst}`,
        where: `in ${worst} of cases`,
        of: ({ distribution }) => distribution.cvar.left,
        inWords: wholeDollars,
        told: (left) => `leaves ${wholeDollars(left)} in ${worst} of cases`,
        by: `by what is left in ${worst} of cases`,
        unit: `a dollar more in ${worst} of cases`,
      };
    }
    case "worstCase":
      return {
        label: "Left in the worst case",
        where: "in the worst case",
        of: ({ distribution }) => distribution.worst,
        inWords: wholeDollars,
        told: (left) => `leaves ${wholeDollars(left)} in the worst case`,
        by: "by what is left in the worst case",
        unit: "a dollar more in the worst case",
      };
    case "shortfall": {
      const enough = `at least ${wholeDollars(risk.below)}`;
      return {
        label: `Chance of ${enough}`,
        where: `by the chance of ${enough}`,
        of: (point) => 1 - point.risk,
        inWords: percent,
        told: (chance) => `leaves ${enough} with a chance of ${percent(chance)}`,
        by: `by the chance of ${enough}`,
        unit: `one more hundredth of chance of ${enough}`,
      };
    }
  }
}
