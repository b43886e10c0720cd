import type { Problem } from "../../model/plan-error.ts";

/** The plan file itself: what is exported, and what the command line reads. */
export function PlanText({
  text,
  setText,
  problems,
}: {
  text: string;
  setText: (text: string) => void;
  problems: readonly Problem[];
}) {
  const wrong = new Set(problems.map(({ line }) => line));
  const lines = text.split("\n");
  return (
    <section className="text" aria-labelledby="text-title">
      <h2 id="text-title">
        <label htmlFor="plan-text">The plan file</label>
      </h2>
      <p className="note">The same as the form, and what the command line reads. Change either.</p>
      <div className="editor">
        <div className="numbers" aria-hidden="true">
          {lines.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <span key={i} className={wrong.has(i + 1) ? "wrong" : undefined}>
              {i + 1}
            </span>
          ))}
        </div>
        <textarea
          id="plan-text"
          value={text}
          rows={lines.length}
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          onChange={({ target }) => setText(target.value)}
        />
      </div>
    </section>
  );
}
