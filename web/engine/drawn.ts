/** What is drawn with charts. */
import { type Canvas, frontierChart } from "../../report/charts/index.ts";
import { frontierPicture, onAverage } from "../../report/frontier.ts";
import { figure } from "../../report/page/figure.ts";
import type { Html } from "../../report/page/html.ts";
import { safetyBy } from "../../report/words/risk.ts";
import type { Frontier } from "../../solver/uncertainty/frontier.ts";

export { answerSections } from "../../report/page/sections.ts";

/** A section of the report, in parts that can be drawn one after another; each is HTML. */
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

export const frontierFigure = (frontier: Frontier, canvas: Canvas): Html =>
  figure(
    `${onAverage[frontier.objective]}, ${safetyBy(frontier.risk).by}`,
    frontierChart(frontierPicture(frontier), canvas),
  );
