import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contractPlan, fixture, run } from "./run.ts";

const broken = join(import.meta.dirname, "..", "model", "broken");

test("a good plan, in a few words", async () => {
  const { code, out, err } = await run(["check", contractPlan]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("contract.yaml is well formed.");
  expect(out).toContain("1 grant with 45,000 options, and 2 lots");
  expect(out).toContain("18 dates to decide on in 3 scenarios");
});

test("what a plan does not hold is not named", async () => {
  const { out } = await run(["check", fixture("small.yaml")]);
  expect(out).toMatch(/holds 1 grant with [\d,]+ options\.$/m);
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

test("a plan that is not just what its file says tells what was made of it", async () => {
  const path = fixture("leaving.yaml");
  const { code, out } = await run(["check", path]);
  expect(code).toBe(0);
  // 60,000 x $5 in the year of the grant: the 20,000 that vest first are ISOs, so also the 15,000 of the 12 months to the day of leaving.
  expect(out).toContain("1 grant with 15,000 options");
  expect(out).toContain("\nISO-1: you leave on 2025-03-01: 45,000 of 60,000 options do not vest; the last day");
  const { grants, notes } = JSON.parse((await run(["check", path, "--json"])).out);
  expect(grants).toBe(1);
  expect(notes).toHaveLength(1);
});

test("a grant beyond the $100,000 limit is told, and what is beyond stands apart", async () => {
  const { out } = await run(["check", fixture("beyond-limit.yaml")]);
  expect(out).toContain("1 grant with 30,000 options");
  expect(out).toContain("\nISO-1: 10,000 of 30,000 options are NSOs, and stand as ISO-1/NSO: of those first");
});
