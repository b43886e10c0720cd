import { expect, test } from "vitest";
import { run } from "./run.ts";

const tax = (returns: readonly object[], ...words: string[]) =>
  run(
    ["tax", ...words],
    returns.map((each) => JSON.stringify(each)),
  );

/** The published example: exercised in 2023 at 100 with the stock at 1,000; 100 shares sold in January 2024 at 750. */
const example = {
  year: 2024,
  filingStatus: "single",
  dispositionIncome: 65_000,
  dispositionAdjustment: -65_000,
  longTermGain: 50_000,
  amtShortTermGain: -25_000,
  amtLongTermGain: -40_000,
};

interface Line {
  form: string;
  line: string;
  amount: number;
}

const amountOf = (lines: readonly Line[], form: string, line: string) =>
  lines.find((each) => each.form === form && each.line === line)?.amount;

test("the worked example: a disqualifying sale in a later year", async () => {
  const { code, out, err } = await tax([{ ...example, wages: 200_000 }], "--trace");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const { lines, carryover } = JSON.parse(out);
  // -65,000 of wages, and -53,000 of gain: 50,000 regular against an AMT loss of 3,000.
  expect(amountOf(lines, "Form 6251", "2k")).toBe(-118_000);
  expect(carryover).toMatchObject({ amtShortTermLoss: 22_000, amtLongTermLoss: 40_000 });
});

test("the worked example without other income: the loss that AMT income did not need is kept", async () => {
  const { lines, carryover } = JSON.parse((await tax([example], "--trace")).out);
  expect(amountOf(lines, "Form 6251", "2k")).toBe(-118_000);
  expect(carryover).toMatchObject({ amtShortTermLoss: 25_000, amtLongTermLoss: 40_000 });
});

test("an answer has the contract's keys in the contract's order", async () => {
  const { out } = await tax([{ id: "a1", year: 2024, filingStatus: "single", state: "CA", wages: 200_000 }]);
  const answer = JSON.parse(out);
  expect(Object.keys(answer)).toEqual([
    "id",
    "agi",
    "deduction",
    "taxableIncome",
    "regularTax",
    "amti",
    "tentativeMinimumTax",
    "amt",
    "niit",
    "additionalMedicareTax",
    "nonrefundableCredits",
    "minimumTaxCreditUsed",
    "federalTax",
    "state",
    "carryover",
  ]);
  expect(Object.keys(answer.state)).toEqual(["taxableIncome", "regularTax", "amt", "creditUsed", "tax"]);
  const carried = ["shortTermLoss", "longTermLoss", "amtShortTermLoss", "amtLongTermLoss", "minimumTaxCredit"];
  expect(Object.keys(answer.carryover)).toEqual([...carried, "section1202", "amtSection1202", "state"]);
  expect(Object.keys(answer.carryover.state)).toEqual(carried);
  expect(answer).toMatchObject({ id: "a1", agi: 200_000, deduction: 14_600, taxableIncome: 185_400 });
});

