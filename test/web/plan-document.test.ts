/** The form writes into the plan file's own text. */
import { expect, test } from "vitest";
import { documentOf, keyOf, textAt, without, withText, withValue } from "../../web/plan/plan-document.ts";

const text = `# Ours
version: 1
household: {filingStatus: single} # since 2020
income: {wages: {2024: 180000, 2026: 195000}}
grants:
  - id: ISO-1
    strike: 0.850
`;

test("a number is written where it stood, and comments stay", () => {
  expect(withText(text, ["grants", 0, "strike"], "1.25")).toBe(text.replace("0.850", "1.25"));
});

test("a key that was not there comes with the mapping above it, and goes with it again", () => {
  const given = withText(text, ["cash", "floor"], "20000");
  expect(given).toBe(`${text}cash:\n  floor: 20000\n`);
  expect(withText(given, ["cash", "floor"], " ")).toBe(text);
});

test("a mapping is typed and shown on one line, its years as numbers", () => {
  const path = ["income", "wages"];
  expect(textAt(documentOf(text), path)).toBe("{2024: 180000, 2026: 195000}");
  expect(withText(text, path, "{2024: 1, 2025: 2}")).toBe(
    text.replace("{2024: 180000, 2026: 195000}", "{2024: 1, 2025: 2}"),
  );
  expect(textAt(documentOf(text), ["grants", 0, "strike"])).toBe("0.850");
});

test("what is not yet a mapping is kept as typed, for the model to say what is wrong", () => {
  const given = withText(text, ["income", "wages"], "{2024: 1");
  expect(textAt(documentOf(given), ["income", "wages"])).toBe("{2024: 1");
});

test("entries come and go", () => {
  const more = withValue(text, ["grants", 1], { id: "ISO-2" });
  expect(more).toBe(`${text}  - id: ISO-2\n`);
  expect(without(more, ["grants", 1])).toBe(text);
});

test("a path is named as problems name it", () => {
  expect(keyOf(["grants", 0, "strike"])).toBe("grants[0].strike");
});

test("a text that cannot be read is left alone", () => {
  expect(withText("a: [", ["b"], "1")).toBe("a: [");
});
