import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { conflictsInWords } from "../../cli/render/conflicts.ts";
import { readPlan } from "../../model/read-plan.ts";
import { InfeasibleError } from "../../solver/solution.ts";
import { fixture, run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "crossover-"));
afterAll(() => rmSync(folder, { recursive: true }));

const small = fixture("small.yaml");
const quickly = ["--time", "60", "--workers", "0"];

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

test("--compare sets decisions of one's own beside the best plan, in text and in the document", async () => {
  const own = fixture("decisions.yaml");
  const { value } = JSON.parse((await run(["evaluate", small, own, "--json"])).out);
  const { compared, ranked } = JSON.parse((await run(["solve", small, "--compare", own, "--json", ...quickly])).out);
  expect(compared).toMatchObject({ value, breaks: [] });
  expect(compared.gain).toBeCloseTo(ranked[0].value - value, 2);
  expect(compared.differences).toContainEqual({
    own: { date: "2024-11-15", do: "exercise", grant: "ISO-1", shares: 400, scenario: "all" },
    best: ranked[0].decisions.find(({ date }: { date: string }) => date === "2024-11-15") ?? null,
  });
  const { out } = await run(["solve", small, "--compare", own, ...quickly]);
  expect(out).toContain(`Beside ${own}`);
  expect(out.replaceAll(/\s+/g, " ")).toContain(`They come to $${value.toLocaleString("en-US")}. This plan gains $`);
});

test("the best plan says what its timing costs, every plan where the law bends at it", async () => {
  const { ranked } = JSON.parse((await run(["solve", small, "--json", ...quickly])).out);
  expect(Object.keys(ranked[0].why)).toEqual(["kinks", "limits", "timing"]);
  expect(ranked[0].why.limits.map(({ name }: { name: string }) => name)).toEqual(ranked[0].binding);
  expect(ranked[0].why.timing).toHaveLength(ranked[0].decisions.length);
  for (const { why } of ranked.slice(1)) expect(Object.keys(why)).toEqual(["kinks"]);
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

test("a search that time cut short says so, beside the limits that it could not meet together", () => {
  const names = ["limits.exerciseCash", "limits.exercise.ISO-1"];
  const cut = new InfeasibleError(names, "no plan that meets them was found in the time given", { isCut: true });
  expect(conflictsInWords(readPlan(fixture("cannot.yaml")), cut)).toMatch(
    /in the time given\.\n {2}limits\.exerciseCash: at most .*\n {2}limits\.exercise\.ISO-1: at least .*\nGive it more --time, or loosen one of them, or/,
  );
});

test("with --json the conflicts are a document too", async () => {
  const { code, out } = await run(["solve", fixture("cannot.yaml"), "--json", ...quickly]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    error: expect.any(String),
    conflicts: expect.arrayContaining(["limits.exerciseCash", "limits.exercise.ISO-1"]),
  });
});
