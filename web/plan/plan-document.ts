/**
 * The plan file as the form sees it. Its text is the one truth: the form reads from it and writes into it, and comments stay where they
 * are.
 */
import { type Document, isCollection, isMap, isScalar, isSeq, parseDocument, stringify } from "yaml";

/** Keys and places from the root: `["grants", 0, "strike"]`. */
export type Path = readonly (string | number)[];

export const documentOf = (text: string): Document.Parsed => parseDocument(text);

/** A path as problems name it: `grants[0].strike`. */
export const keyOf = (path: Path): string =>
  path.reduce<string>(
    (key, part) => (typeof part === "number" ? `${key}[${part}]` : key === "" ? part : `${key}.${part}`),
    "",
  );

/** Whether a key is another, or a part of what stands there. */
export const isWithin = (key: string, above: string): boolean =>
  key === above || key.startsWith(`${above}.`) || key.startsWith(`${above}[`);

/** What a person would type for what stands there; empty where nothing does. */
export function textAt(document: Document, path: Path): string {
  const node = document.getIn(path, true);
  if (node === undefined || node === null) return "";
  if (isScalar(node)) return node.source ?? String(node.value ?? "");
  // Years are numbers and stay so: a plain object would make them texts.
  return inline(isCollection(node) ? node.toJS(document, { mapAsMap: true }) : node);
}

/** On one line, as the plan's own examples are written. */
const inline = (value: unknown): string =>
  stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false }).trim();

/** What stands at the keys of a mapping, or the places of a list. */
export function keysAt(document: Document, path: Path): readonly string[] {
  const node = document.getIn(path, true);
  return isMap(node) ? node.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : [];
}

export function countAt(document: Document, path: Path): number {
  const node = document.getIn(path, true);
  return isSeq(node) ? node.items.length : 0;
}

/** @returns the text with that in it; an empty one takes the key away, so that its default holds. */
export function withText(text: string, path: Path, typed: string): string {
  return changed(text, (document) => {
    if (typed.trim() === "") {
      document.deleteIn(path);
      dropEmpty(document, path.slice(0, -1));
      return;
    }
    const parsed = parseDocument(typed);
    setAt(document, path, parsed.errors.length > 0 ? document.createNode(typed) : parsed.contents);
  });
}

export const withValue = (text: string, path: Path, value: unknown): string =>
  changed(text, (document) => setAt(document, path, document.createNode(value)));

export const without = (text: string, path: Path): string =>
  changed(text, (document) => {
    document.deleteIn(path);
    dropEmpty(document, path.slice(0, -1));
  });

function changed(text: string, change: (document: Document.Parsed) => void): string {
  const document = documentOf(text);
  // What cannot be read cannot be written into: first it has to be mended as text.
  if (document.errors.length > 0) return text;
  change(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function setAt(document: Document, path: Path, node: unknown): void {
  for (let length = 1; length < path.length; length++) {
    const above = path.slice(0, length);
    if (isCollection(document.getIn(above, true))) continue;
    document.setIn(above, document.createNode(typeof path[length] === "number" ? [] : {}));
  }
  document.setIn(path, node);
}

/** A mapping from which the last key went says nothing. */
function dropEmpty(document: Document, path: Path): void {
  const node = document.getIn(path, true);
  if (path.length > 0 && isCollection(node) && node.items.length === 0) document.deleteIn(path);
}
