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
          ${legend.map(({ label, color }) => html`<span><i style="background:${color}"></i>${label}</span>`)}
        </p>`
    }
    <div class="chart">${raw(svg.outerHTML)}</div>
  </figure>`;
