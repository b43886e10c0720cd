/**
 * docs/ledger.md: every line of every form, and the tests that hold it.
 *
 * After a change of the forms: npx vitest run ledger -u. For a new line, and after a change of the tests that leaves a line without
 * one: npm run ledger, which measures anew what they hold.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { byNumber } from "../../report/explain/filled-forms.ts";
import { FIRST_FEDERAL_YEAR } from "../../tax/years/federal.ts";
import { HELD_FOLDER, LEDGER, type Tests, testsInLedger, testsText } from "./document.ts";
import { type Compared, comparedWith } from "./engines.ts";
import { type EveryLine, everyLine, LAST_YEAR } from "./every-line.ts";
import { nameOf } from "./holding.ts";

const lines = everyLine();
const keyOf = ({ form, line }: EveryLine) => nameOf({ form, number: line });

/** As the tests of the last `npm run ledger` left it, or as the ledger says. */
function testsByLine(): Map<string, Tests> {
  if (process.env.LEDGER !== "write") return testsInLedger();
  const files = existsSync(HELD_FOLDER) ? readdirSync(HELD_FOLDER).sort() : [];
  const found = files.map((file) => ({
    name: file.replace(".json", ""),
    ...(JSON.parse(readFileSync(join(HELD_FOLDER, file), "utf8")) as Record<"asserted" | "through", string[]>),
  }));
  return new Map(
    lines.map((line) => {
      const key = keyOf(line);
      const of = (how: "asserted" | "through") =>
        found.filter((each) => each[how].includes(key)).map(({ name }) => name);
      return [key, { asserting: of("asserted"), through: of("through").slice(0, 3) }];
    }),
  );
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** In which laws and years a line is, where it is not in all. */
function whenText({ years, state }: EveryLine): string {
  if (state !== null) return "";
  const told = [...years].map(([law, of]) => {
    const [first, last] = [Math.min(...of), Math.max(...of)];
    const span =
      `${first === FIRST_FEDERAL_YEAR ? "" : `from ${first}`}${last === LAST_YEAR ? "" : ` to ${last}`}`.trim();
    return { law, span };
  });
  if (told.length === 3 && told.every(({ span }) => span === told[0]!.span)) return told[0]!.span;
  return told.map(({ law, span }) => `${law}${span === "" ? "" : ` ${span}`}`).join("; ");
}

function comparedText({ outputs }: EveryLine, compared: ReadonlyMap<string, Compared>): string {
  const of = [...outputs].flatMap((name) => compared.get(name) ?? []);
  if (of.length === 0) return "";
  const [{ returns, engines, departures }] = of as [Compared];
  const departing = [...departures].map(([why, count]) => `; ${count} depart: ${why}`);
  return `${returns.toLocaleString("en-US")} returns of ${[...engines].sort().join(", ")}${departing.join("")}`;
}

function document(tests: ReadonlyMap<string, Tests>): string {
  const compared = comparedWith();
  const forms = [...new Set(lines.map(({ form }) => form))];
  const formOf = (form: string) => {
    const own = lines.filter((line) => line.form === form).sort((a, b) => byNumber(a.line, b.line));
    return [
      `### ${form}`,
      "",
      "| Line | Title | Source | Where not in all | Tests | Compared with |",
      "| --- | --- | --- | --- | --- | --- |",
      ...own.map((line) => {
        const cells = [
          line.line,
          [...line.titles].join(" / "),
          [...line.citations].join(" / "),
          whenText(line),
          testsText(tests.get(keyOf(line)) ?? { asserting: [], through: [] }),
          comparedText(line, compared),
        ];
        return `| ${cells.map(cell).join(" | ")} |`;
      }),
      "",
    ];
  };
  const ofState = (form: string) => lines.find((line) => line.form === form)!.state;
  const states = [...new Set(forms.map(ofState))].filter((state) => state !== null).sort();
  return [
    "# Ledger",
    "",
    "Made from the forms by `test/ledger/ledger.test.ts`; do not edit by hand, run `npm run ledger`.",
    "",
    "Every line of every form, over all years, laws and states. What the rules are taken to mean, and the rules for options and",
    "shares, which are no lines, are in [law.md](law.md); what each state leaves out is in [states.md](states.md).",
    "",
    "**Tests** are files of `test/tax`, by name. One that is named asserts the line's own amount. One in parentheses asserts",
    "another amount that has a slope in the line at the return which the test files: were the line off by a cent, the test would",
    "fail. This is measured as the tests run, and each run of the tests checks that they still hold what stands here. A line",
    "without a test fails `ledger.test.ts`.",
    "",
    "**Compared with** are the engines that answered the returns of `test/conformance`, for the amounts that they answer; every",
    "line before such an amount is compared through it. Departures are in [departures.ts](../test/conformance/departures.ts).",
    "",
    "## Federal",
    "",
    ...forms.filter((form) => ofState(form) === null).flatMap(formOf),
    ...states.flatMap((state) => [
      `## ${state}`,
      "",
      ...forms.filter((form) => ofState(form) === state).flatMap(formOf),
    ]),
  ].join("\n");
}

const tests = testsByLine();

test("docs/ledger.md says what the forms and the tests say", async () => {
  await expect(document(tests)).toMatchFileSnapshot(LEDGER);
});

test("no line is without a test", () => {
  const without = lines.filter((line) => testsText(tests.get(keyOf(line)) ?? { asserting: [], through: [] }) === "");
  expect(without.map(keyOf)).toEqual([]);
});

test("every test that docs/law.md names is there", () => {
  const rows = readFileSync(join(import.meta.dirname, "..", "..", "docs", "law.md"), "utf8").split("\n");
  let column = -1;
  const named = rows.flatMap((row) => {
    const cells = row.split("|").map((cell) => cell.trim());
    if (!row.startsWith("|")) column = -1;
    else if (cells.includes("tests")) column = cells.indexOf("tests");
    else if (column >= 0) return [...(cells[column] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
    return [];
  });
  expect(named.length).toBeGreaterThan(10);
  const folders = ["tax", "tax/states", "."];
  const isThere = (name: string) =>
    folders.some((folder) => existsSync(join(import.meta.dirname, "..", folder, `${name}.test.ts`)));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
