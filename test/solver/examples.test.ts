/**
 * Each example, as a user runs it: the built program solves it with one worker and with two; what was ranked is evaluated, in this
 * process, from the file that it printed.
 */
import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";

const program = new URL("../../dist/bin/crossover.js", import.meta.url).pathname;
const example = (name: string) => new URL(`../../examples/${name}`, import.meta.url).pathname;
const solved = async (name: string, workers: string) => {
  const effort = ["--time", "300", "--programs", isSlow ? "40" : "8"];
  const words = [program, "solve", example(name), "--workers", workers, ...effort, "--json"];
  return JSON.parse((await promisify(execFile)(process.execPath, words, { maxBuffer: 1e8 })).stdout);
};

/** The quick suite leaves out what takes too long for it; `npm run test:slow` does all. */
const isSlow = process.env.SLOW === "1";
const quickExamples = ["startup-loss.yaml", "form-6251.yaml", "recoup-2025.yaml"];

describe.each(isSlow ? [...quickExamples, "after-ipo.yaml"] : quickExamples)("%s", (name) => {
  const isTwice = isSlow || name === "form-6251.yaml";
  const workers = isTwice ? "one worker and two give the same list; " : "";
  test(`${workers}evaluate gives the numbers of every ranked plan, to the cent`, async () => {
    const one = await solved(name, "2");
    expect(one.ended).toMatch(/^(settled|proven)$/);
    if (isTwice) expect(await solved(name, "1")).toEqual(one);

    const file = join(await mkdtemp(join(tmpdir(), "crossover-")), "solution.json");
    await writeFile(file, JSON.stringify(one));
    expect(one.ranked.length).toBeGreaterThanOrEqual(3);
    // Steps that bring next to nothing are left out, but not at the price of the proof.
    expect(one.ranked[0].proven).toBe(one.ended === "proven");
    for (const { rank, value, scenarios } of one.ranked) {
      const { out } = await run(["evaluate", example(name), file, "--plan", String(rank), "--json"]);
      const evaluated = JSON.parse(out);
      expect(evaluated.scenarios).toEqual(scenarios);
      expect(evaluated.value).toBe(value);
    }
  });
});
