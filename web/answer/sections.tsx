import { useEffect, useState } from "react";
import { useDrawn } from "../app/part-by-part.ts";
import type { ShownSection } from "../engine/in-parts.ts";
import { Made } from "./made.tsx";

/** The report's sections, part by part; those of another plan stand until the new ones do, so that nothing jumps. */
export function Sections({ of }: { of: readonly ShownSection[] }) {
  const starts = of.map((_, i) => of.slice(0, i).reduce((sum, { parts }) => sum + parts.length, 0));
  const count = of.reduce((sum, { parts }) => sum + parts.length, 0);
  const drawn = useDrawn(of, count);
  const [before, setBefore] = useState<readonly ShownSection[]>([]);
  const isWhole = drawn >= count;
  useEffect(() => {
    if (isWhole) setBefore(of);
  }, [isWhole, of]);
  return (
    <>
      <Contents of={of} />
      {of.map(({ id, parts }, i) => {
        const shown = Math.max(0, drawn - starts[i]!);
        const old = before.find((each) => each.id === id)?.parts ?? [];
        const both = [...parts.slice(0, shown), ...(shown < parts.length ? old.slice(shown) : [])];
        if (both.length === 0) return null;
        return (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            {both.map((html, part) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the section
              <Made key={part} html={html} />
            ))}
          </section>
        );
      })}
    </>
  );
}

/** Beside the sections, where there is room. The address names the view, so no link can lead within it. */
function Contents({ of }: { of: readonly ShownSection[] }) {
  const go = (id: string) => {
    const title = document.getElementById(`${id}-title`);
    title?.setAttribute("tabindex", "-1");
    title?.focus({ preventScroll: true });
    title?.scrollIntoView();
  };
  return (
    <nav className="contents" aria-label="In this answer">
      <ul>
        {of.map(({ id, title }) => (
          <li key={id}>
            <button type="button" className="quiet" onClick={() => go(id)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
