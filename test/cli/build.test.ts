/** Builds of one version are told apart by what is in their files. */
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../cli/build.ts";
import { version } from "../../cli/version.ts";

test("the same files are the same build, another byte in one of them another build of the version", () => {
  const [one, other] = ["one", "other"].map((name) => mkdtempSync(join(tmpdir(), `crossover-${name}-`))) as [
    string,
    string,
  ];
  writeFileSync(join(one, "crossover.js"), "rate = 0.26");
  writeFileSync(join(one, "worker.js"), "work()");
  cpSync(one, other, { recursive: true });
  expect(build(one)).toMatch(/\+[0-9a-f]{8}$/);
  expect(build(one).startsWith(`${version}+`)).toBe(true);
  expect(build(other)).toBe(build(one));
  writeFileSync(join(other, "crossover.js"), "rate = 0.28");
  expect(build(other)).not.toBe(build(one));
});
