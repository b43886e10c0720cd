/** What generated scenarios are written as, and what they are read from. */
import type { KeyPath } from "../model/document.ts";

/** A scenario as a plan file has it. */
export interface WrittenScenario {
  name: string;
  probability: number;
  securities: Record<
    string,
    { price: Record<string, number>; growth?: number; steps?: boolean; sellable?: { from: string } }
  >;
}

/** Parses a file that the plan names; what is wrong in it is told at the key that names it. */
export type FileAt = <T>(path: KeyPath, file: string, parse: (text: string) => T) => T;
export type Refuse = (path: KeyPath, message: string, remedy: string) => never;
