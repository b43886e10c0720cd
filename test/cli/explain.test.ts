import { expect, test } from "vitest";
import { pickForms } from "../../cli/filled-forms.ts";
import { fixture, run } from "./run.ts";

const explain = (...words: string[]) =>
  run(["explain", fixture("small.yaml"), "--decisions", fixture("decisions.yaml"), ...words]);

test("a form reads like the form: number, title, amount, the sum, the source", async () => {
  const { code, out, err } = await explain("--year", "2024", "--form", "6251");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("Form 6251, 2024");
  // 400 options at 20 less 2.
  expect(out).toMatch(
    /^ +2i {2}Exercise of incentive stock options \.+ 7,200\.00\n += bargain element of ISOs exercised {2}\[IRC 56\(b\)\(3\)\]$/m,
  );
  expect(out).toMatch(/= line 4 − line 5, but not below 0/);
  expect(out).not.toContain("Form 1040, 2024");
  const numbers = [...out.matchAll(/^ {3,5}(\d+)[a-z]? {2}\S/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

test("what goes into a year and what is carried into it are told apart", async () => {
  const { out } = await explain("--year", "2025", "--form", "8801");
  expect(out).toContain("What goes into 2025");
  expect(out).toMatch(/wages \.+ 150,000\.00/);
  expect(out).toContain("Carried into 2025");
});

test("as a document: inputs and lines of each year", async () => {
  const { out } = await explain("--json", "--form", "schedule d");
  const { scenario, years } = JSON.parse(out);
  expect(scenario).toBe("base");
  expect(years.map(({ year }: { year: number }) => year)).toEqual([2024, 2025, 2026, 2027]);
  expect(years[0].inputs).toMatchObject({ wages: 150_000, isoBargainElement: 7200 });
  expect(years[0].lines[0]).toEqual({
    form: "Schedule D",
    line: "7",
    title: "Net short-term capital gain or loss, after carryover",
    amount: 0,
    from: "short-term gain of the year − short-term loss carried in",
    citation: expect.any(String),
  });
});

test.each([
  ["--year", "2050", "Give one from 2024 to 2027."],
  ["--form", "9999", "  Form 6251\n"],
  ["--scenario", "boom", "It has base."],
])("%s %s is refused with what there is", async (option, value, message) => {
  const { code, out, err } = await explain(option, value);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

const forms = [
  "Schedule D",
  "Form 1040",
  "Schedule D (AMT)",
  "Form 6251",
  "Form 8801",
  "Form 8801 (next year)",
  "Form 540",
  "Schedule P (540)",
  "FTB 3510",
].map((form) => ({ form }));

test.each([
  ["6251", ["Form 6251"]],
  ["Form 6251", ["Form 6251"]],
  ["schedule d", ["Schedule D"]],
  ["d amt", ["Schedule D (AMT)"]],
  ["8801", ["Form 8801", "Form 8801 (next year)"]],
  ["P", ["Schedule P (540)"]],
  ["540", ["Form 540"]],
  ["3510", ["FTB 3510"]],
])("the form “%s” is %j", (wanted, names) => {
  expect(pickForms(forms, wanted).map(({ form }) => form)).toEqual(names);
});
