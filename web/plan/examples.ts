/** The example plans, as they stand in examples/. */

const texts = import.meta.glob<string>("../../examples/*.yaml", { query: "?raw", import: "default", eager: true });

// Files of decisions have no name. To read them all as YAML would keep the first picture waiting.
export const examples: readonly { name: string; text: string }[] = Object.values(texts)
  .flatMap((text) => {
    const name = /^name: (.+)$/m.exec(text)?.[1];
    return name === undefined ? [] : [{ text, name }];
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** What a newcomer finds: a plan that can be solved and changed. */
export const firstExample: string =
  examples.find(({ text }) => text.includes("ISO-1") && text.includes("startup-loss"))?.text ?? examples[0]!.text;