test("--trace gives the same amounts, and lines with their citations", async () => {
  const given = [
    { ...example, id: 1, wages: 200_000, state: "CA", isoBargainElement: 63_000 },
    // Beyond what the kernel holds exactly.
    { id: 2, year: 2030, filingStatus: "mfs", state: "CA", wages: 9e11 + 0.07 },
  ];
  const quick = await tax(given);
  const traced = (await tax(given, "--trace")).out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(traced[0].lines[0]).toEqual({
    form: expect.any(String),
    line: expect.any(String),
    title: expect.any(String),
    amount: expect.any(Number),
    citation: expect.any(String),
  });
  expect(traced.map(({ lines, ...rest }) => rest)).toEqual(
    quick.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
});

test("blank lines are passed over", async () => {
  const line = '{"year": 2024, "filingStatus": "single"}';
  const { code, out, err } = await run(["tax"], ["", line, "  ", line, "\r"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.trim().split("\n")).toHaveLength(2);
});

test("a key that is not known is refused: a return without it would be another one", async () => {
  const line = '{"year": 2024, "filingStatus": "single", "wage": 5, "carryover": {"losses": 3}, "expected": {}}';
  const { code, out, err } = await run(["tax"], [line]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain('stdin:1:1  wage: there is no key "wage" here.\n           Did you mean wages?');
  expect(err).toContain('stdin:1:1  carryover.losses: there is no key "losses" here.');
  expect(err).not.toContain("expected:");
});

test("everything that is wrong is told, and nothing is answered", async () => {
  const { code, out, err } = await run(
    ["tax"],
    [
      '{"year": 2024, "filingStatus": "single"}',
      '{"year": 2024, "filingStatus": "single", "wages": "abc", "carryover": 3}',
      "",
      "nope",
      "[1]",
      '{"year": 2019, "filingStatus": "hoh", "state": "CA"}',
      '{"year": 2024, "filingStatus": "single", "wages": 1e400}',
    ],
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain('stdin:2:1  wages: "abc" is not an amount.\n           Give dollars as a number.\n');
  expect(err).toContain("stdin:2:1  carryover: 3 is not an object.");
  expect(err).toContain("stdin:4:1  this is not JSON");
  expect(err).toContain("stdin:5:1  [1] is not a return.\n           Give a JSON object.");
  expect(err).toContain("stdin:6:1  year: 2019 is before 2021, the first year whose law of CA is known here");
  expect(err).toContain("stdin:7:1  wages: Infinity is not an amount.");
});

test("what cannot be negative on a return is refused; an unknown key is told beside it", async () => {
  const { code, err } = await run(
    ["tax"],
    [
      '{"year": 2024, "filingStatus": "single", "wages": -1, "itemized": {"charity": -2}, "shortTermGain": -3, "losses": 4, "interest": 2e12}',
    ],
  );
  expect(code).toBe(2);
  expect(err).toContain("wages: -1 is below zero.");
  expect(err).toContain("itemized.charity: -2 is below zero.");
  expect(err).toContain('losses: there is no key "losses" here.');
  expect(err).toContain("interest: 2000000000000 is beyond a trillion dollars.");
  expect(err).not.toContain("shortTermGain:");
});

test("what a state carried over needs the state; amounts of 0 need none", async () => {
  const withCredit = (minimumTaxCredit: number) =>
    tax([{ year: 2024, filingStatus: "single", carryover: { state: { minimumTaxCredit } } }]);
  expect((await withCredit(0)).code).toBe(0);
  const { code, err } = await withCredit(5000);
  expect(code).toBe(2);
  expect(err).toContain("carryover.state: there is no state whose tax these could lower.");
});

test("a key that is missing is told as such", async () => {
  const { err } = await run(["tax"], ['{"year": 2024}']);
  expect(err).toContain("filingStatus: this key is missing.\n           Give single, mfj, mfs, hoh or qss.\n");
});

test("what is no line of JSON at all, or another file, is told once for what it is", async () => {
  const yaml = await run(["tax"], ["year: 2024", "filingStatus: single"]);
  expect(yaml.code).toBe(2);
  expect(yaml.err).toContain("stdin:1:1  no line of this is JSON by itself.");
  expect(yaml.err).not.toContain("stdin:2");
  const plan = await run(["tax"], ['{"version": 1, "household": {"filingStatus": "single"}, "horizon": {}}']);
  expect(plan.err).toContain("stdin:1:1  this is a plan, not a tax return.");
});

test("at a terminal it says how it is used", async () => {
  const { code, out, err } = await run(["tax"]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("| crossover tax");
});

test("with --json what is wrong is one document", async () => {
  const { code, out, err } = await run(
    ["tax", "--json"],
    ['{"year": 2024, "filingStatus": "single"}', '{"year": "x"}'],
  );
  expect(code).toBe(2);
  expect(err).toContain("stdin:2:1  year:");
  expect(JSON.parse(out).problems).toContainEqual({
    file: "stdin",
    line: 2,
    column: 1,
    key: "year",
    message: '"x" is not a year.',
    remedy: "Give a calendar year, such as 2025.",
  });
});

test("what is wrong comes with what would be right", async () => {
  const { code, err } = await tax([
    { year: 2201, filingStatus: "single" },
    { year: 2024, filingStatus: "single", itemize: "maybe" },
    { year: 2024, filingStatus: "single", qualifiedDividends: 5 },
  ]);
  expect(code).toBe(2);
  expect(err.match(/Give .*/g)).toEqual([
    "Give one from 2018 to 2200.",
    "Give auto, always or never.",
    "Give all dividends there.",
  ]);
});
