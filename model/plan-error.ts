/** One thing wrong in a file: where, what, and what would be right. */
export interface Problem {
  file: string;
  /** From 1; 0 where the problem is the file itself, not a place in it. */
  line: number;
  /** From 1; 0 where the problem is the file itself. */
  column: number;
  /** The key as people write it, such as `grants[1].expires`; empty where no key is concerned. */
  key: string;
  /** What was found and what is wrong with it: one sentence, or more. */
  message: string;
  /** What would be right. */
  remedy: string;
}

/** More problems than these are counted in the message, not told. */
const LISTED = 200;

/** Everything wrong in a file that a user wrote, all at once. */
export class PlanError extends Error {
  readonly problems: readonly Problem[];

  /** @param problems at least one; those of a file are put in its order, the files in the order in which they come */
  constructor(problems: readonly Problem[]) {
    const files = [...new Set(problems.map(({ file }) => file))];
    const ordered = [...problems].sort(
      (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
    );
    const unlisted = ordered.length - LISTED;
    const listed = ordered.slice(0, LISTED).map(render);
    super([...listed, ...(unlisted > 0 ? [`and ${unlisted} more problems`] : [])].join("\n"));
    this.name = "PlanError";
    this.problems = ordered;
  }
}

function render({ file, line, column, key, message, remedy }: Problem): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const subject = key === "" ? "" : `${key}: `;
  return `${place}  ${subject}${message}\n${" ".repeat(place.length + 2)}${remedy}`;
}
