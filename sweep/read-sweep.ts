/** Reads a sweep's files from disk. */
import { dirname, isAbsolute, join } from "node:path";
import { parseDocument } from "../model/document.ts";
import { mustBe } from "../model/file-kind.ts";
import { readText } from "../model/read-document.ts";
import { isMapping } from "../model/schema/values.ts";
import type { FileText, SweepTexts } from "./sweep.ts";

/**
 * @param path of a sweep file; the files that it names are found from its folder, those that the plan names from the plan's
 * @returns their texts, not checked yet: what does not look like the name of a file is for `sweepOf` to refuse
 * @throws {PlanError} if a file cannot be read, or the first is of another kind
 */
export function readSweep(path: string): SweepTexts {
  const sweep = fileAt(path);
  const document = parseDocument(sweep.text, path);
  mustBe(document, "sweep");
  const { data } = document;
  const from = (folder: string, name: string) => (isAbsolute(name) ? name : join(folder, name));
  const planPath = typeof data.plan === "string" ? from(dirname(path), data.plan) : null;
  const plan = planPath === null ? { file: "", text: "{}" } : fileAt(planPath);
  const evaluated = isMapping(data.do) ? data.do.evaluate : undefined;
  const decisions = typeof evaluated === "string" ? fileAt(from(dirname(path), evaluated)) : null;
  const planData = parseDocument(plan.text, plan.file).data;
  const laws = new Set([...lawFilesIn(planData), ...lawFilesIn(data)]);
  const planTables = new Set([...planTablesIn(planData.scenarios, "scenarios"), ...variedTablesIn(data)]);
  const byPlan = (names: Iterable<string>) =>
    Object.fromEntries([...names].map((name) => [name, fileAt(from(dirname(planPath ?? path), name))]));
  return {
    sweep,
    plan,
    decisions,
    tables: Object.fromEntries([...tablesIn(data)].map((table) => [table, fileAt(from(dirname(path), table))])),
    laws: byPlan(laws),
    planTables: byPlan(planTables),
  };
}

const fileAt = (path: string): FileText => ({ file: path, text: readText(path) });

/** Names of files of past returns. */
function* tablesIn({ vary }: Record<string, unknown>): Generator<string> {
  for (const given of isMapping(vary) ? Object.values(vary) : []) {
    const bootstrap = isMapping(given) ? given.bootstrap : undefined;
    if (isMapping(bootstrap) && typeof bootstrap.file === "string") yield bootstrap.file;
  }
}

/** Names of files from which a plan's scenarios are made: `paths` or its `file`, and the `file` of a bootstrap. */
function* planTablesIn(part: unknown, key: string): Generator<string> {
  if (typeof part === "string") {
    if (/(^|\.)(paths|file)$/.test(key)) yield part;
  } else if (isMapping(part)) for (const [inner, value] of Object.entries(part)) yield* planTablesIn(value, inner);
}

/** The same where a sweep gives them as values. */
function* variedTablesIn({ vary }: Record<string, unknown>): Generator<string> {
  for (const [key, given] of isMapping(vary) ? Object.entries(vary) : []) {
    if (!key.startsWith("scenarios") || !Array.isArray(given)) continue;
    for (const each of given) yield* planTablesIn(each, key);
  }
}

/** Names of files that stand at a key `law`, or among the values of a key that ends with it. */
function* lawFilesIn(part: unknown, key = ""): Generator<string> {
  if (typeof part === "string") {
    if (/(^|\.)law$/.test(key) && /[\\/]|\.(ya?ml|json)$/.test(part)) yield part;
  } else if (Array.isArray(part)) for (const each of part) yield* lawFilesIn(each, key);
  else if (isMapping(part)) for (const [inner, value] of Object.entries(part)) yield* lawFilesIn(value, inner);
}
