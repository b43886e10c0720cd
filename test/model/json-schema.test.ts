/** The JSON Schema of the plan file, which editors read: that it is the schema's own, and that it says what `check` says. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { json } from "../../cli/render/json.ts";
import { readDocument } from "../../model/read-document.ts";
import { planSchema } from "../../scenarios/plan-schema.ts";

const root = join(import.meta.dirname, "..", "..");
const validate = new Ajv2020({ allErrors: true }).compile(planSchema());

/** What an editor marks in a file, as `key: what`. */
const marked = (path: string): string[] => {
  validate(readDocument(path).data);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath}: ${"additionalProperty" in params ? `unknown ${params.additionalProperty}` : message}`,
  );
};

test("the file that is shipped is the schema's; npm run schema makes it anew", async () => {
  await expect(json(planSchema())).toMatchFileSnapshot(join(root, "plan.schema.json"));
});

const plans = [
  ...["after-ipo", "form-6251", "recoup-2025", "startup-loss"].map((name) => join(root, "examples", `${name}.yaml`)),
  ...readdirSync(join(import.meta.dirname, "fixtures"))
    .filter((name) => name.endsWith(".yaml") && !name.includes("decisions"))
    .map((name) => join(import.meta.dirname, "fixtures", name)),
];

describe("a plan that check accepts is accepted", () => {
  test.each(plans)("%s", (path) => {
    expect(marked(path)).toEqual([]);
  });
});

describe("what can be seen without other keys is marked", () => {
  test.each([
    ["unknown-key.yaml", "unknown "],
    ["unknown-top-key.yaml", ": unknown "],
    ["horizon-missing.yaml", ": must have required property 'horizon'"],
    ["version-2.yaml", "/version: must be equal to constant"],
    ["text-for-number.yaml", "must be number"],
    ["fractional-shares.yaml", "/shares: must be integer"],
    ["percent-for-rate.yaml", "must be <= "],
    ["price-zero.yaml", "must be >= 0.0001"],
    ["date-in-another-order.yaml", "must match pattern"],
    ["year-not-a-year.yaml", "must match pattern"],
    ["no-years.yaml", "must NOT have fewer than 1 properties"],
    ["state-lower-case.yaml", "/household/state: must be equal to one of the allowed values"],
    ["decisions-word.yaml", "/decisions: "],
    ["vesting-word.yaml", "/vesting: "],
    ["lot-of-both-forms.yaml", "/lots/0: unknown "],
  ])("%s", (name, mark) => {
    expect(marked(join(import.meta.dirname, "broken", name)).join("\n")).toContain(mark);
  });
});
