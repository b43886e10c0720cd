/** The law files that a plan names, in itself and in its scenarios. */
import { isBuiltInLaw } from "../tax/years/law.ts";
import type { UserLaw } from "../tax/years/user-law.ts";
import { type Document, type KeyPath, problemAt } from "./document.ts";
import { PlanError, type Problem } from "./plan-error.ts";
import { law as lawName } from "./schema/limits.ts";

/**
 * Reads a law file.
 *
 * @param path as the plan has it
 * @throws {PlanError} if it cannot be read, or with everything that is wrong in it
 */
export type ReadLaw = (path: string) => UserLaw;

/** @returns the laws by path, and what is wrong with those that could not be read */
export function lawFilesOf({ data, ...document }: Document, readLaw: ReadLaw | undefined) {
  const laws = new Map<string, UserLaw>();
  const problems: Problem[] = [];
  const tried = new Set<string>();
  for (const { path, law } of named(data)) {
    if (tried.has(law)) continue;
    tried.add(law);
    try {
      if (readLaw === undefined) throw new PlanError([NO_FILES]);
      laws.set(law, readLaw(law));
    } catch (error) {
      if (!(error instanceof PlanError)) throw error;
      // Where it is the file itself that is wrong, the place to mend is the plan.
      const inPlan = (problem: Problem) =>
        problem.line > 0
          ? problem
          : problemAt({ data, ...document }, path, `${problem.file || law}: ${problem.message}`, problem.remedy);
      problems.push(...error.problems.map(inPlan));
    }
  }
  return { laws, problems };
}

const NO_FILES: Problem = {
  file: "",
  line: 0,
  column: 0,
  key: "",
  message: "law files cannot be read here.",
  remedy: "Give enacted or tcja-sunset.",
};

/** What does not look like the path of a law file is for the schema to refuse. */
function named({ law, scenarios }: Document["data"]): { path: KeyPath; law: string }[] {
  const all = [
    { path: ["law"], law },
    ...(Array.isArray(scenarios) ? scenarios : []).map((scenario: unknown, i) => ({
      path: ["scenarios", i, "law"],
      law: typeof scenario === "object" && scenario !== null && "law" in scenario ? scenario.law : undefined,
    })),
  ];
  return all.flatMap(({ path, law }) =>
    lawName.safeParse(law).success && !isBuiltInLaw(law) ? [{ path, law: law as string }] : [],
  );
}
