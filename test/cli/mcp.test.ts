/** The server of the Model Context Protocol, driven by the SDK's client over standard input and output. `npm test` builds first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { fixture, run } from "./run.ts";

const root = join(import.meta.dirname, "..", "..");
const example = join(root, "examples", "form-6251.yaml");
const startup = join(root, "examples", "startup-loss.yaml");

const client = new Client({ name: "test", version: "1" });
beforeAll(async () => {
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(root, "dist", "bin", "crossover.js"), "mcp"],
      stderr: "inherit",
    }),
  );
}, 120_000);
afterAll(() => client.close());

interface Result {
  isError: boolean;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what stands in it is what each test says.
  data: any;
}

async function call(name: string, given: Record<string, unknown>): Promise<Result> {
  const { isError, content, structuredContent } = await client.callTool({ name, arguments: given });
  const [{ text }] = content as [{ text: string }];
  return { isError: isError === true, text, data: structuredContent };
}

const TINY = readFileSync(fixture("tiny.yaml"), "utf8");

test("its tools, each with what it takes", async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    "check",
    "headroom",
    "solve",
    "explain",
    "recoup",
    "frontier",
    "compare",
  ]);
  for (const { description, inputSchema } of tools) {
    expect(description!.length).toBeGreaterThan(60);
    expect(Object.keys(inputSchema.properties!)).toEqual(expect.arrayContaining(["plan", "file"]));
  }
  expect(client.getInstructions()).toContain("not tax advice");
});

test("check names every assumption of a plan; of a wrong one everything that is wrong, with its place", async () => {
  const { data, text } = await call("check", { plan: TINY });
  expect(data).toMatchObject({ plan: "A few ISOs", grants: ["ISO-1"], lots: [] });
  expect(data.assumptions).toContainEqual({ key: "household.state", means: "No state taxes the income." });
  expect(text).toContain("household.state: No state taxes the income.");

  const wrong = await call("check", { plan: TINY.replace("single", "bachelor").replace("strike: 10", "strike: ten") });
  expect(wrong.isError).toBe(true);
  expect(wrong.data.problems.map(({ key }: { key: string }) => key)).toEqual([
    "household.filingStatus",
    "grants[0].strike",
  ]);
  expect(wrong.text).toContain("bachelor");
});

test("a plan is needed, and one is enough", async () => {
  expect((await call("check", {})).text).toContain("No plan is given.");
  expect((await call("check", { plan: TINY, file: startup })).text).toContain("Both `plan` and `file` are given.");
  const absent = await call("check", { file: "/nowhere/plan.yaml" });
  expect([absent.isError, absent.text.includes("/nowhere/plan.yaml")]).toEqual([true, true]);
});

test("headroom: as the command has it, with what was assumed", async () => {
  const { data } = await call("headroom", { file: startup, date: "2025-12-15" });
  // README: 9,289 before AMT starts for 2025.
  expect(data.exercises[0].amtStarts.shares).toBe(9289);
  expect(data.assumptions).toContainEqual({
    key: "grant",
    means: "The grant is ISO-1, the plan's first of ISOs.",
  });
});

test("solve: the ranked plans of the command, to the cent", async () => {
  const { data, text } = await call("solve", { plan: TINY, seconds: 5 });
  const { out } = await run(["solve", fixture("tiny.yaml"), "--workers", "0", "--json"]);
  const { bound, ranked } = JSON.parse(out);
  expect([data.bound, data.ranked]).toEqual([bound, ranked]);
  expect(bound).toBe(ranked[0].value);
  expect(data.assumptions[0]).toEqual({ key: "seed", means: "The search starts with seed 1." });
  expect(text).toContain("Proven: no plan does better.");
});

test("a plan that cannot be met is an answer with the limits that conflict", async () => {
  const limits = "limits: {exerciseCash: 10, exercise: {ISO-1: {atLeast: 2}}}";
  const { isError, data } = await call("solve", { plan: TINY + limits, seconds: 5 });
  expect(isError).toBe(true);
  expect(data.conflicts).toEqual(expect.arrayContaining(["limits.exerciseCash"]));
});

test("explain: line 2k of the published example", async () => {
  const { decisions } = parse(readFileSync(join(root, "examples", "form-6251-sales.yaml"), "utf8"));
  const { data, text } = await call("explain", { file: example, decisions, year: 2024, form: "6251" });
  // Form 6251 line 2k, of the example in the README: -65,000 wages and -53,000 gain.
  const line = data.years[0].lines.find((each: { line: string }) => each.line === "2k");
  expect(line.amount).toBe(-118_000);
  expect(text).toContain("-118,000.00");
  const wrong = await call("explain", { file: example, decisions, year: 1999 });
  expect([wrong.isError, wrong.text.startsWith("year 1999")]).toEqual([true, true]);
});

test("recoup: what comes back of a credit by a year, beyond its horizon refused", async () => {
  const wrong = await call("recoup", { plan: TINY, by: 2050 });
  expect([wrong.isError, wrong.text]).toEqual([
    true,
    "by 2050 is outside the plan's horizon.\nGive a year from 2024 to 2025.",
  ]);
  const credit = `${TINY.replace("grants:", "unused:").replace(/unused:[\s\S]*?decisions/, "decisions")}carryovers: {minimumTaxCredit: 5000}\n`;
  const { data } = await call("recoup", { plan: credit, by: 2024, seconds: 5 });
  // $150,000 of wages: regular tax is far above the tentative minimum tax, so that all of it comes back in the first year.
  expect(data.laws[0]).toMatchObject({ credit: 5000, isAll: true });
});

test("frontier: the plans of two futures, by the worst case; without scenarios, what to add", async () => {
  const futures = `scenarios:
  - {name: up, probability: 0.5}
  - {name: down, probability: 0.5, securities: {ACME: {price: {2024-11-15: 300, 2025-06-30: 5}}}}
`;
  const risk = { kind: "worstCase" };
  const { data, text } = await call("frontier", { plan: TINY + futures, risk, seconds: 20 });
  expect(data.risk).toEqual(risk);
  expect(data.points.length).toBeGreaterThan(0);
  expect(text).toContain("in the worst case");
  expect(data.assumptions.map(({ key }: { key: string }) => key)).not.toContain("risk");
  const wrong = await call("frontier", { plan: TINY });
  expect([wrong.isError, wrong.data.problems[0].key]).toEqual([true, "scenarios"]);
  expect((await call("frontier", { plan: TINY, risk: { kind: "shortfall" } })).text).toContain("needs an amount");
});

test("compare: doing nothing, a step and the best there is, exact to the cent", async () => {
  const exercise = { date: "2024-11-15", do: "exercise", grant: "ISO-1", shares: 4 };
  const { data, text } = await call("compare", {
    plan: TINY,
    seconds: 5,
    alternatives: [{ name: "nothing", decisions: [] }, { name: "all now", decisions: [exercise] }, { name: "best" }],
  });
  const [nothing, all, best] = data.alternatives;
  // The shares are sold for $1,200 either way. Exercised in 2024 they bring a long-term gain of 4 × (300 − 10) at 15 %, else ordinary income.
  expect(nothing.difference).toBe(0);
  expect(all.difference).toBeGreaterThan(0);
  expect(best.value).toBeGreaterThanOrEqual(all.value);
  expect(text).toContain("2024 exercise 4");
  expect(data.assumptions[0].key).toBe("alternatives.decisions");
});

test("progress is told to a client that asks for it", async () => {
  const told: string[] = [];
  await client.callTool({ name: "solve", arguments: { file: startup, seconds: 1 } }, undefined, {
    onprogress: ({ message }) => void told.push(message ?? ""),
  });
  expect(told.length).toBeGreaterThan(0);
  expect(told.at(-1)).toMatch(/candidates/);
});

test("on a terminal it says who is to run it", async () => {
  const { code, err } = await run(["mcp"]);
  expect(code).toBe(2);
  expect(err).toContain("Tell your client to run it");
});
