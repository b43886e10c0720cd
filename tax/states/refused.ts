/** States whose tax is not computed, and why. A fact that only one source gives, or on which sources differ, is not known. */
export const refused: Readonly<Record<string, string>> = {
  OR: "its brackets differ between sources: the first end at $4,300 and $10,750 or at $4,400 and $11,050 in 2024, and the second at $11,050 or $11,100 in 2025",
};
