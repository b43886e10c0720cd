import type { Chart } from "../charts/index.ts";
import { type Html, html, raw } from "./html.ts";

/** A chart with its title, and its legend in words. */
export const figure = (title: string, { svg, legend }: Chart): Html =>
  html`<figure>
    <figcaption>${title}</figcaption>
    ${
      legend.length === 0
        ? ""
        : html`<p class="legend">
          ${legend.map(({ label, color }) => html`<span>${key(color)}${label}</span>`)}
        </p>`
    }
    <div class="chart" tabindex="0" role="group" aria-label="${title}">${raw(svg.outerHTML)}</div>
  </figure>`;

/** A colour, in an attribute: a page that allows no style in its text shows it too. */
const key = (color: string): Html =>
  html`<svg viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="${color}"/></svg>`;
