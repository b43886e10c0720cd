/** The example plans, as they stand in examples/. */
import { parseDocument } from "yaml";

const texts = import.meta.glob<string>("../../examples/*.yaml", { query: "?raw", import: "default", eager: true });

export const examples: readonly { name: string; text: string }[] = Object.values(texts)
  .map((text) => ({ text, name: parseDocument(text).get("name") }))
  .filter((each): each is { text: string; name: string } => typeof each.name === "string")
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** What a newcomer finds: a plan that can be solved and changed. */
export const firstExample: string =
  examples.find(({ text }) => text.includes("ISO-1") && text.includes("startup-loss"))?.text ?? examples[0]!.text;
