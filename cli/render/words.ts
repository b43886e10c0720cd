/** Numbers and texts as a person reads them on a terminal. */
export {
  cell,
  change,
  counted,
  countedIfAny,
  dollars,
  listed,
  percent,
  whole,
  wholeDollars,
} from "../../report/words/amounts.ts";

/** Breaks a text at spaces so that no line is wider, but for a word that is; later lines are indented. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    // Between two spaces; at the end of a line they go.
    if (word === "") line += " ";
    else if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line.trimEnd());
      line = " ".repeat(indent) + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
