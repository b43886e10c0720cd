/**
 * States whose tax is not computed, and why. Silence about half of a state's tax would mislead; a fact that only one source gives is
 * not known.
 */

export const refused: Readonly<Record<string, string>> = {
  DC: "its standard deduction of 2025 differs between sources",
  IN: "its counties tax the same income, a third to a half again as much",
  MD: "its counties tax the same income, half as much again",
  OH: "its schedule steps, and its exemptions of 2025 differ between sources",
  OR: "it subtracts federal tax, which may itself deduct Oregon's; and its brackets of 2025 differ between sources",
  VT: "its minimum tax of 3 % of income was not verified",
};
