/** Dollars on an axis or beside a bar. */

/** `$850`, `$12k`, `$1.25M`: three digits at most, and as many as tell ticks apart. */
export function shortDollars(amount: number): string {
  const size = Math.abs(amount);
  const [divisor, unit] = size >= 999_500 ? [1_000_000, "M"] : size >= 1000 ? [1000, "k"] : [1, ""];
  const scaled = size / divisor;
  const digits = unit === "" ? 0 : scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
  return `${amount < 0 ? "−" : ""}$${Number(scaled.toFixed(digits))}${unit}`;
}
