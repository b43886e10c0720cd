/** The federal standard deduction, for states that take it over. */
import type { ByStatus } from "../../years/facts.ts";
import { federal2024 } from "../../years/federal-2024.ts";
import { federal2025 } from "../../years/federal-2025.ts";
import { federal2026 } from "../../years/federal-2026.ts";

export const federalStandardDeduction: Readonly<Record<2024 | 2025 | 2026, ByStatus<number>>> = {
  2024: federal2024.standardDeduction,
  2025: federal2025.standardDeduction,
  2026: federal2026.standardDeduction,
};
