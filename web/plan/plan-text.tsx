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
  const lines = text.split("\n").length;
  const wrong = new Set(problems.map(({ line }) => line));
  return (
    <section className="text" aria-labelledby="text-title">
      <h2 id="text-title">
        <label htmlFor="plan-text">The plan file</label>
      </h2>
      <p className="note">The same as the form, and what the command line reads. Change either.</p>
      <div className="editor">
        <div className="numbers" aria-hidden="true">
          {numbersOf(lines, wrong).map(({ isWrong, numbers }) =>
            isWrong ? <strong key={numbers}>{numbers}</strong> : numbers,
          )}
        </div>
        <textarea
          id="plan-text"
          value={text}
          rows={lines}
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          onChange={({ target }) => setText(target.value)}
        />
      </div>
    </section>
  );
}

/** `1\n2\n3\n`, cut where a line is wrong: a part for each line would be more than the whole form. */
function numbersOf(lines: number, wrong: ReadonlySet<number>): { isWrong: boolean; numbers: string }[] {
  const parts: { isWrong: boolean; numbers: string }[] = [];
  for (let line = 1; line <= lines; line++) {
    const last = parts.at(-1);
    const isWrong = wrong.has(line);
    if (last?.isWrong === isWrong) last.numbers += `${line}\n`;
    else parts.push({ isWrong, numbers: `${line}\n` });
  }
  return parts;
}
