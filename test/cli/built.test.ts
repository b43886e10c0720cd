/** The built program in a process of its own: exit codes, and what goes to which stream. `npm test` builds it first. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contractPlan, fixture } from "./run.ts";

const program = join(import.meta.dirname, "..", "..", "dist", "bin", "crossover.js");
const example = join(import.meta.dirname, "..", "..", "examples", "startup-loss.yaml");
const broken = join(import.meta.dirname, "..", "model", "broken");

function built(words: readonly string[], input = ""): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...words], (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
    child.stdin!.end(input);
  });
}

test("done is 0, and nothing is on standard error", async () => {
  expect(await built(["check", contractPlan])).toMatchObject({ code: 0, err: "" });
});

test.each(["many-faults.yaml", "tabs.yaml", "probabilities-off.yaml"])("%s exits 2", async (name) => {
  const { code, out, err } = await built(["check", join(broken, name)]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(name);
});

test("a misspelled command exits 2", async () => {
  expect(await built(["slove"])).toMatchObject({ code: 2, out: "" });
});

test.each([[[]], [["--nope"]], [[example, "--top", "none"]]])(
  "solve %j: threads that were started before its words were read are ended, and it exits 2",
  async (words: string[]) => {
    expect(await built(["solve", ...words])).toMatchObject({ code: 2, out: "" });
  },
);

test("tax answers in the order of the lines, whatever their separators", async () => {
  const line = (id: string) => JSON.stringify({ id, year: 2024, filingStatus: "single", wages: 100_000 });
  const { code, out } = await built(["tax"], `${line("a\u2028b")}\r\n\n${line("c")}`);
  expect(code).toBe(0);
  expect(
    out
      .trim()
      .split("\n")
      .map((answer) => JSON.parse(answer).id),
  ).toEqual(["a\u2028b", "c"]);
});

test("libraries that are loaded late are found from kept code, too: a sweep writes its rows, and the next one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crossover-built-"));
  const sweep = join(folder, "sweep.yaml");
  writeFileSync(
    sweep,
    `version: 1\nplan: ${contractPlan}\nvary: {income.wages: [100000, 150000]}\ndo: {evaluate: decisions.yaml}\n`,
  );
  writeFileSync(join(folder, "decisions.yaml"), "decisions: []\n");
  for (const name of ["one.csv", "other.csv"]) {
    const out = join(folder, name);
    expect(await built(["sweep", sweep, "--out", out, "--workers", "1"])).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(out, "utf8").trim().split("\n")).toHaveLength(3);
  }
  rmSync(folder, { recursive: true });
});

test("a reader that has seen enough ends it quietly", async () => {
  const line = `${JSON.stringify({ year: 2024, filingStatus: "single", wages: 100_000 })}\n`;
  const child = spawn(process.execPath, [program, "tax"], { stdio: ["pipe", "pipe", "pipe"] });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  child.stdin.on("error", () => {});
  child.stdin.end(line.repeat(5000));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

test("solve --json prints one document and nothing else; Ctrl-C ends the search with the best so far", async () => {
  const child = spawn(process.execPath, [program, "solve", example, "--json", "--time", "60"]);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  setTimeout(() => child.kill("SIGINT"), 3000);
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out).ranked.length).toBeGreaterThan(0);
});

test("solve exits 1 where the limits cannot be met", async () => {
  expect(await built(["solve", fixture("cannot.yaml"), "--time", "5"])).toMatchObject({ code: 1, out: "" });
});

test("web --json says where the page is, and Ctrl-C ends it", async () => {
  const child = spawn(process.execPath, [program, "web", "--json", "--no-open"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [said] = (await once(child.stdout!, "data")) as [Buffer];
  const { address } = JSON.parse(said.toString());
  expect((await fetch(address)).status).toBe(200);
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});
