/**
 * Every file in broken/ is a plan with something wrong. Its first lines say what must be reported, all of it and nothing else:
 * `# line:column | key | piece of the message | piece of the remedy`, with `-` for no key. Adding a file adds a test.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PlanError, type Problem } from "../../model/plan-error.ts";
import { readPlan } from "../../model/read-plan.ts";

const broken = join(import.meta.dirname, "broken");

function problemsOf(path: string): readonly Problem[] {
  try {
    readPlan(path);
  } catch (error) {
    if (error instanceof PlanError) return error.problems;
    throw error;
  }
  throw new Error(`${path} was read without a problem`);
}

describe("a broken plan is refused with place, finding and remedy", () => {
  test.each(readdirSync(broken))("%s", (name) => {
    const path = join(broken, name);
    const expected = [...readFileSync(path, "utf8").matchAll(/^# (\d+):(\d+) \| (.+?) \| (.+?) \| (.+)$/gm)].map(
      ([, line, column, key, message, remedy]) => ({
        file: path,
        line: Number(line),
        column: Number(column),
        key: key === "-" ? "" : key,
        message: expect.stringContaining(message!),
        remedy: expect.stringContaining(remedy!),
      }),
    );
    expect(expected).not.toHaveLength(0);
    expect(problemsOf(path)).toEqual(expected);
  });
});

describe("a file that is no plan at all is refused as a whole", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "crossover-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  test("missing", () => {
    const [problem] = problemsOf(join(folder, "nowhere.yaml"));
    expect(problem).toMatchObject({
      line: 0,
      message: "there is no such file.",
      remedy: expect.stringContaining("directory you are in"),
    });
  });

  test("a directory", () => {
    const path = join(folder, "plans");
    mkdirSync(path);
    expect(problemsOf(path)[0]).toMatchObject({ message: expect.stringContaining("a directory") });
  });

  test("empty", () => {
    expect(problemsOf(write("empty.yaml", ""))[0]).toMatchObject({ line: 1, column: 1, message: "the file is empty." });
  });

  test("50 MB, by its size before it is read", () => {
    const path = write("huge.yaml", "version: 1\n");
    truncateSync(path, 50_000_000);
    expect(problemsOf(path)[0]).toMatchObject({ message: expect.stringContaining("50.0 MB, more than the 5 MB") });
  });

  test("binary", () => {
    const path = write("picture.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
    expect(problemsOf(path)[0]).toMatchObject({ message: expect.stringContaining("not text in UTF-8") });
  });

  test("zero bytes", () => {
    const path = write("zeros.yaml", "version: 1\nname: a\0b\n");
    expect(problemsOf(path)[0]).toMatchObject({ line: 2, column: 8, message: expect.stringContaining("zero byte") });
  });

  test("UTF-16", () => {
    const path = write("utf16.yaml", Buffer.from("\ufeffversion: 1\n", "utf16le"));
    expect(problemsOf(path)[0]).toMatchObject({ remedy: expect.stringContaining("saved as UTF-8") });
  });

  test("brackets nested 100,000 deep", () => {
    const [problem] = problemsOf(write("deep.yaml", `version: ${"[".repeat(100_000)}`));
    expect(problem).toMatchObject({ line: 1, message: expect.stringContaining("nested more than 64 levels deep") });
  });

  test("more keys than any plan has", () => {
    const keys = Array.from({ length: 100_001 }, (_, i) => `k${i}: 1`);
    const [problem] = problemsOf(write("keys.yaml", keys.join("\n")));
    expect(problem).toMatchObject({ message: expect.stringContaining("found 100001 keys") });
  });

  test("several syntax errors come together", () => {
    const problems = problemsOf(write("syntax.yaml", "a: 1\na: 2\nb: @x\n"));
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
  });
});

test("the message shows place, key, finding, and the remedy below", () => {
  const error = new PlanError([
    {
      file: "plan.yaml",
      line: 31,
      column: 5,
      key: "grants[1].expires",
      message: "2019-02-01 is before the grant date, 2021-02-01.",
      remedy: "Give the day the options lapse, usually ten years after the grant.",
    },
  ]);
  expect(error.message).toBe(
    `plan.yaml:31:5  grants[1].expires: 2019-02-01 is before the grant date, 2021-02-01.
                Give the day the options lapse, usually ten years after the grant.`,
  );
});
