import type { Plan, YearAmounts } from "../../model/plan.ts";

/** How wages, and the prices of one stock, come out against what the plan says: 1 is as it says. */
export interface Otherwise {
  wages: number;
  security: string;
  price: number;
}

/** The plan as it would be then. */
export function planOtherwise(plan: Plan, { wages, security, price }: Otherwise): Plan {
  return {
    ...plan,
    scenarios: plan.scenarios.map((scenario) => ({
      ...scenario,
      income: { ...scenario.income, wages: times(scenario.income.wages, wages) },
      securities: scenario.securities.map((each) =>
        each.id === security
          ? { ...each, prices: each.prices.map((point) => ({ ...point, price: point.price * price })) }
          : each,
      ),
    })),
  };
}

const times = (amounts: YearAmounts, by: number): YearAmounts =>
  typeof amounts === "number" ? amounts * by : new Map([...amounts].map(([year, amount]) => [year, amount * by]));
