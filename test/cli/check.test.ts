import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contractPlan, run } from "./run.ts";

const broken = join(import.meta.dirname, "..", "model", "broken");

test("a good plan, in a few words", async () => {
  const { code, out, err } = await run(["check", contractPlan]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("contract.yaml is well formed.");
  expect(out).toContain("1 grant with 45,000 options, and 2 lots");
  expect(out).toContain("18 dates to decide on in 3 scenarios");
});

test("a good plan, as a document", async () => {
  const { out } = await run(["check", contractPlan, "--json"]);
  expect(JSON.parse(out)).toMatchObject({ wellFormed: true, grants: 1, lots: 2, scenarios: ["exit", "flat", "bust"] });
});

describe("a broken plan is refused", () => {
  test.each(readdirSync(broken))("%s", async (name) => {
    const { code, out, err } = await run(["check", join(broken, name)]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(name);
  });
});

test("with --json the problems are a document, and words as well", async () => {
  const { code, out, err } = await run(["check", join(broken, "many-faults.yaml"), "--json"]);
  expect(code).toBe(2);
  const { wellFormed, problems } = JSON.parse(out);
  expect(wellFormed).toBe(false);
  expect(problems).toHaveLength(6);
  expect(problems[0]).toMatchObject({ line: 8, key: "household.filingStatus" });
  expect(err).toContain("household.filingStatus: found 3");
});
