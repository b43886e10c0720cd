/** Asks a person in the terminal, with @clack/prompts: arrows choose; what is wrong is told, and the field is empty again. */
import type { Readable, Writable } from "node:stream";
import { isCancel, log, select, text } from "@clack/prompts";
import type { Question } from "./question.ts";

interface Streams {
  input: Readable;
  output: Writable;
}

/** @returns null for Ctrl-C */
export async function askPerson(question: Question<unknown>, streams: Streams): Promise<string | null> {
  const { text: asked, hint, byDefault, choices } = question;
  const message = hint === undefined ? `${asked}?` : `${asked}? (${hint})`;
  if (choices === undefined) return askText(message, question, streams);
  const answer = await select({
    message,
    options: [...choices],
    ...(byDefault === undefined ? {} : { initialValue: byDefault }),
    ...streams,
  });
  return isCancel(answer) ? null : answer;
}

async function askText(
  message: string,
  { byDefault, read }: Question<unknown>,
  streams: Streams,
): Promise<string | null> {
  for (;;) {
    const answer = await text({
      message,
      ...(byDefault === undefined ? {} : { placeholder: byDefault, defaultValue: byDefault }),
      ...streams,
    });
    if (isCancel(answer)) return null;
    const given = (answer ?? "").trim();
    const result = read(given);
    if (!("wrong" in result)) return given;
    // A refusal of the prompt's own would leave the answer in its field, in front of the next.
    log.error(result.wrong, { output: streams.output });
  }
}
