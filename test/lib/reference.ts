/**
 * The reference of the library, from what lib/index.ts and lib/node.ts export: each name with its declaration and its docstring, as they
 * stand in the sources, which formatting keeps regular enough to be read as text.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const entries = [
  { name: "crossover", file: "index.ts", says: "In Node and in the browser." },
  { name: "crossover/node", file: "node.ts", says: "In Node only." },
];

interface Exported {
  name: string;
  /** Of the source that declares it. */
  url: URL;
}

interface Declaration {
  kind: "function" | "interface" | "class" | "type" | "const";
  doc: string;
  code: string;
}

/** In Markdown. */
export function apiReference(): string {
  const parts = entries.map(({ name, file, says }) => {
    const exported = exportsOf(new URL(`../../lib/${file}`, import.meta.url)).map((each) => ({
      ...each,
      ...declarationOf(each),
    }));
    const functions = exported.filter(({ kind }) => kind === "function" || kind === "const");
    const others = exported.filter((each) => !functions.includes(each));
    return [`## \`${name}\``, says, ...[...functions, ...others].map(section)].join("\n\n");
  });
  return `${INTRODUCTION}\n\n${parts.join("\n\n")}\n`;
}

const INTRODUCTION = `# The library

Made from the docstrings by \`npm run api\`; do not edit it here. Amounts are US dollars, shares are whole, dates are
\`2026-06-30\`. What can be wrong in a plan is thrown as a \`PlanError\`, everything at once.

\`\`\`js
import { evaluate, frontier, headroom, InfeasibleError, PlanError, solve } from "crossover";
import { poolInNode, readPlan, sweep } from "crossover/node";

const plan = readPlan("plan.yaml"); // in a browser: parsePlan(text, "plan.yaml")
const { ranked, bound } = await solve(plan, { seconds: 30, workers: 4, poolOf: poolInNode });
const { value, scenarios } = evaluate(plan, ranked[0].decisions);
const { amtStarts } = headroom(plan, { grant: "ISO-1", date: "2025-12-15" });
const { points } = await frontier(plan, { risk: { kind: "worstCase" }, points: 5 }); // a plan with scenarios
for await (const { point, value } of sweep("sweep.yaml", { workers: 4 })) console.log(point, value);
\`\`\``;

function exportsOf(entry: URL): Exported[] {
  const text = readFileSync(entry, "utf8");
  return [...text.matchAll(/export (?:type )?\{([^}]+)\} from "([^"]+)"/g)].flatMap(([, names, path]) =>
    names!
      .split(",")
      .map((name) => name.trim().replace(/^type /, ""))
      .filter((name) => name !== "")
      .map((name) => ({ name, url: new URL(path!, entry) })),
  );
}

function declarationOf({ name, url }: Exported): Declaration {
  const text = readFileSync(url, "utf8");
  const passedOn = text.match(new RegExp(`export \\{ ${name} \\} from "([^"]+)"`));
  if (passedOn) return declarationOf({ name, url: new URL(passedOn[1]!, url) });
  const start = text.search(new RegExp(`^export (async )?(function|interface|class|type|const) ${name}\\b`, "m"));
  if (start < 0) throw new Error(`${name} is not declared in ${fileURLToPath(url)}`);
  const before = text.slice(0, start);
  const doc = before.endsWith("*/\n") ? before.slice(before.lastIndexOf("/**")) : "";
  const lines = text.slice(start).split("\n");
  const kind = lines[0]!.match(/(function|interface|class|type|const) /)![1] as Declaration["kind"];
  return { kind, doc, code: codeOf(kind, lines) };
}

/** A declaration as a caller needs it: functions without what they do. */
function codeOf(kind: Declaration["kind"], lines: readonly string[]): string {
  if (kind === "interface" || kind === "class") {
    const block = lines.slice(0, lines.indexOf("}") + 1);
    const made = block.findIndex((line) => line.startsWith("  constructor("));
    const shown = made < 0 ? block : [...block.slice(0, made - (block[made - 1]!.includes("*/") ? 1 : 0)), "}"];
    return shown.filter((line, i) => line !== "" || shown[i + 1] !== "}").join("\n");
  }
  if (kind === "function") {
    const end = lines.findIndex((line) => line.endsWith(" {"));
    return lines
      .slice(0, end + 1)
      .join("\n")
      .replace(/ \{$/, "")
      .replace(/^export async/, "export");
  }
  const end = lines.findIndex((line) => /(=>|;)$/.test(line));
  return lines
    .slice(0, end + 1)
    .join("\n")
    .replace(/ =>$/, "");
}

function section({ name, kind, doc, code }: Exported & Declaration): string {
  const lines = doc
    .replace(/^\/\*\*|\*\/\s*$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s?/, "").trimEnd());
  const said: string[] = [];
  const tags: { tag: string; text: string }[] = [];
  for (const line of lines) {
    const tag = line.match(/^@(\w+)\s*(.*)$/);
    if (tag) tags.push({ tag: tag[1]!, text: tag[2]! });
    else if (tags.length > 0) tags.at(-1)!.text += ` ${line.trim()}`;
    else said.push(line);
  }
  return [
    `### ${kind === "function" ? `\`${name}()\`` : `\`${name}\``}`,
    said.join("\n").trim(),
    `\`\`\`ts\n${code.replace(/^export /, "")}\n\`\`\``,
    tags
      .map(
        ({ tag, text }) =>
          `- ${TAGS[tag]!}${text
            .trim()
            .replace(/^(\w+)\s+/, tag === "param" ? "`$1`: " : "$1 ")
            .replace(/^\{(\w+)\}/, "`$1`")}`,
      )
      .join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const TAGS: Readonly<Record<string, string>> = {
  param: "",
  returns: "Returns: ",
  throws: "Throws ",
  source: "Source: ",
};
