/** What grants and lots of a draft are called. */
import type { IsoDate } from "../../model/dates.ts";
import type { Draft } from "./draft.ts";

export const nextId = (draft: Draft, type: "iso" | "nso"): string =>
  freeId(draft, `${type.toUpperCase()}-${draft.grants.filter((grant) => grant.type === type).length + 1}`);

export const lotId = (draft: Draft, security: string, exercised: IsoDate): string =>
  freeId(draft, `${security}-${exercised}`);

/** Of its own among grants and lots; an `@` marks the lots of exercises to come. */
export function freeId({ grants, lots }: Draft, wanted: string): string {
  const base = wanted.replaceAll("@", "-");
  const taken = new Set([...grants, ...lots].map(({ id }) => id));
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}
