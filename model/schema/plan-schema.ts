import type { z } from "zod";
import { jsonSchemaOf } from "./for-editors.ts";
import { planFile } from "./plan-file.ts";

/**
 * The JSON Schema (2020-12) of the plan file, with which editors complete and check it. It says what each key may be; what must hold
 * between keys only `check` says.
 */
export function planSchema(): z.core.JSONSchema.JSONSchema {
  const { $schema, ...rest } = jsonSchemaOf(planFile);
  return { $schema: $schema!, title: "A plan of Crossover", ...rest };
}
