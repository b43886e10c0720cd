import { Folded } from "../app/folded.tsx";
import { Field, type PlanFileInPage } from "./field.tsx";
import { countAt, isWithin, keyOf, keysAt, type Path, without, withValue } from "./plan-document.ts";
import type { Section } from "./sections.ts";

export function FormSection({ section, file }: { section: Section; file: PlanFileInPage }) {
  const { id, title, about, isRare } = section;
  const body = (
    <>
      <p className="note">{about}</p>
      <Body section={section} file={file} />
    </>
  );
  if (isRare) {
    return (
      <Folded className="section" title={title} opensFor={isWrongIn(section, file)}>
        {body}
      </Folded>
    );
  }
  return (
    <section className="section" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>{title}</h2>
      {body}
    </section>
  );
}

const isWrongIn = ({ path, fields }: Section, { problems }: PlanFileInPage): boolean =>
  fields.some((field) => {
    const key = keyOf([...path, ...field.path]);
    return problems.some((problem) => isWithin(problem.key, key));
  });

function Body({ section, file }: { section: Section; file: PlanFileInPage }) {
  const { kind, path, added } = section;
  if (kind === "one") return <Fields section={section} at={path} file={file} />;
  const entries: { at: Path; title: string }[] =
    kind === "list"
      ? Array.from({ length: countAt(file.document, path) }, (_, i) => ({
          at: [...path, i],
          title: String(file.document.getIn([...path, i, "id"]) ?? `${i + 1}`),
        }))
      : keysAt(file.document, path).map((name) => ({ at: [...path, name], title: name }));
  const add = () => {
    if (added === undefined) return;
    const value = filled(added.value(entries.length), file);
    const names = entries.map((entry) => entry.title);
    let name = added.name ?? "";
    for (let i = 2; names.includes(name); i++) name = `${added.name}-${i}`;
    file.change((text) => withValue(text, [...path, kind === "list" ? entries.length : name], value));
  };
  return (
    <>
      {entries.map(({ at, title }, i) => (
        // A name changes while it is typed; its place does not.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what stays
        <fieldset key={i} className="entry">
          <legend>{title}</legend>
          <Fields section={section} at={at} file={file} />
          <button type="button" className="quiet" onClick={() => file.change((text) => without(text, at))}>
            Remove {title}
          </button>
        </fieldset>
      ))}
      {added !== undefined && (
        <button type="button" onClick={add}>
          Add {added.what}
        </button>
      )}
    </>
  );
}

/** A new grant or lot is of the first stock, from the plan's first day, until a person says otherwise. */
function filled(value: Record<string, unknown>, { document }: PlanFileInPage): Record<string, unknown> {
  const stock = keysAt(document, ["securities"])[0] ?? "STOCK";
  const start = String(document.getIn(["horizon", "start"]) ?? "2025-01-15");
  const later = `${Number(start.slice(0, 4)) + 10}${start.slice(4)}`;
  const known: Record<string, unknown> = { security: stock, granted: start, acquired: start, expires: later };
  return Object.fromEntries(Object.entries(value).map(([key, given]) => [key, given === "" ? known[key] : given]));
}

function Fields({ section, at, file }: { section: Section; at: Path; file: PlanFileInPage }) {
  return (
    <div className="fields">
      {section.fields.map((kind) => (
        <Field key={kind.path.join(".")} kind={kind} path={[...at, ...kind.path]} file={file} />
      ))}
    </div>
  );
}
