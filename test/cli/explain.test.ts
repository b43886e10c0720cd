import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { pickForms } from "../../cli/explain/pick-forms.ts";
import { fixture, run } from "./run.ts";

const published = (name: string): string => join(import.meta.dirname, "..", "..", "examples", name);

const explain = (...words: string[]) =>
  run(["explain", fixture("small.yaml"), "--decisions", fixture("decisions.yaml"), ...words]);

test("a form reads like the form: number, title, amount, the sum, the source", async () => {
  const { code, out, err } = await explain("--year", "2024", "--form", "6251");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("Form 6251, 2024");
  // 400 options at 20 less 2.
  expect(out).toMatch(
    /^ +2i {2}Exercise of incentive stock options \.+ 7,200\.00\n += bargain element of ISOs exercised \(7,200\) {2}\[IRC 56\(b\)\(3\)\]$/m,
  );
  expect(out).toMatch(/= line 4 − line 5, but not below 0/);
  expect(out).not.toContain("Form 1040, 2024");
  const numbers = [...out.matchAll(/^ {3,5}(\d+)[a-z]? {2}\S/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

/** Solved twice; the second, which has to be searched, in the slow suite. */
const searched = process.env.SLOW === "1" ? ["tiny.yaml", "small.yaml"] : ["tiny.yaml"];

test.each(searched)("%s without decisions: the plans that solve ranks, found again without its proof", async (name) => {
  const folder = mkdtempSync(join(tmpdir(), "crossover-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const solved = join(folder, "solved.json");
  const search = [fixture(name), "--time", "300", "--workers", "0"];
  writeFileSync(solved, (await run(["solve", ...search, "--json"])).out);
  const { out, err } = await run(["explain", ...search, "--plan", "2", "--json"]);
  expect(err).toMatch(/^Searching for the plans that solve ranks, without a proof/);
  const known = await run(["explain", fixture(name), "--decisions", solved, "--plan", "2", "--json"]);
  expect(known.err).toBe("");
  expect(out).toBe(known.out);
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
    uses: [
      { input: "shortTermGain", amount: 0 },
      { input: "carryover.shortTermLoss", amount: 0 },
    ],
    citation: expect.any(String),
  });
});

test("the README shows what is printed", async () => {
  const { out } = await run([
    ...["explain", published("form-6251.yaml"), "--decisions", published("form-6251-sales.yaml")],
    ...["--year", "2024", "--form", "6251"],
  ]);
  const partOne = out.slice(0, out.indexOf("    12  Income above the exemption"));
  expect(readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8")).toContain(partOne);
});

test("an amount that stands on another form is told with its name", async () => {
  const { out } = await explain("--year", "2024", "--form", "6251");
  expect(out).toContain("= Form 1040 line 11 (150,000) − Form 1040 line 12 (14,600)");
});

test("an input is followed to the decision that made it", async () => {
  const { out } = await explain("--year", "2024", "--form", "6251");
  expect(out).toContain("exercise 400 of ISO-1 (ISO) at $2, the stock at $20");
  expect(out).toMatch(
    /bargain element of ISOs exercised \.+ 7,200\.00\n +2024-\d\d-\d\d exercise ISO-1: 400 × \(20 − 2\)/,
  );
  expect(out).toMatch(/wages \.+ 150,000\.00\n +file: income\.wages/);
});

test("a rule that the year's law has not says so", async () => {
  const { out } = await explain("--year", "2024", "--form", "schedule a");
  // The limit in the top bracket starts in 2026.
  expect(out).toMatch(/18 {2}Lost in the top bracket \.+ 0\.00\n +not in the law of 2024/);
  expect((await explain("--year", "2026", "--form", "schedule a")).out).not.toContain("not in the law");
});

describe("a carryover is told in both of its years", () => {
  const example = (...words: string[]) =>
    run(["explain", published("form-6251.yaml"), "--decisions", published("form-6251-sales.yaml"), ...words]);

  test("an AMT loss: 22,000 and 40,000 as published", async () => {
    const { out: made } = await example("--year", "2024", "--form", "amt carryover");
    expect(made).toMatch(
      /Short-term loss carried to next year \.+ 22,000\.00\n.*\n(.*\n)? +goes to 2025 Schedule D \(AMT\) line 7/,
    );
    expect(made).toMatch(
      /Long-term loss carried to next year \.+ 40,000\.00\n.*\n(.*\n)? +goes to 2025 Schedule D \(AMT\) line 15/,
    );
    const { out: taken } = await example("--year", "2025", "--form", "d amt");
    expect(taken).toContain("short-term AMT loss carried in: 22,000.00 from 2024 Schedule D (AMT) carryover worksheet");
    expect(taken).toMatch(
      /long-term AMT loss carried in \.+ 40,000\.00\n +2024 Schedule D \(AMT\) carryover worksheet line 13/,
    );
  });

  test("the credit of the plan's file, and where the next year shows it", async () => {
    const { years } = JSON.parse((await example("--year", "2024", "--json", "--form", "8801")).out);
    const lines: { form: string; line: string; carriedIn?: unknown; carriedOut?: unknown }[] = years[0].lines;
    const place = (year: number, form: string, title: string) => ({ year, form, line: "21", title });
    expect(years[0].madeOf["carryover.minimumTaxCredit"]).toEqual([
      { amount: 24_000, key: "carryovers.minimumTaxCredit" },
    ]);
    expect(lines.find(({ form, line }) => form === "Form 8801" && line === "21")?.carriedIn).toEqual([
      {
        input: "carryover.minimumTaxCredit",
        amount: 24_000,
        places: [place(2023, "Form 8801 (next year)", "Credit available next year")],
      },
    ]);
  });
});

describe("a return by itself", () => {
  const given = { year: 2024, filingStatus: "single", wages: 200_000, isoBargainElement: 63_000 };

  test("from standard input, a line each", async () => {
    const lines = [given, { ...given, id: "second", year: 2025 }].map((each) => JSON.stringify(each));
    const { code, out } = await run(["explain", "-", "--form", "6251"], lines);
    expect(code).toBe(0);
    expect(out).toContain("Form 6251, 2024\n");
    expect(out).toContain("Form 6251, 2025, return second\n");
    // 200,000 - 14,600 + 14,600 + 63,000
    expect(out).toMatch(/ 4 {2}Alternative minimum taxable income \.+ 263,000\.00/);
    expect(out).toMatch(/bargain element of ISOs exercised \.+ 63,000\.00\n +file: isoBargainElement/);
  });

  test("the same amounts by another year's law", async () => {
    const { out } = await run(["explain", "-", "--form", "6251", "--diff", "2025", "--json"], [JSON.stringify(given)]);
    const [{ compared, lines }] = JSON.parse(out).comparisons;
    expect(compared).toEqual(["2024", "2025"]);
    expect(lines.find(({ line }: { line: string }) => line === "5")).toMatchObject({
      amounts: [85_700, 88_100],
      difference: 2400,
      from: [expect.stringContaining("85,700 −"), expect.stringContaining("88,100 −")],
    });
  });

  test("what is wrong in it has its place", async () => {
    const { code, err } = await run(
      ["explain", "-"],
      ["{", '"year": 2024,', '"filingStatus": "singel", "wagse": 1', "}"],
    );
    expect(code).toBe(2);
    expect(err).toContain('stdin:3:1  filingStatus: "singel" is not a filing status.');
  });
});

describe("two side by side", () => {
  test("two years of a plan: the lines, the change, and both sums where the law differs", async () => {
    const { out } = await explain("--year", "2024", "--diff", "2025", "--form", "6251");
    expect(out).toMatch(/^Form 6251 +2024 +2025 +Change$/m);
    expect(out).toMatch(
      / 5 {2}Exemption \.+ +85,700\.00 +88,100\.00 +\+2,400\.00\n +2024: = 85,700 − .*\n +2025: = 88,100 − /,
    );
  });

  test("a plan and nothing done: only the lines that differ", async () => {
    const { out } = await explain("--year", "2024", "--diff", "nothing");
    expect(out).toMatch(/ 2i {2}Exercise of incentive stock options \.+ +7,200\.00 +0\.00 +-7,200\.00/);
    expect(out).not.toContain("Taxable interest");
    expect(out).toMatch(/^\d+ lines are the same in both\.$/m);
  });

  test("a plan's year and a return", async () => {
    const { out } = await explain("--year", "2024", "--diff", fixture("return.json"), "--form", "6251", "--json");
    const { plan, comparisons } = JSON.parse(out);
    expect(plan).toBe("1,000 ISOs");
    expect(comparisons[0].compared).toEqual(["decisions.yaml", "Return of 2024"]);
    expect(comparisons[0].inputs.isoBargainElement).toEqual([7200, 63_000]);
  });
});

test("as Markdown: a table a form", async () => {
  const { out } = await explain("--year", "2024", "--form", "6251", "--format", "markdown");
  expect(out).toContain("### Form 6251, 2024");
  expect(out).toContain(
    "| 2i | Exercise of incentive stock options | 7,200.00 | bargain element of ISOs exercised (7,200) | IRC 56(b)(3) |",
  );
  const rows = out.split("\n").filter((line) => /^\| \d/.test(line));
  for (const row of rows) expect(row.split("|").length).toBe(7);
});

test.each([
  [fixture("decisions.yaml"), "Give both: crossover explain plan.yaml --decisions"],
  [published("laws/primer.yaml"), "To see its facts: crossover law show"],
  [join(import.meta.dirname, "..", "..", "package.json"), "is neither a plan nor a return."],
])("%s is told for what it is", async (file, message) => {
  const { code, out, err } = await run(["explain", file]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test.each([
  ["--year", "2050", "Give one from 2024 to 2027."],
  ["--form", "9999", "  Form 6251\n"],
  ["--scenario", "boom", "It has base."],
  ["--diff", "2025", "Say which: --year 2024 --diff 2025."],
  ["--diff", "555", "neither a year from 1990 to 2300 nor the rank of a plan"],
  ["--diff", "7", "holds one list of decisions, no ranked plans."],
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
