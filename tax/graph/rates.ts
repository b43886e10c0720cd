/** Exact multipliers and their signs. */
import type { Rate } from "./expression.ts";

export const isNegative = (rate: Rate): boolean => (typeof rate === "number" ? rate < 0 : rate[0] * rate[1] < 0);

export const opposite = (rate: Rate): Rate => (typeof rate === "number" ? -rate : [-rate[0], rate[1]]);
