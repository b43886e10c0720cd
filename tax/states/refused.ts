/**
 * States whose tax is not computed, and why. Silence about an AMT that reaches an exercise, or about half of a state's tax, would
 * mislead; a fact that only one source gives is not known.
 */
const unverified = "no two independent sources for its facts were compared";
const ownAmt = "its own alternative minimum tax reaches incentive stock options, and was not verified";

export const refused: Readonly<Record<string, string>> = {
  AL: unverified,
  AR: unverified,
  DC: "its standard deduction of 2025 differs between sources",
  DE: unverified,
  HI: unverified,
  IN: "its counties tax the same income, a third to a half again as much",
  KS: unverified,
  MD: "its counties tax the same income, half as much again",
  ME: unverified,
  MN: `${ownAmt} (Schedule M1MT)`,
  MO: unverified,
  MS: "its standard deduction for heads of household differs between sources",
  MT: unverified,
  ND: unverified,
  NE: unverified,
  NM: unverified,
  OH: "its schedule steps, and its exemptions of 2025 differ between sources",
  OK: unverified,
  OR: "it subtracts federal tax, which may itself deduct Oregon's; and its brackets of 2025 differ between sources",
  RI: unverified,
  SC: unverified,
  VT: "its minimum tax of 3 % of income was not verified",
  WI: unverified,
  WV: unverified,
};
