/**
 * Each example, as a user runs it: the built program solves it with one worker and with two, and evaluates what was ranked.
 */
import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

const program = new URL("../../dist/bin/crossover.js", import.meta.url).pathname;
const example = (name: string) => new URL(`../../examples/${name}`, import.meta.url).pathname;
const run = async (...args: string[]) =>
  JSON.parse((await promisify(execFile)(process.execPath, [program, ...args, "--json"], { maxBuffer: 1e8 })).stdout);

/** With one worker this takes too long for the quick suite; `npm run test:slow` compares it too. */
const isLong = (name: string) => name === "after-ipo.yaml" && process.env.SLOW !== "1";

describe.each(["startup-loss.yaml", "form-6251.yaml", "recoup-2025.yaml", "after-ipo.yaml"])("%s", (name) => {
  const workers = isLong(name) ? "" : "one worker and two give the same list; ";
  test(`${workers}evaluate gives the numbers of every ranked plan, to the cent`, async () => {
    const settings = ["--time", "300", "--programs", "100"];
    const one = await run("solve", example(name), "--workers", "2", ...settings);
    expect(one.ended).toMatch(/^(settled|proven)$/);
    if (!isLong(name)) expect(await run("solve", example(name), "--workers", "1", ...settings)).toEqual(one);

    const file = join(await mkdtemp(join(tmpdir(), "crossover-")), "solution.json");
    await writeFile(file, JSON.stringify(one));
    expect(one.ranked.length).toBeGreaterThanOrEqual(3);
    for (const { rank, value, scenarios } of one.ranked) {
      const evaluated = await run("evaluate", example(name), file, "--plan", String(rank));
      expect(evaluated.scenarios).toEqual(scenarios);
      expect(evaluated.value).toBe(value);
    }
  });
});
