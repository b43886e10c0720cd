import type { z } from "zod";
import { jsonSchemaOf } from "../model/schema/for-editors.ts";
import { planSchema as writtenSchema } from "../model/schema/plan-schema.ts";
import { generatedScenarios } from "./schema.ts";

/** The JSON Schema (2020-12) of the plan file, whose scenarios may be a list or what they are made from. */
export function planSchema(): z.core.JSONSchema.JSONSchema {
  const schema = writtenSchema();
  const { $schema: _, ...generated } = jsonSchemaOf(generatedScenarios);
  const properties = schema.properties!;
  const { default: none, ...list } = properties.scenarios as z.core.JSONSchema.JSONSchema;
  properties.scenarios = { default: none!, anyOf: [list, generated] };
  return schema;
}
