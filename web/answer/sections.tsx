import { useDrawn } from "../app/drawn.ts";
import type { ShownSection } from "../engine/drawn.ts";
import { Made } from "./made.tsx";

/** The report's sections, part by part. */
export function Sections({ of }: { of: readonly ShownSection[] }) {
  const starts = of.map((_, i) => of.slice(0, i).reduce((sum, { parts }) => sum + parts.length, 0));
  const drawn = useDrawn(
    of,
    of.reduce((sum, { parts }) => sum + parts.length, 0),
  );
  return of.map(({ id, parts }, i) => {
    const shown = parts.slice(0, Math.max(0, drawn - starts[i]!));
    if (shown.length === 0) return null;
    return (
      <section key={id} id={id} aria-labelledby={`${id}-title`}>
        {shown.map((html, part) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the section
          <Made key={part} html={html} />
        ))}
      </section>
    );
  });
}
