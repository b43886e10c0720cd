/** The blocks of a law file in the order in which they go before each other, each with the law as it stands before it. */
import type { YearFacts } from "../tax/years/facts.ts";
import { FIRST_FEDERAL_YEAR } from "../tax/years/federal.ts";
import type { BuiltInLaw } from "../tax/years/law.ts";
import type { FactChanges, UserLaw } from "../tax/years/user-law.ts";
import { yearFacts } from "../tax/years/year-facts.ts";
import type { KeyPath } from "./document.ts";
import type { LawFile } from "./schema/law-file.ts";
import type { Sound } from "./sound.ts";

export interface LawBlock {
  path: KeyPath;
  changes: FactChanges;
  /** Facts of the first year in which the block holds, without it and with it. */
  before: YearFacts;
  after: YearFacts;
}

/** @returns none where something in the file did not parse: what it would be compared with is not known then */
export function lawBlocks({ base, facts, from, years }: Sound<LawFile>): LawBlock[] {
  if (hasGap(facts) || hasGap(from) || hasGap(years) || base === undefined) return [];
  let law: UserLaw = { name: "", file: "", base: base as BuiltInLaw, facts: {}, from: {}, years: {} };
  const blocks: LawBlock[] = [];
  const add = (path: KeyPath, year: number, changes: FactChanges, next: UserLaw) => {
    blocks.push({ path, changes, before: yearFacts(law, year, 0), after: yearFacts(next, year, 0) });
    law = next;
  };
  if (facts !== undefined)
    add(["facts"], FIRST_FEDERAL_YEAR, facts as FactChanges, { ...law, facts: facts as FactChanges });
  for (const [place, byYear] of Object.entries({ from, years }) as ["from" | "years", Record<string, FactChanges>][]) {
    for (const [year, changes] of Object.entries(byYear ?? {})) {
      add([place, year], Number(year), changes, { ...law, [place]: { ...law[place], [year]: changes } });
    }
  }
  return blocks;
}

/** Whether a part that was given is missing. */
function hasGap(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  return Object.values(part).some((inner) => inner === undefined || hasGap(inner));
}
