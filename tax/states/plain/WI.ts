/**
 * Wisconsin. 30 % of net long-term gain is not taxed, and the standard deduction shrinks with income. Losses count up to $3,000, as on
 * the federal return, since 2023.
 */
import type { PlainState } from "./plain-state.ts";

const rates = [0.035, 0.044, 0.053, 0.0765];
const tops = (
  single: readonly [number, number, number],
  mfj: readonly [number, number, number],
  mfs: readonly [number, number, number],
) => ({ single, mfj, mfs, hoh: single });
/** A head of household loses the more until the deduction is that of a single filer. */
const lost = (single: number, mfj: number, mfs: number, asSingle: number) => ({
  single: { kind: "schedule" as const, rates: [0, 0.12], tops: [single] },
  mfj: { kind: "schedule" as const, rates: [0, 0.19778], tops: [mfj] },
  mfs: { kind: "schedule" as const, rates: [0, 0.19778], tops: [mfs] },
  hoh: { kind: "schedule" as const, rates: [0, 0.22515, 0.12], tops: [single, asSingle] },
});
const exemption = { single: 700, mfj: 1400, mfs: 700, hoh: 700, qss: 700 };

export const WI: PlainState = {
  code: "WI",
  name: "Wisconsin",
  form: "Form 1 (WI)",
  citation: "Wis. Stat. 71.05, 71.06",
  base: {
    kind: "federal-agi",
    longTermExcluded: {
      years: { 2024: 0.3, 2025: 0.3, 2026: 0.3 },
      source: "Wis. Stat. 71.05(6)(b)9; Schedule WD",
      checkedAgainst: ["PolicyEngine US", "TaxSlayer, Schedule WD"],
    },
  },
  rates: {
    years: { 2024: rates, 2025: rates, 2026: rates },
    source: "Wis. Stat. 71.06",
    checkedAgainst: [
      "PolicyEngine US",
      "Bankrate (2024)",
      "tenforty-spec (2024, 2025)",
      "Tax Foundation, table of 2026",
    ],
  },
  tops: {
    years: {
      2024: tops([14_320, 28_640, 315_310], [19_090, 38_190, 420_420], [9550, 19_090, 210_210]),
      2025: tops([14_680, 50_480, 323_290], [19_580, 67_300, 431_060], [9790, 33_650, 215_530]),
    },
    indexed: true,
    source: "Wis. Stat. 71.06; 2025 Wisconsin Act 15",
    checkedAgainst: [
      "PolicyEngine US (but for the second top of 2025, $51,130 there)",
      "Bankrate (2024)",
      "American Elite Tax (first and third top of 2025; single, joint)",
      "tenforty-spec and Wisconsin Tax Bulletin 230 (second top of 2025)",
    ],
  },
  standardDeduction: {
    years: {
      2024: { single: 13_230, mfj: 24_490, mfs: 11_630, hoh: 17_090 },
      2025: { single: 13_560, mfj: 25_110, mfs: 11_930, hoh: 17_520 },
    },
    indexed: true,
    source: "Wis. Stat. 71.05(22); Form 1, standard deduction table",
    checkedAgainst: [
      "PolicyEngine US",
      "Bankrate, filing requirements (2024; single, joint)",
      "Tax Foundation, table of 2025: where it is gone (single, joint)",
    ],
  },
  deductionPhaseout: {
    income: "state income",
    by: {
      years: { 2024: lost(19_070, 27_520, 13_060, 55_779), 2025: lost(19_550, 28_210, 13_390, 57_210) },
      indexed: true,
      source: "Wis. Stat. 71.05(22)(dp), (dt)",
      checkedAgainst: [
        "PolicyEngine US",
        "Wisconsin Legislature, A.B. 4 (2019): the percentages",
        "Tax Foundation, table of 2025 (single, joint)",
      ],
    },
  },
  exemption: {
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "Wis. Stat. 71.05(23)",
    checkedAgainst: ["PolicyEngine US", "Bankrate (2024)", "tenforty-spec (2024, 2025)"],
  },
  leavesOut: [
    "The credit for itemized deductions, and the school property tax credit of up to $300.",
    "The standard deduction of separate returns and heads of household, and where it starts to shrink in 2024, which only one source gives: nothing is left of it above $133,000 of income in any case ($156,000 joint).",
    "The married couple credit of up to $480.",
    "Dependents, and credits for children, care, age and low income.",
  ],
};
