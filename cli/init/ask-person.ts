/** Asks a person in the terminal, with @clack/prompts: arrows choose, what is wrong is told before it is taken. */
import type { Readable, Writable } from "node:stream";
import { isCancel, select, text } from "@clack/prompts";
import type { Question } from "./question.ts";

/** @returns null for Ctrl-C */
export async function askPerson(
  { text: asked, hint, byDefault, choices, read }: Question<unknown>,
  streams: { input: Readable; output: Writable },
): Promise<string | null> {
  const message = hint === undefined ? `${asked}?` : `${asked}? (${hint})`;
  const answer =
    choices === undefined
      ? await text({
          message,
          ...(byDefault === undefined ? {} : { placeholder: byDefault, defaultValue: byDefault }),
          validate: (given) => {
            const result = read((given ?? "").trim() || (byDefault ?? ""));
            return "wrong" in result ? result.wrong : undefined;
          },
          ...streams,
        })
      : await select({
          message,
          options: [...choices],
          ...(byDefault === undefined ? {} : { initialValue: byDefault }),
          ...streams,
        });
  return isCancel(answer) ? null : answer;
}
