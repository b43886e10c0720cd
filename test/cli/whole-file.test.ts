import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { mustBeAFile, writeWhole } from "../../cli/whole-file.ts";

const folder = mkdtempSync(join(tmpdir(), "crossover-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a folder is no file, with or without an option that names it", () => {
  expect(() => mustBeAFile(folder, "--report")).toThrow(`--report: ${folder} is a folder.`);
  expect(() => mustBeAFile(folder)).toThrow(/^\S+ is a folder\.\nGive the name of a file\.$/);
});

test("what is written is there whole; what cannot be is told, and leaves nothing behind", () => {
  writeWhole(join(folder, "a.txt"), "all of it");
  expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("all of it");
  // Its folder went away while the work was done.
  const gone = join(folder, "none", "a.txt");
  expect(() => writeWhole(gone, "x")).toThrow(`${gone} cannot be written (ENOENT).`);
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});
