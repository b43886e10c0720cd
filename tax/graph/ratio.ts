/**
 * Exact fractions of integers in doubles.
 *
 * Forms have few fine rates, so nearly all of their products stay below 2^53; what does not is worked in integers of any size. (Fractions
 * of such integers throughout took half of the time in which a return becomes a network, and each thread makes one for every year.)
 */
import type { Rate } from "./expression.ts";

/** In lowest terms; the denominator is above zero. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

export const ZERO: Ratio = { numerator: 0, denominator: 1 };
export const ONE: Ratio = { numerator: 1, denominator: 1 };
export const MINUS_ONE: Ratio = { numerator: -1, denominator: 1 };

/** The greatest common divisor of two integers that are not both zero. */
export function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

/** The least common multiple of two positive integers. */
export const lcm = (a: number, b: number): number => (a === b ? a : (a / gcd(a, b)) * b);

/** @param denominator above zero */
export function ratio(numerator: number, denominator: number): Ratio {
  if (denominator === 1) return { numerator, denominator };
  const common = gcd(numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

export function product(a: Ratio, b: Ratio): Ratio {
  if (a === ONE) return b;
  if (b === ONE) return a;
  if (a.numerator === 0 || b.numerator === 0) return ZERO;
  const numerator = a.numerator * b.numerator;
  const denominator = a.denominator * b.denominator;
  // The double nearest to a larger product is not below 2^53 either.
  if (isExact(numerator) && isExact(denominator)) return ratio(numerator, denominator);
  return ofAnySize(BigInt(a.numerator) * BigInt(b.numerator), BigInt(a.denominator) * BigInt(b.denominator));
}

export function total(a: Ratio, b: Ratio): Ratio {
  if (a.numerator === 0) return b;
  if (b.numerator === 0) return a;
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  const denominator = a.denominator * b.denominator;
  if (isExact(left) && isExact(right) && isExact(left + right) && isExact(denominator)) {
    return ratio(left + right, denominator);
  }
  return ofAnySize(
    BigInt(a.numerator) * BigInt(b.denominator) + BigInt(b.numerator) * BigInt(a.denominator),
    BigInt(a.denominator) * BigInt(b.denominator),
  );
}

const known = new Map<number | string, Ratio>();

/** The same few rates and amounts come again and again, and to read one from its digits takes longer than to look it up. */
export function ratioOf(rate: Rate): Ratio {
  const key = typeof rate === "number" ? rate : rate.join("/");
  const before = known.get(key);
  if (before !== undefined) return before;
  const read = typeof rate === "number" ? decimal(rate) : quotient(decimal(rate[0]), decimal(rate[1]));
  known.set(key, read);
  return read;
}

/** A decimal number as it is written. */
function decimal(value: number): Ratio {
  const [digits, exponent = "0"] = String(value).split("e") as [string, string?];
  const [whole, part = ""] = digits.split(".") as [string, string?];
  const places = part.length - Number(exponent);
  const numerator = BigInt(whole + part);
  return places > 0 ? ofAnySize(numerator, 10n ** BigInt(places)) : ofAnySize(numerator * 10n ** BigInt(-places), 1n);
}

const quotient = (a: Ratio, { numerator, denominator }: Ratio): Ratio =>
  product(a, { numerator: Math.sign(numerator) * denominator, denominator: Math.abs(numerator) });

const isExact = (integer: number): boolean => Math.abs(integer) <= Number.MAX_SAFE_INTEGER;

function ofAnySize(numerator: bigint, denominator: bigint): Ratio {
  let [x, y] = [numerator < 0n ? -numerator : numerator, denominator];
  while (y > 0n) [x, y] = [y, x % y];
  return { numerator: Number(numerator / x), denominator: Number(denominator / x) };
}
