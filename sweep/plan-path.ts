/**
 * Keys of a plan by path: `income.wages`, `securities.ACME.price.2026-06-30`, `grants.ISO-1.strike`, `scenarios[0].law`.
 *
 * An element of a list is named by its place, or by its `id` or `name`.
 */
import type { KeyPath } from "../model/document.ts";
import { isMapping } from "../model/schema/values.ts";

type Data = Readonly<Record<string, unknown>>;

/** @returns the steps of a path as people write it, or null if it is none */
export function parsePath(text: string): KeyPath | null {
  const steps: (string | number)[] = [];
  let rest = text;
  while (rest !== "") {
    const [whole, quoted, index, plain] = /^(?:\["([^"]+)"\]|\[(\d+)\]|\.?([^.[\]"]+))/.exec(rest) ?? [];
    if (whole === undefined) return null;
    steps.push(index === undefined ? (quoted ?? plain!) : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps.length > 0 && typeof steps[0] === "string" ? steps : null;
}

/** @returns the path with elements of lists by their place; null where it leads through what is not there */
export function resolved(data: Data, path: KeyPath): KeyPath | null {
  const steps: (string | number)[] = [];
  let at: unknown = data;
  for (const [i, step] of path.entries()) {
    if (Array.isArray(at)) {
      const index =
        typeof step === "number"
          ? step
          : at.findIndex((each) => isMapping(each) && (each.id === step || each.name === step));
      if (index < 0 || index >= at.length) return null;
      steps.push(index);
      at = at[index];
    } else if (at === undefined || isMapping(at)) {
      steps.push(step);
      at = at?.[step];
    } else return i === 0 ? null : steps;
  }
  return steps;
}

/** The same data with another value at a path; mappings on the way that are missing, or are single values, are made. */
export function withValue(data: Data, path: KeyPath, value: unknown): Data {
  return replaced(data, path, value) as Data;
}

function replaced(part: unknown, path: KeyPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(part)) return part.map((each, i) => (i === step ? replaced(each, rest, value) : each));
  const before = isMapping(part) ? part : {};
  return { ...before, [step]: replaced(before[step], rest, value) };
}
