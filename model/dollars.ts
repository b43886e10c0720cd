/** Dollars of an amount in cents, to the cent; never -0. */
export const dollars = (cents: number): number => Math.round(cents) / 100 + 0;
