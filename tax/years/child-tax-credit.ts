/** From which AGI the credits for dependents go, since 2018. IRC 24(h)(3), not indexed. */
import type { ByStatus } from "./facts.ts";

export const childTaxCreditStart: ByStatus<number> = {
  single: 200_000,
  mfj: 400_000,
  mfs: 200_000,
  hoh: 200_000,
  qss: 200_000,
};
