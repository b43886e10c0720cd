/**
 * A question, and what its answer means. A person is asked in the terminal; of standard input each line is the answer to the next one.
 */
import { OptionError } from "../option-error.ts";
import type { Terminal } from "../terminal.ts";
import type { AnswerOption } from "./answer-options.ts";

export interface Question<T> {
  /** In plain words, without a colon. */
  text: string;
  /** The option that answers it before it is asked. */
  option?: AnswerOption;
  /** What an answer looks like, or why it is asked. */
  hint?: string;
  /** The answer where none is given; undefined: one is needed. */
  byDefault?: string;
  /** What can be answered, and what each means. */
  choices?: readonly { value: string; label: string }[];
  /** @returns what the answer means, or one sentence on what would be right */
  read: (answer: string) => { value: T } | { wrong: string };
}

/** A person pressed Ctrl-C. */
export class Interrupted extends Error {}

export type Asker = <T>(question: Question<T>) => Promise<T>;

/** Asks the person who sits there, or the lines of standard input. */
export function askerFor(terminal: Terminal): Asker {
  const lines = terminal.lines();
  return lines === null ? askPerson(terminal) : askLines(lines);
}

const askPerson =
  (terminal: Terminal): Asker =>
  async (question) => {
    const answer = await terminal.ask(question);
    if (answer === null) throw new Interrupted();
    const read = question.read(answer.trim());
    if ("wrong" in read) throw new Error(`the terminal let "${answer}" pass, though: ${read.wrong}`);
    return read.value;
  };

/** @throws {OptionError} for a line that is no answer, and where the lines end too early */
function askLines(lines: AsyncIterable<string>): Asker {
  const iterator = lines[Symbol.asyncIterator]();
  let count = 0;
  return async (question) => {
    const { done, value } = await iterator.next();
    count++;
    const given = done ? "" : value.trim();
    const answer = given === "" ? question.byDefault : given;
    if (answer === undefined) {
      throw new OptionError(
        `Line ${count} of standard input is ${done ? "missing" : "empty"}: it answers “${question.text}?”.\nGive one answer a line; an empty line takes the default, where there is one.${question.option === undefined ? "" : ` Or answer it by --${question.option}.`}`,
      );
    }
    const read = question.read(answer);
    if ("value" in read) return read.value;
    throw new OptionError(
      `Line ${count} of standard input: “${given}” is no answer to “${question.text}?”.\n${read.wrong}`,
    );
  };
}

/**
 * Answers given as options. Each answers the first question that it is for, which then is not asked; a second grant is asked in full.
 *
 * @param given what was typed, by option
 */
export function answeredBy(given: ReadonlyMap<AnswerOption, string>, ask: Asker) {
  const left = new Map(given);
  const answered: Asker = async (question) => {
    const { option } = question;
    const answer = option === undefined ? undefined : left.get(option);
    if (option === undefined || answer === undefined) return ask(question);
    left.delete(option);
    const read = question.read(answer.trim());
    if ("value" in read) return read.value;
    throw new OptionError(`--${option}: “${answer}” is no answer to “${question.text}?”.\n${read.wrong}`);
  };
  return {
    ask: answered,
    /** @throws {OptionError} that names the options that answered nothing that was asked */
    mustBeUsed: () => {
      if (left.size === 0) return;
      const names = [...left.keys()].map((option) => `--${option}`);
      throw new OptionError(
        `${names.join(", ")}: with the other answers this is not asked.\nLeave ${names.length === 1 ? "it" : "them"} out.`,
      );
    },
  };
}
