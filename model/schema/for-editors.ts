/**
 * What a JSON Schema can say of a schema beyond what zod tells of it, and the JSON Schema of a schema with all that.
 */
import { z } from "zod";

interface Remark {
  /** Shown where a person writes the value. */
  description?: string;
  type?: "integer";
  pattern?: string;
  propertyNames?: { pattern: string };
  minProperties?: number;
  enum?: readonly string[];
  /** A choice in code is none that zod can tell of: what a value may be. */
  forms?: readonly z.ZodType[];
}

const remarks = new WeakMap<object, Remark>();

/** @returns the schema itself; what is made of it, as by `refine`, has no remark of its own */
export function forEditors<S extends z.ZodType>(schema: S, remark: Remark): S {
  remarks.set(schema, remark);
  return schema;
}

/** For a schema that refines another. */
export const asThe = (schema: z.ZodType): Remark => remarks.get(schema) ?? {};

/** For what is written, before defaults are filled in. Of a year or a date as a key it says only that it is text. */
export function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const { forms, ...said } = remarks.get(zodSchema) ?? {};
      if (forms !== undefined) {
        delete jsonSchema.oneOf;
        jsonSchema.anyOf = forms.map(within);
      }
      Object.assign(jsonSchema, said);
    },
  });
}

function within(form: z.ZodType): z.core.JSONSchema.JSONSchema {
  const { $schema: _, ...rest } = jsonSchemaOf(form);
  return rest;
}
