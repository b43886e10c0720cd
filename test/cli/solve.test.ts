import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fixture, run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "crossover-"));
afterAll(() => rmSync(folder, { recursive: true }));

const small = fixture("small.yaml");
const quickly = ["--time", "5", "--workers", "0"];

test("for a person: what to do, years, gains, other plans", async () => {
  const { code, out, err } = await run(["solve", small, ...quickly]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("1,000 ISOs");
  expect(out).toContain("Gain, in dollars, over what one would try by hand");
  expect(out).toContain("Not tax advice");
});

test("its document is a file of decisions for evaluate, which agrees to the cent", async () => {
  const { code, out, err } = await run(["solve", small, "--json", ...quickly]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const { ranked } = JSON.parse(out);
  expect(ranked.length).toBeGreaterThan(0);
  const path = join(folder, "solved.json");
  writeFileSync(path, out);
  for (const { rank, value, scenarios } of ranked) {
    const again = JSON.parse((await run(["evaluate", small, path, "--plan", String(rank), "--json"])).out);
    expect(again).toMatchObject({ value, scenarios });
  }
});

test("explain shows the forms of a ranked plan", async () => {
  const { code, out } = await run(["explain", small, "--year", "2024", "--form", "6251", ...quickly]);
  expect(code).toBe(0);
  expect(out).toContain("Form 6251, 2024");
});

test("a plan that cannot be met exits 1 with the limits that conflict", async () => {
  const { code, out, err } = await run(["solve", fixture("cannot.yaml"), ...quickly]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("limits.exerciseCash: at most $1,000 for exercising");
  expect(err).toContain("limits.exercise.ISO-1: at least 900 options of ISO-1 exercised by 2025-12-31");
});

test("with --json the conflicts are a document too", async () => {
  const { code, out } = await run(["solve", fixture("cannot.yaml"), "--json", ...quickly]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    error: expect.any(String),
    conflicts: expect.arrayContaining(["limits.exerciseCash", "limits.exercise.ISO-1"]),
  });
});
