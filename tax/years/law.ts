/**
 * Which law: one that is built in, by its name, or a user's own as plain data, so that threads can be given it.
 */
import type { UserLaw } from "./user-law.ts";

export const builtInLaws = ["enacted", "tcja-sunset"] as const;
export type BuiltInLaw = (typeof builtInLaws)[number];
export type Law = BuiltInLaw | UserLaw;

export const isBuiltInLaw = (name: unknown): name is BuiltInLaw => (builtInLaws as readonly unknown[]).includes(name);

/** What each is, in a sentence. */
export const aboutLaw: Readonly<Record<BuiltInLaw, string>> = {
  enacted: "The law as it stands, through P.L. 119-21 of July 2025",
  "tcja-sunset": "The law as it stood before P.L. 119-21: P.L. 115-97 ends with 2025, and 2026 is as scheduled",
};

export const nameOfLaw = (law: Law): string => (typeof law === "string" ? law : law.name);

const keys = new WeakMap<UserLaw, string>();

/** Equal laws have equal keys. */
export function keyOfLaw(law: Law): string {
  if (typeof law === "string") return law;
  const key = keys.get(law) ?? JSON.stringify(law);
  keys.set(law, key);
  return key;
}
