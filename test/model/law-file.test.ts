/**
 * Law files: those in broken-laws/ say in comments which problems must be reported, as those in broken/ do; others are read and used.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseLaw } from "../../model/law-file.ts";
import { PlanError, type Problem } from "../../model/plan-error.ts";
import { readLaw } from "../../model/read-law.ts";
import { readPlan } from "../../model/read-plan.ts";
import type { FilingStatus } from "../../tax/years/facts.ts";
import { federalLaw } from "../../tax/years/federal.ts";
import { yearFacts } from "../../tax/years/year-facts.ts";

const broken = join(import.meta.dirname, "broken-laws");

function problemsOf(read: () => unknown): readonly Problem[] {
  try {
    read();
  } catch (error) {
    if (error instanceof PlanError) return error.problems;
    throw error;
  }
  throw new Error("it was read without a problem");
}

describe("a broken law file is refused with place, finding and remedy", () => {
  test.each(readdirSync(broken))("%s", (name) => {
    const path = join(broken, name);
    const expected = [...readFileSync(path, "utf8").matchAll(/^# (\d+):(\d+) \| (.+?) \| (.+?) \| (.+)$/gm)].map(
      ([, line, column, key, message, remedy]) => ({
        file: path,
        line: Number(line),
        column: Number(column),
        key,
        message: expect.stringContaining(message!),
        remedy: expect.stringContaining(remedy!),
      }),
    );
    expect(expected).not.toHaveLength(0);
    expect(problemsOf(() => readLaw(path))).toEqual(expected);
  });
});

test("whatever a law file holds, the answer is a law or what is wrong with it", () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("none", 0, 1, 0.5, -1, [0.1], [], {}, { single: 1 }, { 2027: {} }),
  );
  const part = fc.dictionary(
    fc.constantFrom("rates", "tops", "cap", "phaseDown", "start", "amount", "phaseout", "exemption", "threshold"),
    value,
  );
  const key = fc.constantFrom(
    "ordinary",
    "amt",
    "salt",
    "pease",
    "personalExemption",
    "childTaxCredit",
    "standardDeduction",
    "niit",
    "x",
  );
  const facts = fc.dictionary(key, fc.oneof(part, value));
  const years = fc.dictionary(fc.constantFrom("2026", "2030", "2017"), fc.oneof(facts, value));
  fc.assert(
    fc.property(fc.oneof(facts, value), fc.oneof(years, value), fc.oneof(years, value), (facts, from, years) => {
      try {
        const law = parseLaw(JSON.stringify({ version: 1, base: "tcja-sunset", facts, from, years }), "law.yaml");
        for (const year of [2018, 2026, 2035]) federalLaw(year, "mfs", 0.025, law);
      } catch (error) {
        if (!(error instanceof PlanError)) throw error;
        for (const { line, message, remedy } of error.problems) {
          expect(line).toBeGreaterThan(0);
          expect(message + remedy).not.toMatch(/undefined|Invalid input|\[object/);
        }
      }
    }),
    { numRuns: 200, seed: 6251 },
  );
});

describe("what a law file changes", () => {
  const lawOf = (more: string, base = "enacted") => parseLaw(`version: 1\nbase: ${base}\n${more}`, "laws/my law.yaml");
  const at = (more: string, year: number, status: FilingStatus = "single", base?: string) =>
    federalLaw(year, status, 0.025, lawOf(more, base));

  test("nothing, if it gives nothing", () => {
    expect(lawOf("")).toEqual({
      name: "my law",
      file: "laws/my law.yaml",
      base: "enacted",
      facts: {},
      from: {},
      years: {},
    });
    for (const year of [2018, 2026, 2031]) {
      for (const status of ["single", "mfj", "mfs", "hoh", "qss"] as const) {
        expect(at("", year, status)).toEqual(federalLaw(year, status, 0.025));
      }
    }
  });

  test("one value for all filing statuses, or some of them", () => {
    const all = "facts: {additionalMedicare: {threshold: 1000}}";
    expect((["single", "mfj", "qss"] as const).map((s) => at(all, 2025, s).additionalMedicare.threshold)).toEqual([
      1000, 1000, 1000,
    ]);
    const some = "facts: {standardDeduction: {mfj: 7}}";
    expect((["single", "mfj", "qss"] as const).map((s) => at(some, 2025, s).standardDeduction)).toEqual([15_750, 7, 7]);
  });

  test("in every year, from a year on, or in one; the more special goes before", () => {
    const law =
      "facts: {capitalLossLimit: 1}\nfrom: {2026: {capitalLossLimit: 2}, 2030: {capitalLossLimit: 3}}\nyears: {2028: {capitalLossLimit: 4}}";
    expect([2025, 2026, 2027, 2028, 2029, 2030, 2040].map((year) => at(law, year).capitalLossLimit)).toEqual([
      1, 2, 2, 4, 2, 3, 3,
    ]);
  });

  test("an amount that the statutes index grows from its year, or from the last published one", () => {
    const law = "facts: {standardDeduction: 10000}\nfrom: {2028: {standardDeduction: 20000}}";
    expect([2018, 2026, 2027, 2028, 2029].map((year) => at(law, year).standardDeduction)).toEqual([
      10_000, 10_000, 10_250, 20_000, 20_500,
    ]);
    expect(at("from: {2027: {niit: {threshold: 5}}}", 2030).niit.threshold).toBe(5);
  });

  test("rates alone keep the tops there are; a single rate has none", () => {
    const { schedule } = at("facts: {amt: {rates: [0.2, 0.25]}}", 2026).amt;
    expect(schedule).toEqual({ rates: [0.2, 0.25], tops: [244_500] });
    expect(at("facts: {ordinary: {rates: [0.37]}}", 2026).ordinary).toEqual({ rates: [0.37], tops: [] });
  });

  test("the addition of a separate return follows the phase-out rate, unless it is given", () => {
    expect(at("facts: {amt: {phaseoutRate: 0.3}}", 2026).amt.mfsAddBackRate).toBe(0.3);
    expect(at("facts: {amt: {phaseoutRate: 0.3, mfsAddBackRate: 0.1}}", 2026).amt.mfsAddBackRate).toBe(0.1);
  });

  test("parts that enacted law does not have, and none for those of tcja-sunset", () => {
    const law = at(
      "from: {2027: {personalExemption: {amount: 5000}, pease: {start: 300000}, salt: {cap: none}}}",
      2027,
    );
    expect(law.personalExemption).toEqual({ amount: 5000, count: 1, phaseout: null });
    expect(law.pease).toEqual({ start: 300_000, ofExcess: 0.03, ofDeductions: 0.8 });
    expect(law.salt).toEqual({ cap: null, phaseDown: null });
    const without = "facts: {personalExemption: none, pease: none, salt: {cap: 10000}}";
    expect(at(without, 2026, "mfs", "tcja-sunset")).toMatchObject({
      personalExemption: null,
      pease: null,
      salt: { cap: 10_000, phaseDown: null },
    });
  });

  test("its facts have the file as their source", () => {
    const { sources } = yearFacts(lawOf("facts: {amt: {exemption: 1}}"), 2026, 0.025);
    expect([sources["amt.exemption"], sources["amt.phaseoutRate"]]).toEqual(["laws/my law.yaml", "P.L. 119-21, 70107"]);
  });
});

describe("a plan names its law file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "crossover-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const plan = (law: string, more = "") =>
    write(
      "plan.yaml",
      `version: 1\nhousehold: {filingStatus: single}\nhorizon: {start: 2025-01-02, end: 2026-12-31}\nlaw: ${law}\n${more}`,
    );

  test("from the folder of the plan; what a Plan holds of it is plain data", () => {
    write("flat.yaml", "version: 1\nname: flat\nbase: enacted\nfacts: {ordinary: {rates: [0.2]}}\n");
    const read = readPlan(plan("./flat.yaml", "scenarios: [{name: a}, {name: b, law: enacted}]"));
    expect(read.scenarios.map(({ law }) => (typeof law === "string" ? law : law.name))).toEqual(["flat", "enacted"]);
    expect(structuredClone(read)).toEqual(read);
  });

  test("a missing one is a problem of the plan, at its key", () => {
    const path = plan("enacted", "scenarios: [{name: a, law: ./none.yaml}]");
    expect(problemsOf(() => readPlan(path))).toEqual([
      {
        file: path,
        line: 5,
        column: 23,
        key: "scenarios[0].law",
        message: `${join(folder, "none.yaml")}: there is no such file.`,
        remedy: expect.stringContaining("Check the path"),
      },
    ]);
  });

  test("what is wrong in both files comes at once, each with its place", () => {
    const law = write("bad.yaml", "version: 1\nbase: enacted\nfacts: {niit: {rate: 3.8}}\n");
    const path = plan("./bad.yaml", "income: {wage: 5}");
    expect(problemsOf(() => readPlan(path)).map(({ file, line, key }) => [file, line, key])).toEqual([
      [path, 5, "income.wage"],
      [law, 3, "facts.niit.rate"],
    ]);
  });
});
