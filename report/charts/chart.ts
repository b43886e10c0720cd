/**
 * What every chart is: a picture of Observable Plot's, with the words that go beside it.
 *
 * A chart is a pure function of its data and of the document that makes its elements: a page's own, or one that stands for it in Node.
 */

export interface Chart {
  svg: SVGSVGElement;
  /** What each colour means, in the order of the picture; none where the picture says it. */
  legend: readonly LegendEntry[];
}

export interface LegendEntry {
  label: string;
  /** As CSS has it. */
  color: string;
}

/** Where a chart is drawn. */
export interface Canvas {
  document: Document;
  /** Pixels; the picture itself scales. */
  width: number;
}

/** Plot gives back a figure where a chart has a title or a legend; ours have neither. */
export function svgOf(plot: (SVGSVGElement | HTMLElement) & object): SVGSVGElement {
  const svg = plot as SVGSVGElement;
  svg.setAttribute("role", "img");
  // The picture is named as a whole; a name on a part of it, which has no role, says nothing to anyone.
  for (const part of svg.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
  // What it would say is the page's to say, and the policy of ours lets no picture do it.
  svg.querySelector("style")?.remove();
  // Attributes, not a style: a page that allows none in its text can show it.
  svg.removeAttribute("style");
  for (const [name, value] of Object.entries(looks)) svg.setAttribute(name, value);
  // Fills the room it is given, in the proportions that it was drawn in.
  svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
  return svg;
}

/** What all charts look like: text of the page's own colour and hand, and nothing cut off at the edge. */
const looks = { fill: "currentColor", "font-family": "inherit", "font-size": "12", overflow: "visible" } as const;
