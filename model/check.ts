/** Checks a document against a schema and the rules between its parts, and reports all problems at once. */
import type { z } from "zod";
import { type Document, type KeyPath, problemAt } from "./document.ts";
import { PlanError, type Problem } from "./plan-error.ts";
import { say } from "./schema/say.ts";
import { type Sound, soundParts } from "./sound.ts";

/** Says that the value at a path is wrong, and what would be right. */
export type Report = (path: KeyPath, wrong: string, remedy: string) => void;

/** One thing that must hold between parts of a file. Parts that did not parse are undefined, and no reason to report. */
export type Rule<T> = (parts: Sound<T>, report: Report) => void;

/**
 * @param schema an object schema whose messages are made by `say`
 * @returns what the schema makes of the document
 * @throws {PlanError} with everything that the schema and the rules find
 */
export function check<S extends z.ZodType<object>>(
  document: Document,
  schema: S,
  rules: readonly Rule<z.output<S>>[],
): z.output<S> {
  const ruled = schema.superRefine(
    (value, context) => {
      const faults = context.issues
        .filter(({ code }) => code !== "unrecognized_keys")
        .map(({ path }) => path as KeyPath);
      const parts = soundParts(value, faults);
      const report: Report = (path, wrong, remedy) =>
        context.addIssue({ code: "custom", path: [...path], message: say(wrong, remedy) });
      for (const rule of rules) rule(parts, report);
    },
    { when: () => true },
  );
  const result = ruled.safeParse(document.data);
  if (result.success) return result.data;
  throw new PlanError(result.error.issues.flatMap((issue) => problemsOf(document, issue)));
}

function problemsOf(document: Document, issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path as KeyPath;
  const said = issue.message.split("\n");
  if (issue.code !== "unrecognized_keys") return [problemAt(document, path, said[0]!, said[1] ?? "")];
  return issue.keys.map((key, i) => problemAt(document, [...path, key], said[2 * i]!, said[2 * i + 1]!));
}
