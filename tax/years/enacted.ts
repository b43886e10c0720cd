/**
 * The law as it stands: the facts of each published year, and beyond them the last ones grown.
 */
import { childTaxCreditStart } from "./child-tax-credit.ts";
import type { ByStatus, FederalYear, YearFacts } from "./facts.ts";
import { federal2018 } from "./federal-2018.ts";
import { federal2019 } from "./federal-2019.ts";
import { federal2020 } from "./federal-2020.ts";
import { federal2021 } from "./federal-2021.ts";
import { federal2022 } from "./federal-2022.ts";
import { federal2023 } from "./federal-2023.ts";
import { federal2024 } from "./federal-2024.ts";
import { federal2025 } from "./federal-2025.ts";
import { federal2026 } from "./federal-2026.ts";
import { grownFacts } from "./grown-facts.ts";

/** The first year of P.L. 115-97. */
export const FIRST_FEDERAL_YEAR = 2018;
export const LAST_FEDERAL_YEAR = 2026;

const published: ReadonlyMap<number, FederalYear> = new Map([
  [2018, federal2018],
  [2019, federal2019],
  [2020, federal2020],
  [2021, federal2021],
  [2022, federal2022],
  [2023, federal2023],
  [2024, federal2024],
  [2025, federal2025],
  [2026, federal2026],
]);

/** What no year changes, or few. */
const unchanging = {
  niit: { rate: 0.038, threshold: { single: 200_000, mfj: 250_000, mfs: 125_000, hoh: 200_000 } },
  /** Only a joint return has 250,000. */
  additionalMedicare: {
    rate: 0.009,
    threshold: { single: 200_000, mfj: 250_000, mfs: 125_000, hoh: 200_000, qss: 200_000 },
  },
  capitalLossLimit: { single: 3000, mfj: 3000, mfs: 1500, hoh: 3000 },
  giftsBesideStandard: { single: 0, mfj: 0, mfs: 0, hoh: 0 },
  pease: null,
  personalExemption: null,
  childTaxCredit: {
    child: 2000,
    other: 500,
    phaseoutStart: childTaxCreditStart,
  },
  section1202: {
    applicableDate: "2025-07-04",
    limitBefore: { single: 10_000_000, mfj: 10_000_000, mfs: 5_000_000, hoh: 10_000_000 },
    limitAfter: { single: 15_000_000, mfj: 15_000_000, mfs: 7_500_000, hoh: 15_000_000 },
  },
};

/** Facts that no revenue procedure publishes. */
const statutes = {
  "amt.phaseoutRate": "IRC 55(d)(2)",
  "amt.mfsAddBackRate": "IRC 55(d)(2), last sentence",
  salt: "P.L. 115-97, 11042",
  "charity.limit": "P.L. 115-97, 11023",
  "charity.floor": "none until 2025",
  giftsBesideStandard: "not known here before 2026",
  itemizedReduction: "none until 2025",
  pease: "P.L. 115-97, 11046: none from 2018 on",
  personalExemption: "P.L. 115-97, 11041: none from 2018 on",
  childTaxCredit: "P.L. 115-97, 11022: IRC 24(h)",
  section1202: "IRC 1202(b)(1), (3); P.L. 119-21, 70431",
  niit: "IRC 1411, not indexed",
  additionalMedicare: "IRC 3101(b)(2), not indexed",
  capitalLossLimit: "IRC 1211(b), not indexed",
  wageBase: "Social Security Administration",
};

/** The facts of a published year, with what no year changes. */
export const completed = (year: FederalYear): YearFacts => ({
  ...unchanging,
  ...year,
  sources: { ...statutes, ...year.sources },
});

/** @param year from the first published one on */
export function enactedFacts(year: number, indexing: number): YearFacts {
  const last = Math.min(year, LAST_FEDERAL_YEAR);
  const facts = completed(published.get(last)!);
  return { ...grownFacts(facts, { from: last, to: year, indexing }), salt: saltOf(year, facts) };
}

/**
 * The cap and the start of its phase-down grow by 1 % a year through 2029; from 2030 the cap is its floor again.
 *
 * @source IRC 164(b)(7), P.L. 119-21, 70120: 40,804 in 2027, 41,212 in 2028, 41,624 in 2029
 */
function saltOf(year: number, { salt }: YearFacts): YearFacts["salt"] {
  const { cap, phaseDown } = salt;
  if (cap === null || phaseDown === null) return salt;
  if (year >= 2030) return { cap: phaseDown.floor, phaseDown: null };
  const factor = 1.01 ** Math.max(0, year - LAST_FEDERAL_YEAR);
  // The published caps are whole dollars, cut, not rounded; a separate return has half of them.
  const whole = ({ single }: ByStatus<number>): ByStatus<number> => {
    const amount = Math.floor(single * factor + 1e-6);
    return { single: amount, mfj: amount, mfs: amount / 2, hoh: amount };
  };
  return { cap: whole(cap), phaseDown: { ...phaseDown, start: whole(phaseDown.start) } };
}
