import type { Plan } from "../model/plan.ts";

/** The most that a share costs or brings at any time, in dollars, and at least one. */
export function dearestShare({ scenarios, grants }: Plan): number {
  const prices = scenarios.flatMap(({ securities }) => securities.flatMap((security) => security.prices));
  return Math.max(1, ...prices.map(({ price }) => price), ...grants.map(({ strike }) => strike));
}
