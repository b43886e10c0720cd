/** The package as others get it: the built files under their names, and the tarball. `npm test` builds first. */
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiReference } from "./reference.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..", "..");
const small = join(root, "test", "cli", "fixtures", "small.yaml");
const example = join(root, "examples", "startup-loss.yaml");
const inTypes = (error: { stdout: string }) => error.stdout;

/** A folder with the unpacked tarball and what its package.json depends on, as an installation has. */
const elsewhere = mkdtempSync(join(tmpdir(), "crossover-"));
const installed = join(elsewhere, "node_modules", "crossover");
const packed: { files: string[]; size: number } = { files: [], size: 0 };

beforeAll(async () => {
  const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", elsewhere], {
    cwd: root,
  });
  const [{ filename, files, size }] = JSON.parse(stdout);
  packed.files = files.map(({ path }: { path: string }) => path);
  packed.size = size;
  mkdirSync(installed, { recursive: true });
  await run("tar", ["-xzf", join(elsewhere, filename), "-C", installed, "--strip-components=1"]);
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const link = join(elsewhere, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link);
  }
});
afterAll(() => rmSync(elsewhere, { recursive: true }));

test("the package's name gives the library, and its errors", async () => {
  const { stdout } = await run(process.execPath, [join(root, "test", "lib", "by-name.mjs"), small, example]);
  const answer = JSON.parse(stdout);
  expect(answer).toEqual({
    value: answer.evaluated,
    evaluated: expect.any(Number),
    isBounded: true,
    // As `crossover headroom` has it for this day.
    amtStarts: 9289,
    wrongPlan: ["version", "household", "horizon"],
    wrongDecision: ["decisions[0].shares"],
    wrongGrant: ["grant"],
    wrongDate: ["date"],
    isError: true,
  });
});

test("the tarball holds the program, the library, its types, the schema, the examples and what is written on them, and no more", () => {
  const belongs =
    /^(dist\/(bin|esm)\/[^/]+\.js|dist\/bin\/package\.json|dist\/types\/.+\.d\.ts|dist\/web\/(assets\/)?[\w-]+\.(html|js|css|wasm)|docs\/[\w-]+\.md|examples\/.+\.yaml|[A-Z]+(\.md)?|package\.json|plan\.schema\.json)$/;
  expect(packed.files.filter((path) => !belongs.test(path))).toEqual([]);
  expect(packed.files).toEqual(
    expect.arrayContaining([
      "dist/bin/crossover.js",
      "dist/esm/index.js",
      "dist/web/index.html",
      "LICENSE",
      "README.md",
      // Plans that init writes name it.
      "docs/plan-file.md",
    ]),
  );
  // 618 kB when the charts of the report came in; the page adds itself and HiGHS, which a browser cannot take from elsewhere.
  expect(packed.size).toBeLessThan(3_000_000);
});

test("elsewhere, the program and the import work", async () => {
  const program = join(installed, "dist", "bin", "crossover.js");
  const { stdout } = await run(
    process.execPath,
    [program, "check", "node_modules/crossover/examples/startup-loss.yaml"],
    {
      cwd: elsewhere,
    },
  );
  expect(stdout).toContain("is well formed.");
  const script = join(elsewhere, "use.mjs");
  writeFileSync(script, 'import * as library from "crossover"; console.log(Object.keys(library).join());');
  expect((await run(process.execPath, [script])).stdout.trim().split(",")).toEqual([
    "InfeasibleError",
    "PlanError",
    "evaluate",
    "frontier",
    "headroom",
    "parsePlan",
    "solve",
    "uncertainty",
    "values",
  ]);
});

test("what V8 compiled is kept for the next run; damaged or not there, the program runs all the same", async () => {
  const copy = join(elsewhere, "copy");
  cpSync(installed, copy, { recursive: true });
  rmSync(join(copy, "dist", "cache"), { recursive: true, force: true });
  const check = async () => {
    const { stdout } = await run(process.execPath, [join(copy, "dist", "bin", "crossover.js"), "check", small]);
    return stdout;
  };
  const kept = () =>
    readdirSync(join(copy, "dist", "cache"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
  const first = await check();
  expect(first).toContain("is well formed.");
  expect(kept().length).toBeGreaterThan(10);
  const written = kept().map((file) => statSync(file).mtimeMs);
  expect(await check()).toBe(first);
  // What fits is not written again.
  expect(kept().map((file) => statSync(file).mtimeMs)).toEqual(written);
  for (const file of kept()) writeFileSync(file, "not code");
  expect(await check()).toBe(first);
});

test("elsewhere, the types hold by themselves", async () => {
  const source = join(elsewhere, "use.mts");
  writeFileSync(
    source,
    `import { evaluate, headroom, type Headroom, parsePlan, type Solution, solve } from "crossover";
     const plan = parsePlan("", "plan.yaml");
     const solution: Solution = await solve(plan, { seconds: 1 });
     export const value: number = evaluate(plan, solution.ranked[0]!.decisions).value;
     export const { amtStarts }: Headroom = headroom(plan, { grant: "ISO-1", date: "2025-12-15" });
     // @ts-expect-error: a grant is needed
     headroom(plan, { date: "2025-12-15" });`,
  );
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--lib",
    "es2023,dom",
    "--types",
    "",
  ];
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  expect(
    await run(process.execPath, [compiler, ...options, source], { cwd: elsewhere }).then(
      ({ stdout }) => stdout,
      inTypes,
    ),
  ).toBe("");
});

test("docs/api.md is what the docstrings say; npm run api makes it anew", async () => {
  await expect(apiReference()).toMatchFileSnapshot(join(root, "docs", "api.md"));
});
