/** A state of two brackets that does not exist: all that a new one takes. */
import type { PlainState } from "../../../tax/states/plain/plain-state.ts";

export const ZZ: PlainState = {
  code: "ZZ",
  name: "Zembla",
  form: "Form Z",
  citation: "Laws of Zembla, 1",
  base: { kind: "federal-agi" },
  rates: { years: { 2025: [0.02, 0.06] }, source: "Laws of Zembla, 2", checkedAgainst: ["the King", "the Queen"] },
  tops: {
    years: { 2025: { single: [50_000], mfj: [100_000], mfs: [50_000], hoh: [75_000] } },
    indexed: true,
    source: "Laws of Zembla, 2",
    checkedAgainst: ["the King", "the Queen"],
  },
  standardDeduction: {
    years: { 2025: { single: 10_000, mfj: 20_000, mfs: 10_000, hoh: 15_000 } },
    source: "Laws of Zembla, 3",
    checkedAgainst: ["the King", "the Queen"],
  },
  leavesOut: ["The crown jewels."],
};
