/**
 * A YAML 1.2 or JSON file as plain data that knows where each key stands, so that an error can point at it.
 *
 * Every document has a mapping at its top. Keys are text and dates stay text (the core schema makes nothing else of them).
 * YAML's merge key, its tags for other types and more than one document in a file are not part of the format.
 */
import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Scalar,
  type Document as Yaml,
} from "yaml";
import { PlanError, type Problem } from "./plan-error.ts";

/** From the top of the file to a value: keys of mappings, indices of lists. */
export type KeyPath = readonly (string | number)[];

export interface Position {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
}

export interface Document {
  /** As the user named it. */
  file: string;
  data: Readonly<Record<string, unknown>>;
  /** Where in the file `data` stands; empty for all of it. */
  at: KeyPath;
  /** Where a key (in a list: an element) starts; for one that is missing or comes by an alias, its nearest ancestor that is there. */
  positionOf(path: KeyPath): Position;
}

/** More than any file needs, and few enough that nothing that walks it runs out of stack. */
const DEEPEST = 64;

/** Keys and list elements: hundreds of scenarios with monthly prices, and few enough to report what is wrong with each. */
const MOST_PLACES = 100_000;

type Refuse = (offset: number, path: KeyPath, message: string, remedy: string) => never;

/**
 * @param file its name, for messages
 * @throws {PlanError} with every syntax error of the text
 */
export function parseDocument(text: string, file: string): Document {
  const lines = new LineCounter();
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refuse: Refuse = (offset, path, message, remedy) => {
    throw new PlanError([{ file, ...position(offset), key: keyText(path), message, remedy }]);
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const nul = text.indexOf("\0");
  if (nul >= 0)
    refuse(nul, [], "found a zero byte: this is not text in UTF-8.", "Give a YAML or JSON file, saved as UTF-8.");
  const tooDeep = findNesting(tokens, DEEPEST);
  if (tooDeep !== null) {
    refuse(tooDeep, [], `nested more than ${DEEPEST} levels deep.`, "No part of the format is nested so deep.");
  }
  const [first, second] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const yaml = first!;
  if (second !== undefined) {
    const remedy = "Put each document into a file of its own, without `---`.";
    refuse(second.range[0], [], "a second document starts here.", remedy);
  }
  const places = [...placesIn(yaml.contents, [])];
  if (places.length > MOST_PLACES) {
    const found = `found ${places.length} keys and list elements, more than the ${MOST_PLACES} that are read.`;
    refuse(0, [], found, "Is it the right file? A plan has some hundred.");
  }
  const faults = [
    ...[...yaml.errors, ...yaml.warnings].map(({ code, message, pos }) => {
      const [what, remedy] = FAULTS[code] ?? [`${message}.`, SYNTAX_REMEDY];
      return { file, ...position(pos[0]), key: "", message: what, remedy };
    }),
    ...places.flatMap(({ path, offset, isRepeated }) => {
      const key = keyText(path);
      if (isRepeated) {
        return { file, ...position(offset), key, message: "this key is given twice.", remedy: "Keep one of the two." };
      }
      if (path.at(-1) === "<<") {
        const remedy = "Write the keys out here; a single value may still be an alias, such as *a.";
        return { file, ...position(offset), key, message: "merge keys (`<<`) are not part of the format.", remedy };
      }
      // It would change JavaScript's objects rather than be seen as an unknown key.
      if (path.at(-1) !== "__proto__") return [];
      const remedy = "Take another name, or leave the key out.";
      return { file, ...position(offset), key, message: "`__proto__` cannot be a key.", remedy };
    }),
  ];
  if (faults.length > 0) throw new PlanError(faults);
  const data = toData(yaml, places, refuse);
  if (data === null) {
    refuse(0, [], "the file is empty.", "Start from one of examples/.");
  }
  if (typeof data !== "object" || Array.isArray(data)) {
    const found = Array.isArray(data) ? "a list" : "a single value";
    const remedy = "Start with a key, such as `version: 1` in a plan, or `decisions:` in a file of decisions.";
    refuse(yaml.contents!.range![0], [], `found ${found} at the top of the file, not keys with values.`, remedy);
  }
  const offsets = new Map(places.map(({ path, offset }) => [JSON.stringify(path), offset]));
  return {
    file,
    data: data as Record<string, unknown>,
    at: [],
    positionOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const offset = offsets.get(JSON.stringify(path.slice(0, length)));
        if (offset !== undefined) return position(offset);
      }
      return position(yaml.contents!.range![0]);
    },
  };
}

