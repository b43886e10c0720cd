/** What `explain` shows, in each of its formats. */
import type { Explained } from "../explain/explained.ts";
import { comparisonDocument, returnDocument } from "./explained-json.ts";
import { comparisonMarkdown, returnMarkdown } from "./explained-markdown.ts";
import { comparisonText, returnText } from "./explained-text.ts";
import { json } from "./json.ts";
import type { Style } from "./style.ts";
import { wrap } from "./words.ts";

/**
 * @param of      returns, or comparisons
 * @param isOneForm a comparison of one form has all its lines, of all forms those that differ
 */
export function explainedText(of: Explained, isOneForm: boolean, width: number, style: Style): string {
  const blocks =
    "returns" in of
      ? of.returns.map((each) => returnText(each, width, style))
      : of.comparisons.map((each) => comparisonText(each, isOneForm, width, style));
  const hint = isOneForm ? [] : ["One form alone: --form 6251. One year alone: --year."];
  return `${[style.bold(of.title), ...of.notes.map((note) => wrap(note, width, 2)), ...blocks, ...hint].join("\n\n")}\n`;
}

export function explainedMarkdown(of: Explained, isOneForm: boolean): string {
  const blocks =
    "returns" in of
      ? of.returns.map(returnMarkdown)
      : of.comparisons.map((each) => comparisonMarkdown(each, isOneForm));
  return `${[`# ${of.title}`, ...of.notes, ...blocks].join("\n\n")}\n`;
}

export function explainedJson(of: Explained): string {
  if ("comparisons" in of) return json({ ...of.about, comparisons: of.comparisons.map(comparisonDocument) });
  const documents = of.returns.map(returnDocument);
  return json("plan" in of.about ? { ...of.about, years: documents } : { returns: documents });
}
