/** Which engines' answers the amounts of a return were compared with, and where we depart from them. */
import { readFileSync } from "node:fs";
import { readCases } from "../conformance/cases.ts";
import { departures } from "../conformance/departures.ts";

const FILES = ["federal.jsonl", "chains.jsonl", "california.jsonl"];

/** By the start of the name that a case gives, in small letters. */
const ENGINES: Readonly<Record<string, string>> = {
  "tax-calculator": "Tax-Calculator",
  tenforty: "tenforty",
  taxsim35: "TAXSIM35",
  policyengine: "PolicyEngine",
  opentaxsolver: "OpenTaxSolver",
  "the forms": "a program from the forms",
  "schedule p": "Schedule P by hand",
};

export interface Compared {
  /** Returns whose answer has the amount. */
  returns: number;
  /** Who answered those returns; not each had each amount. */
  engines: Set<string>;
  /** Why some depart. */
  departures: Map<string, number>;
}

/** By the amount's name, such as `regularTax`. */
export function comparedWith(): Map<string, Compared> {
  const all = new Map<string, Compared>();
  const of = (name: string): Compared => {
    const known = all.get(name) ?? { returns: 0, engines: new Set(), departures: new Map() };
    all.set(name, known);
    return known;
  };
  for (const file of FILES) {
    const engines = enginesOf(file);
    for (const { id, expected } of readCases(file)) {
      for (const [name] of expected) {
        const compared = of(name);
        compared.returns++;
        for (const engine of engines.get(id) ?? []) compared.engines.add(engine);
      }
    }
  }
  for (const { name, why } of departures) of(name).departures.set(why, (of(name).departures.get(why) ?? 0) + 1);
  return all;
}

function enginesOf(file: string): Map<string, Set<string>> {
  const rows = readFileSync(new URL(`../conformance/${file}`, import.meta.url), "utf8").split("\n");
  return new Map(
    rows
      .filter((row) => row !== "")
      .map((row) => {
        const { id, engines } = JSON.parse(row) as { id: string; engines?: string[] };
        return [id, new Set((engines ?? []).map(nameOfEngine))];
      }),
  );
}

function nameOfEngine(given: string): string {
  const known = Object.entries(ENGINES).find(([start]) => given.toLowerCase().startsWith(start));
  if (known === undefined) throw new Error(`no engine is known as “${given}”: name it in test/ledger/engines.ts`);
  return known[1];
}
