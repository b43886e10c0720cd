import { useEffect, useRef } from "react";
import type { Chart } from "../../report/charts/index.ts";

/** A chart with its title, and its legend in words. */
export function Figure({ title, chart: { svg, legend } }: { title: string; chart: Chart }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(svg), [svg]);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {legend.length > 0 && (
        <p className="legend">
          {legend.map(({ label, color }) => (
            <span key={label}>
              <i style={{ background: color }} />
              {label}
            </span>
          ))}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="chart" aria-label={title} ref={place} tabIndex={0} />
    </figure>
  );
}
