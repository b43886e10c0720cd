/**
 * What is left of a file's data when the parts that did not parse are taken out, so that the rules between parts can
 * still be checked and all problems come in one report.
 */
import { z } from "zod";
import type { KeyPath } from "./document.ts";

/** The same data, where any part may be missing; maps (leaf values of the schema) are whole or missing. */
export type Sound<T> = T extends string | number | boolean | null | undefined | ReadonlyMap<unknown, unknown>
  ? T
  : T extends readonly (infer E)[]
    ? (Sound<E> | undefined)[]
    : { [K in keyof T]?: Sound<T[K]> | undefined };

/**
 * @param value as the schema left it: parts that failed are there as they were found, or `z.NEVER`
 * @param faults paths of the parts that failed
 * @returns a copy in which each of those is undefined
 */
export function soundParts<T>(value: T, faults: readonly KeyPath[]): Sound<T> {
  const faulty = new Set(faults.map((path) => JSON.stringify(path)));
  const copy = (part: unknown, path: KeyPath): unknown => {
    if (part === z.NEVER || faulty.has(JSON.stringify(path))) return undefined;
    if (Array.isArray(part)) return part.map((element, i) => copy(element, [...path, i]));
    if (typeof part !== "object" || part === null || part instanceof Map) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner, [...path, key])]));
  };
  return copy(value, []) as Sound<T>;
}
