/**
 * New Hampshire. Interest and dividends were taxed until 2024; from 2025 nothing is.
 */
import type { PlainState } from "./plain-state.ts";

const exemption = { single: 2400, mfj: 4800, mfs: 2400, hoh: 2400, qss: 2400 };

export const NH: PlainState = {
  code: "NH",
  name: "New Hampshire",
  form: "Form DP-10 (NH)",
  citation: "RSA 77, repealed from 2025",
  base: { kind: "interest-and-dividends" },
  rates: {
    years: { 2024: [0.03], 2025: [0], 2026: [0] },
    source: "RSA 77:1; H.B. 2 (2023)",
    checkedAgainst: [
      "New Hampshire Department of Revenue Administration, January 23, 2025",
      "PolicyEngine US",
      "Budget Lab Tax-Simulator, worked cases",
    ],
  },
  exemption: {
    // Of nothing from 2025.
    years: { 2024: exemption, 2025: exemption, 2026: exemption },
    source: "RSA 77:5",
    checkedAgainst: [
      "New Hampshire Department of Revenue Administration, January 23, 2025",
      "PolicyEngine US",
      "Budget Lab Tax-Simulator, worked cases",
    ],
  },
  leavesOut: ["Further exemptions of $1,200 in 2024, for age, blindness and disability."],
};
