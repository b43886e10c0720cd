/** A section of the report cut into parts, which the page draws one after the other. */
import type { Html } from "../../report/page/html.ts";

/** Each part is HTML. */
export interface ShownSection {
  id: string;
  title: string;
  parts: readonly string[];
}

/** What takes long to lay out ends a part. */
const LARGE = new Set(["FIGURE", "DIV", "DL", "OL", "UL"]);

export function inParts(section: Html, document: Document): ShownSection {
  const { content } = Object.assign(document.createElement("template"), { innerHTML: section.toString() });
  const { id, children } = content.firstElementChild!;
  const title = children[0]!.textContent!;
  const parts: string[] = [];
  let isOpen = false;
  for (const { outerHTML, tagName } of children) {
    if (isOpen) parts[parts.length - 1] += outerHTML;
    else parts.push(outerHTML);
    isOpen = !LARGE.has(tagName);
  }
  return { id, title, parts };
}
