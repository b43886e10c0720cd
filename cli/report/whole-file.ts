/** A file that an option names: told before the work if it cannot be one, and written whole or not at all. */
import { existsSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { OptionError } from "../option-error.ts";

/** @throws {OptionError} if there is no such folder, or it is one */
export function mustBeAFile(path: string, option: string): void {
  const folder = dirname(resolve(path));
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new OptionError(`${option}: there is no folder ${folder}.\nMake it first, or give another name.`);
  }
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new OptionError(`${option}: ${path} is a folder.\nGive the name of a file.`);
  }
}

export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.new`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
