/**
 * What kind of file a document seems to be, by the keys that only such a file has: a sweep given to `solve` is told as a sweep, not as
 * a plan of which every key is wrong.
 */
import { type Document, problemAt } from "./document.ts";
import { PlanError } from "./plan-error.ts";
import { isMapping } from "./schema/values.ts";

export type FileKind = "plan" | "sweep" | "decisions" | "law" | "return" | "answer";

interface Kind {
  name: string;
  has: (data: Document["data"]) => boolean;
  /** What to give where such a file belongs. */
  give: string;
  /** What such a file is for. */
  use: string;
}

const any =
  (...keys: string[]) =>
  (data: Document["data"]) =>
    keys.some((key) => Object.hasOwn(data, key));

/** In the order in which they are looked for: an answer has a key `plan` as a sweep does, and either may have `decisions`. */
const KINDS: Readonly<Record<FileKind, Kind>> = {
  plan: {
    name: "a plan",
    has: any("household", "horizon", "securities", "grants", "lots"),
    give: "a plan, such as examples/startup-loss.yaml",
    use: "A plan by itself is for crossover solve.",
  },
  answer: {
    name: "an answer that Crossover printed as JSON",
    has: any("ranked", "points", "laws", "wellFormed", "problems"),
    give: "what solve --json printed",
    use: "An answer of solve, recoup or frontier can stand where decisions do: crossover evaluate plan.yaml answer.json.",
  },
  sweep: {
    name: "a sweep file",
    has: any("vary", "do"),
    give: "a sweep file, which names a plan, what to vary and what to do (docs/sweep.md)",
    use: "A sweep file is for crossover sweep.",
  },
  law: {
    name: "a law file",
    has: any("facts", "base"),
    give: "a law file (docs/law-files.md)",
    use: "A law file is named in a plan, as law: ./my-law.yaml; its facts: crossover law show.",
  },
  return: {
    name: "a tax return",
    has: any("filingStatus"),
    give: 'a return, such as {"year": 2025, "filingStatus": "single", "wages": 200000}',
    use: "A return is for crossover tax, or crossover explain.",
  },
  decisions: {
    name: "a file of decisions",
    has: ({ decisions }) => Array.isArray(decisions) && (decisions.length === 0 || isMapping(decisions[0])),
    give: "a file that starts with decisions:, or what solve --json printed",
    use: "Decisions come after their plan: crossover evaluate plan.yaml decisions.yaml.",
  },
};

/** @returns null for a file that has the keys of none */
export function kindOf(data: Document["data"]): FileKind | null {
  const kinds = Object.entries(KINDS) as [FileKind, Kind][];
  return kinds.find(([, { has }]) => has(data))?.[0] ?? null;
}

/** What is wrong with a file of one kind in the place of another, or null: it is of that kind, or of none that is known. */
export function kindProblem(data: Document["data"], wanted: FileKind): { message: string; remedy: string } | null {
  const found = kindOf(data);
  if (found === null || found === wanted || KINDS[wanted].has(data)) return null;
  return {
    message: `this is ${KINDS[found].name}, not ${KINDS[wanted].name}.`,
    remedy: `Give ${KINDS[wanted].give}. ${KINDS[found].use}`,
  };
}

/** @throws {PlanError} for a file of another kind */
export function mustBe(document: Document, wanted: FileKind): void {
  const problem = kindProblem(document.data, wanted);
  if (problem !== null) throw new PlanError([problemAt(document, [], problem.message, problem.remedy)]);
}
