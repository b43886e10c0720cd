/** docs/states.md is made from the data. After a change: npx vitest run states-doc -u */
import { expect, test } from "vitest";
import { yearsOf } from "../../../tax/states/fact.ts";
import { firstYearOf, knownStates, lastYearOf, leftOutOf, stateForms } from "../../../tax/states/index.ts";
import { type Base, factsOf, type PlainState } from "../../../tax/states/plain/plain-state.ts";
import * as plainStates from "../../../tax/states/plain/states.ts";
import type { StateWithForms } from "../../../tax/states/state.ts";
import * as statesWithForms from "../../../tax/states/with-forms.ts";

const taxed: Record<Exclude<Base["kind"], "federal-agi">, string> = {
  classes: "classes of income; losses on shares end with the year",
  parts: "wages, interest and dividends, gains by term; own loss carryovers",
  "long-term-gains": "net long-term gain only",
  "interest-and-dividends": "interest and dividends only",
};

function whatIsTaxed(state: PlainState): string {
  const { base, longTermRates, longTermRateLimit } = state;
  if (base.kind === "classes" && base.isoExercise === "wages") {
    return "classes of income, **the exercise of ISOs among them**; losses on shares end with the year";
  }
  if (base.kind !== "federal-agi") return taxed[base.kind];
  const gains =
    (base.longTermExcluded ?? base.longTermExcludedUpTo)
      ? `less a part of net long-term gain${base.qualifiedDividendsExcluded ? " and of qualified dividends" : ""}`
      : base.gainExcluded
        ? "less all gain from 2025"
        : longTermRates
          ? "net long-term gain at rates of its own"
          : longTermRateLimit
            ? "net long-term gain at no more than one rate"
            : "gains as ordinary income";
  return [
    `federal AGI, ${gains}`,
    ...(state.gainSurtax ? ["more on net long-term gain of high incomes"] : []),
    ...(state.federalTaxDeducted ? ["federal tax is deducted"] : []),
    ...(state.countyTax ? ["its counties tax the same, at the `household.localRate` of a plan"] : []),
  ].join("; ");
}

const years = (code: string): string => {
  const [first, last] = [firstYearOf(code), lastYearOf(code)];
  return last === null ? `${first} on` : first === last ? `${first}` : `${first}-${last}`;
};

const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;

function document(): string {
  const byCode: Partial<Record<string, PlainState>> = plainStates;
  const withForms: Partial<Record<string, StateWithForms>> = statesWithForms;
  const known = knownStates.map((code) => {
    const plain = byCode[code];
    const what =
      plain !== undefined ? whatIsTaxed(plain) : stateForms(code) === "untaxed" ? "nothing" : withForms[code]!.taxed;
    return row(code, years(code), what, leftOutOf(code).join(" ") || "-");
  });
  const facts = [
    ...Object.values(statesWithForms).filter(({ facts }) => facts.length > 0),
    ...Object.values(plainStates).map((state) => ({ name: state.name, facts: factsOf(state) })),
  ].sort((a, b) => a.name.localeCompare(b.name, "en"));
  const sources = facts.flatMap(({ name: state, facts }) => [
    `### ${state}`,
    "",
    row("Fact", "Years", "Source", "Same value in"),
    row("---", "---", "---", "---"),
    ...facts.map(([name, fact]) =>
      row(
        name + (fact.indexed === true ? " (grows after them)" : ""),
        yearsOf(fact).join(", "),
        fact.source,
        fact.checkedAgainst.join("; "),
      ),
    ),
    "",
  ]);
  return [
    "# States",
    "",
    "Made from `tax/states/` by `test/tax/states/states-doc.test.ts`; do not edit by hand.",
    "",
    "A fact counts as known for a year when two independent sources give exactly the same value for it. After the last known year",
    "amounts that the law indexes grow with the plan's `indexing`, and the rest stay. Before the first a return is refused.",
    "",
    "## Computed",
    "",
    row("State", "Known years", "What is taxed", "What is left out"),
    row("---", "---", "---", "---"),
    ...known,
    "",
    "## Facts",
    "",
    "California's are in `tax/states/california/facts.ts`.",
    "",
    ...sources,
  ].join("\n");
}

test("docs/states.md says what the data says", async () => {
  await expect(document()).toMatchFileSnapshot("../../../docs/states.md");
});
