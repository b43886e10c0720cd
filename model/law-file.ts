/** From the text of a law file to a law. docs/law-files.md describes the format. Needs no files, so the page can load it. */
import type { UserLaw } from "../tax/years/user-law.ts";
import { check } from "./check.ts";
import { type Document, parseDocument } from "./document.ts";
import { mustBe } from "./file-kind.ts";
import { newParts } from "./rules/new-parts.ts";
import { schedules } from "./rules/schedules.ts";
import { lawFile } from "./schema/law-file.ts";

/**
 * @param file its name, for messages
 * @throws {PlanError} with everything that is wrong in it
 */
export function parseLaw(text: string, file: string): UserLaw {
  return checkLaw(parseDocument(text, file));
}

/** @throws {PlanError} with everything that is wrong in it */
export function checkLaw(document: Document): UserLaw {
  mustBe(document, "law");
  const { name, base, facts, from, years } = check(document, lawFile(), [schedules, newParts]);
  return { name: name ?? fileStem(document.file), file: document.file, base, facts, from, years };
}

const fileStem = (file: string): string => file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/i, "");
