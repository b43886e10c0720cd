import { memo, useState } from "react";
import { examples } from "../plan/examples.ts";
import { type View, views } from "./views.ts";
import type { Work } from "./work.ts";

export const Header = memo(function Header({ view, ...file }: FileOfWork & { view: View }) {
  return (
    <header className="top">
      <div className="brand">
        <p className="name">Crossover</p>
        <p className="eyebrow">When to exercise, when to sell</p>
      </div>
      <nav aria-label="Views">
        {views.map(({ id, title }) => (
          <a key={id} href={`#${id}`} aria-current={id === view ? "page" : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <File {...file} />
    </header>
  );
});

type FileOfWork = Pick<Work, "text" | "setText" | "forget">;

/** What is done with the whole plan. */
function File({ text, setText, forget }: FileOfWork) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="file">
      <label>
        <span className="unseen">Load an example</span>
        <select
          value=""
          onChange={({ target }) => {
            const example = examples[Number(target.value)];
            if (example !== undefined) setText(example.text);
          }}
        >
          <option value="">Examples</option>
          {examples.map(({ name }, i) => (
            <option key={name} value={i}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="button">
        Import
        <input
          className="unseen"
          type="file"
          accept=".yaml,.yml,.json"
          onChange={async ({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) setText(await file.text());
            target.value = "";
          }}
        />
      </label>
      <button type="button" onClick={() => download(text, "plan.yaml")}>
        Export
      </button>
      {isAsking ? (
        <>
          <button
            type="button"
            className="danger"
            onClick={() => {
              forget();
              setAsking(false);
            }}
          >
            Delete all of it
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            Keep
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          Delete
        </button>
      )}
    </div>
  );
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
