import { describe, expect, test } from "vitest";
import { checkDecisions } from "../../model/decisions-file.ts";
import { parseDocument } from "../../model/document.ts";
import { type FileKind, kindOf, mustBe } from "../../model/file-kind.ts";
import { parseLaw } from "../../model/law-file.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import type { Plan } from "../../model/plan.ts";

const files: Readonly<Record<FileKind, string>> = {
  plan: "version: 1\nhousehold: {filingStatus: single}\nhorizon: {start: 2024-01-01, end: 2025-12-31}\n",
  sweep: "version: 1\nplan: plan.yaml\nvary: {income.wages: [1, 2]}\ndo: solve\n",
  decisions: "decisions:\n  - {date: 2024-11-15, do: exercise, grant: ISO-1, shares: 100}\n",
  law: "version: 1\nbase: enacted\nfacts: {}\n",
  return: "year: 2024\nfilingStatus: single\n",
  answer: '{"plan": "p", "objective": "afterTaxWealth", "ranked": []}',
};
const kinds = Object.keys(files) as FileKind[];

test.each(kinds)("a file seems to be a %s", (kind) => {
  expect(kindOf(parseDocument(files[kind], "it.yaml").data)).toBe(kind);
  expect(() => mustBe(parseDocument(files[kind], "it.yaml"), kind)).not.toThrow();
});

test("a file with the keys of none is left to what checks it", () => {
  expect(kindOf({ version: 1, decisions: "quarterly" })).toBeNull();
});

describe("in the place of another it is told for what it is, once", () => {
  test.each(kinds.filter((kind) => kind !== "plan"))("a %s where a plan belongs", (kind) => {
    expect(() => parsePlan(files[kind], "it.yaml")).toThrow(
      /^it.yaml:1:1 {2}this is an? .+, not a plan\.\n.*Give a plan.*$/,
    );
  });

  test("a plan where decisions belong, whatever its own decisions are", () => {
    const plan = parsePlan(files.plan, "plan.yaml") as Plan;
    expect(() => checkDecisions(parseDocument(`${files.plan}decisions: yearly\n`, "plan.yaml"), plan)).toThrow(
      "this is a plan, not a file of decisions.",
    );
  });

  test("decisions where a law belongs", () => {
    expect(() => parseLaw(files.decisions, "it.yaml")).toThrow("this is a file of decisions, not a law file.");
  });
});