/** A part of a document as one of its own. @param data what stands at the path, or what is made of it */
export function within(document: Document, path: KeyPath, data: Document["data"]): Document {
  return {
    ...document,
    data,
    at: [...document.at, ...path],
    positionOf: (inner) => document.positionOf([...path, ...inner]),
  };
}

/** A problem at a place in a document. */
export function problemAt(document: Document, path: KeyPath, message: string, remedy: string): Problem {
  return {
    file: document.file,
    ...document.positionOf(path),
    key: keyText([...document.at, ...path]),
    message,
    remedy,
  };
}

/** A path as people write it: `grants[1].expires`. */
function keyText(path: KeyPath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (!/^[\w-]+$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

const OPTIONS = {
  version: "1.2",
  schema: "core",
  resolveKnownTags: false,
  stringKeys: true,
  // Found by placesIn, which takes no longer for many keys.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

const SYNTAX_REMEDY =
  "Mend the YAML here or just above; brackets, quotes and the indentation of neighbours must match.";

/** Better words than yaml's own, where it has many of the same kind or speaks of its options. */
const FAULTS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  TAB_AS_INDENT: ["tabs are not allowed as indentation.", "Indent with spaces; two a level is usual."],
  NON_STRING_KEY: ["found a key that is not plain text.", "Give a plain word, a year or a date as the key."],
  TAG_RESOLVE_FAILED: ["found a tag for a type of data that no plan has.", "Leave the tag (what starts with `!`) out."],
  BAD_DIRECTIVE: ["found a directive of another kind of file.", "Leave the line that starts with `%` out."],
};

/** @returns the offset of the first collection deeper than `deepest`, or null. A loop, since this guards the stack. */
function findNesting(tokens: readonly CST.Token[], deepest: number): number | null {
  const open: [token: CST.Token, depth: number][] = tokens.map((token) => [token, 0]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > deepest) return token.offset;
    if (token.type === "document" && token.value) open.push([token.value, depth]);
    if (!("items" in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return null;
}

interface Place {
  path: KeyPath;
  offset: number;
  /** The same mapping has this key before. */
  isRepeated: boolean;
  node: unknown;
}

/** Every key of the mappings and every element of the lists below a node, in the file's order. Aliases are not followed. */
function* placesIn(node: unknown, path: KeyPath): Generator<Place> {
  if (isMap(node)) {
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const step = String(key.value);
      const isRepeated = seen.has(step);
      yield { path: [...path, step], offset: key.range?.[0] ?? 0, isRepeated, node: value };
      if (!isRepeated) yield* placesIn(value, [...path, step]);
      seen.add(step);
    }
  } else if (isSeq<Scalar>(node)) {
    for (const [i, item] of node.items.entries()) {
      yield { path: [...path, i], offset: item.range?.[0] ?? 0, isRepeated: false, node: item };
      yield* placesIn(item, [...path, i]);
    }
  }
}

/** Resolves aliases, which yaml counts: a few lines of them can stand for billions of values. */
function toData(yaml: Yaml, places: readonly Place[], refuse: Refuse): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const alias = places.find(({ node }) => isAlias(node));
    const offset = (alias?.node as Alias | undefined)?.range?.[0] ?? 0;
    return refuse(offset, alias?.path ?? [], `${error.message}.`, "Write the values out instead of using `*` aliases.");
  }
}
