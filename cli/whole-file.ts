/** A file that is named where it is to be made: told before the work if it cannot be one, and written whole or not at all. */
import { accessSync, constants, existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { OptionError } from "./option-error.ts";

/**
 * @param option that names it; undefined: it stands by itself
 * @throws {OptionError} if there is no such folder, none that may be written to, or it is one itself
 */
export function mustBeAFile(path: string, option?: string): void {
  const folder = dirname(resolve(path));
  const named = option ?? path;
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new OptionError(`${named}: there is no folder ${folder}.\nMake it first, or give another name.`);
  }
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new OptionError(`${option === undefined ? "" : `${option}: `}${path} is a folder.\nGive the name of a file.`);
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new OptionError(`${named}: you may not write to the folder ${folder}.\nGive another name.`);
  }
}

/** @throws {OptionError} if it cannot be written after all: the disk is full, or no disk */
export function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OptionError(`${path} cannot be written (${code ?? message}).\nGive another name.`);
  }
}
