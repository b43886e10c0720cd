import { useEffect, useId, useState } from "react";
import type { Document } from "yaml";
import type { Assumption } from "../../model/assumptions.ts";
import type { Problem } from "../../model/plan-error.ts";
import { isWithin, keyOf, type Path, textAt, withText } from "./plan-document.ts";
import type { FieldKind } from "./sections.ts";

/** What the plan's text says, and what the model says to it. */
export interface PlanFileInPage {
  document: Document.Parsed;
  /** Of the text as it is then: a person may type faster than the form is drawn. */
  change: (how: (text: string) => string) => void;
  problems: readonly Problem[];
  assumptions: readonly Assumption[];
  states: readonly string[];
}

/** One key of the plan file: what stands there, what is wrong with it, and what is taken where nothing stands. */
export function Field({ kind, path, file }: { kind: FieldKind; path: Path; file: PlanFileInPage }) {
  const id = useId();
  const written = textAt(file.document, path);
  const [typed, setTyped] = useState(written);
  // What another hand wrote, in the text or from an example, is shown; what is being typed is left as it is.
  useEffect(() => setTyped((before) => (before.trim() === written ? before : written)), [written]);
  const key = keyOf(path);
  const choices =
    kind.choices === "states"
      ? [["", "None"] as const, ...file.states.map((state) => [state, state] as const)]
      : kind.choices;
  const problem = file.problems.find((each) => isWithin(each.key, key));
  const assumed = written === "" ? assumptionAt(file, path) : undefined;
  const change = (now: string) => {
    setTyped(now);
    file.change((text) => withText(text, path, now));
  };
  const described = [
    problem !== undefined ? `${id}-problem` : "",
    assumed !== undefined || kind.hint !== undefined ? `${id}-note` : "",
  ]
    .filter(Boolean)
    .join(" ");
  const common = {
    id,
    value: typed,
    "data-key": key,
    "aria-invalid": problem !== undefined,
    ...(described === "" ? {} : { "aria-describedby": described }),
  };
  return (
    <div className={`field${kind.isWide ? " wide" : ""}`}>
      <label htmlFor={id}>{kind.label}</label>
      <div className="value">
        {kind.unit !== undefined && <span aria-hidden="true">{kind.unit}</span>}
        {choices === undefined ? (
          <input
            {...common}
            type="text"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => change(target.value)}
          />
        ) : (
          <select {...common} onChange={({ target }) => change(target.value)}>
            {!choices.some(([value]) => value === typed) && <option value={typed}>{typed}</option>}
            {choices.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </div>
      <div className="notes">
        {problem !== undefined && (
          <p className="wrong" id={`${id}-problem`}>
            {problem.message} {problem.remedy}
          </p>
        )}
        {assumed !== undefined ? (
          <p className="assumed" id={`${id}-note`}>
            Taken: {assumed}
          </p>
        ) : (
          kind.hint !== undefined && (
            <p className="hint" id={`${id}-note`}>
              {kind.hint}
            </p>
          )
        )}
      </div>
    </div>
  );
}

/** The default at a key: of holdings by their name, of some keys together with their neighbours. */
function assumptionAt({ document, assumptions }: PlanFileInPage, path: Path): string | undefined {
  const named = path.map((part, i) =>
    typeof part === "number" ? String(document.getIn([...path.slice(0, i + 1), "id"]) ?? part) : part,
  );
  const above = named.slice(0, -1).join(".");
  const last = named.at(-1)!;
  return assumptions.find(({ key }) => {
    if (key === named.join(".") || key === named.slice(0, -1).join(".")) return true;
    return (
      above !== "" &&
      key.startsWith(`${above}.`) &&
      key
        .slice(above.length + 1)
        .split(", ")
        .includes(last)
    );
  })?.means;
}
