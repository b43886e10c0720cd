/**
 * How the schema speaks: the message of a zod issue is two lines, what is wrong and the remedy
 * (for unknown keys, two lines for each key).
 */
import { z } from "zod";
import { forEditors } from "./for-editors.ts";

// A schema is asked a few times in a run: code made for it would cost more than it saves, and a page's policy forbids it.
z.config({ jitless: true });

export const say = (wrong: string, remedy: string): string => `${wrong}\n${remedy}`;

type RawIssue = z.core.$ZodRawIssue;

/** Says that a value is missing, is not finite, or is not of the kind that belongs there. */
export const expected =
  (what: string, remedy: string) =>
  ({ input }: Pick<RawIssue, "input">): string => {
    if (input === undefined) return say("this key is missing.", remedy);
    if (typeof input === "number" && !Number.isFinite(input)) return say(`${input} is not a finite number.`, remedy);
    return say(`found ${describe(input)} where ${what} belongs.`, remedy);
  };

/**
 * A mapping of exactly these keys.
 * @param elsewhere remedies for unknown keys that people are likely to try
 * @param known the keys to tell of
 */
export function strict<S extends z.ZodRawShape>(
  shape: S,
  what: string,
  remedy: string,
  elsewhere: Readonly<Record<string, string>> = {},
  known: readonly string[] = Object.keys(shape),
): z.ZodObject<S, z.core.$strict> {
  const object = z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys
            .map((key) => say(unknownKey(key), Object.hasOwn(elsewhere, key) ? elsewhere[key]! : suggest(key, known)))
            .join("\n")
        : expected(what, remedy)(issue),
  });
  return forEditors(object, { description: remedy });
}

export const unknownKey = (key: string): string => `there is no key ${quote(key)} here.`;

/** Letters by which a slip may differ from what was meant. */
const FURTHEST = 3;

/** "Did you mean …" if a known name is near, and all of them. */
export function suggest(name: string, known: readonly string[]): string {
  if (known.length === 0) return "Leave it out.";
  const near = known
    .filter((other) => Math.abs(other.length - name.length) <= FURTHEST)
    .map((other) => ({ other, distance: editDistance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ other, distance }) => distance <= Math.min(FURTHEST, Math.floor(other.length / 2)))
    .sort((a, b) => a.distance - b.distance)[0];
  return `${near ? `Did you mean ${near.other}? ` : ""}Known here: ${known.join(", ")}.`;
}

/** Levenshtein's: how many letters to insert, remove or replace. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

export function describe(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return typeof value === "string" ? `the text ${quote(value)}` : `${value}`;
}

/** Text in quotes, on one line and not too long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
