/** What differs between two laws or years, and the lines that it moves, are read off the forms. */
import { expect, test } from "vitest";
import { parseLaw } from "../../model/law-file.ts";
import { compareLaws } from "../../tax/compare-laws.ts";
import { facts } from "../../tax/years/fact-table.ts";
import type { Law } from "../../tax/years/law.ts";
import { yearFacts } from "../../tax/years/year-facts.ts";

const compare = (a: [Law, number], b: [Law, number]) => {
  const { differences, same } = compareLaws(yearFacts(...a, 0.025), yearFacts(...b, 0.025));
  const moves = (key: string) => {
    const found = differences.find(({ fact }) => fact.key === key);
    return found && { ...found, lines: found.lines.map(({ form, number }) => `${form} ${number}`).sort() };
  };
  return { keys: differences.map(({ fact }) => fact.key), same: same.map(({ key }) => key), moves };
};

test("a law and itself", () => {
  const { keys, same } = compare(["enacted", 2026], ["enacted", 2026]);
  expect(keys).toEqual([]);
  expect(same).toEqual(facts.map(({ key }) => key));
});

test("enacted and tcja-sunset differ in 2025 in what P.L. 119-21 changed for that year", () => {
  expect(compare(["enacted", 2025], ["tcja-sunset", 2025]).keys).toEqual([
    "standardDeduction",
    "salt",
    "section1202",
    "childTaxCredit",
  ]);
});

test("and in 2026 in all but the taxes it left alone", () => {
  const { same, moves } = compare(["enacted", 2026], ["tcja-sunset", 2026]);
  expect(same).toEqual(["capitalLossLimit", "niit", "additionalMedicare", "wageBase"]);
  expect(moves("amt.exemption")?.lines).toEqual([
    "Form 6251 4", // a separate return's addition
    "Form 6251 5",
    "Form 8801 (next year) 4",
    "Form 8801 (next year) 9",
  ]);
  expect(moves("amt.mfsAddBackRate")).toMatchObject({
    statuses: ["mfs"],
    lines: ["Form 6251 4", "Form 8801 (next year) 4"],
  });
  expect(moves("salt")).toMatchObject({ lines: ["Schedule A 5e"] });
  expect(moves("pease")).toMatchObject({ lines: ["Schedule A 18"] });
  expect(moves("personalExemption")?.lines).toEqual(
    expect.arrayContaining(["Form 1040 15", "Form 6251 2u", "Form 8801 (next year) 2", "Exemptions worksheet 9"]),
  );
  expect(moves("personalExemption")?.outputs).toEqual(expect.arrayContaining(["taxableIncome", "regularTax", "amt"]));
  expect(moves("amt.exemption")?.outputs).not.toContain("regularTax");
});

test("two years of one law", () => {
  const { keys, same } = compare(["enacted", 2025], ["enacted", 2026]);
  expect(keys).toEqual(expect.arrayContaining(["amt.phaseoutRate", "charity.floor", "itemizedReduction", "wageBase"]));
  expect(same).toEqual([
    "personalExemption",
    "charity.limit",
    "pease",
    "capitalLossLimit",
    "section1202",
    "childTaxCredit",
    "niit",
    "additionalMedicare",
  ]);
});

test("every fact moves a line, for some filing status", () => {
  const other = parseLaw(
    `version: 1
base: tcja-sunset
facts:
  ordinary: {rates: [0.3]}
  standardDeduction: 1
  personalExemption: {amount: 1}
  salt: {cap: 1}
  charity: {limit: 0.1, floor: 0.1}
  giftsBesideStandard: 1
  itemizedReduction: 0.1
  pease: {start: 1}
  capitalGain: {rates: [0.1]}
  capitalLossLimit: 1
  amt: {exemption: 1, phaseoutStart: 1, phaseoutRate: 0.1, mfsAddBackRate: 0.2, rates: [0.1]}
  childTaxCredit: {child: 1, other: 1}
  section1202: {limitBefore: 1, limitAfter: 1}
  niit: {rate: 0.1, threshold: 1}
  additionalMedicare: {rate: 0.1, threshold: 1}
  wageBase: 1
`,
    "other.yaml",
  );
  const { keys, moves } = compare(["tcja-sunset", 2024], [other, 2024]);
  expect(keys).toEqual(facts.map(({ key }) => key));
  for (const key of keys) expect(moves(key)!.lines, key).not.toEqual([]);
});
