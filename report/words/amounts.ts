/** Numbers and texts as a person reads them. */
import { grouped } from "../../model/counted.ts";

export { counted, countedIfAny } from "../../model/counted.ts";

/** `$12,112.50`; whole dollars without cents. */
export function dollars(amount: number): string {
  return `${amount < 0 ? "-" : ""}$${grouped(Math.abs(amount), Number.isInteger(amount) ? 0 : 2, 2)}`;
}

/** `$12,113`: to the dollar. */
export const wholeDollars = (amount: number): string => dollars(Math.round(amount) + 0);

/** For a column of money: `12,113`, and `-` for nothing. */
export const cell = (amount: number): string => (amount === 0 ? "-" : whole(amount));

/** For a column of changes: `+12,113`. */
export const change = (amount: number): string => (amount > 0 ? `+${whole(amount)}` : cell(amount));

export const whole = (amount: number): string => grouped(Math.round(amount) + 0);

export const percent = (part: number): string => `${Number((part * 100).toFixed(2))} %`;

/** `a, b and c`. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
