/** `init`: the answers of a person, or those on standard input, become a plan that `check` accepts. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { money } from "../../cli/init/answers.ts";
import { askPerson } from "../../cli/init/ask-person.ts";
import type { Draft, DraftVesting } from "../../cli/init/draft.ts";
import { planText } from "../../cli/init/write-plan.ts";
import { date } from "../../model/dates.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { readPlan } from "../../model/read-plan.ts";
import { run } from "./run.ts";

const fixtures = join(import.meta.dirname, "..", "model", "import", "fixtures");

let folder = "";
let plan = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crossover-init-"));
  plan = join(folder, "plan.yaml");
});
afterEach(() => rmSync(folder, { recursive: true }));

const HOUSEHOLD = ["mfj", "CA", "2025-11-15", "2029", "$185,000", "90k", "", "20000"];
/** 45,000 ISOs at $0.85 of stock valued at $2.25; 200 shares of an earlier exercise. */
const ANSWERS = [
  ...HOUSEHOLD,
  ...["ACME", "2.25", "2027-06-30", "11"],
  ...["", "iso", "45,000", "0.85", "Feb 1, 2021", "monthly", "", "48", "12", "", "no"],
  ...["200", "2020-01-03", "2023-03-13", "0.10", "1.50", "0"],
  "40000",
];

test("one answer a line, an empty one for the default: a plan that check accepts", async () => {
  const { code, out, err } = await run(["init", plan], ANSWERS);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("plan.yaml is written, with 1 grant and 1 lot.");
  expect((await run(["check", plan])).code).toBe(0);
  expect(readPlan(plan)).toMatchObject({
    household: { filingStatus: "mfj", state: "CA" },
    horizon: { start: "2025-11-15", end: "2029-12-31" },
    grants: [{ id: "ISO-1", strike: 0.85, shares: 45_000, expires: "2031-01-31" }],
    lots: [
      { kind: "iso", shares: 200, granted: "2020-01-03", exercised: "2023-03-13", strike: 0.1, fmvAtExercise: 1.5 },
    ],
    limits: { exerciseCash: 40_000 },
    scenarios: [{ cash: { start: 90_000, savings: 0, floor: 20_000 }, income: { wages: 185_000 } }],
  });
  expect(readFileSync(plan, "utf8")).toMatch(/^# yaml-language-server: \$schema=plan\.schema\.json\n/);
});

describe("answers as options", () => {
  const GIVEN = [
    ...["--filing-status", "single", "--state", "CA", "--start", "2025-11-15", "--wages", "180k", "--cash", "90k"],
    ...["--stock", "ACME", "--price", "2.25", "--price-at-end", "11"],
    ...["--options", "45000", "--strike", "0.85", "--granted", "2021-02-01"],
  ];

  test("a plan without a terminal: what is not given takes its default", async () => {
    const { code, out, err } = await run(["init", plan, ...GIVEN], []);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("is written, with 1 grant. Read it");
    expect(readPlan(plan)).toMatchObject({
      household: { filingStatus: "single", state: "CA" },
      horizon: { start: "2025-11-15", end: "2029-12-31" },
      grants: [{ id: "ISO-1", type: "iso", strike: 0.85, shares: 45_000, expires: "2031-01-31" }],
      lots: [],
    });
  });

  test("a person is asked only for the rest", async () => {
    const asked: string[] = [];
    const { code } = await run(["init", plan, ...GIVEN], null, async ({ text, byDefault }) => {
      asked.push(text);
      return byDefault ?? "";
    });
    expect(code).toBe(0);
    expect(asked).not.toContain("Your household's wages a year, before tax");
    expect(asked).toContain("What you put aside a year");
  });

  test("one that is missing is named, with its option; one that is wrong too; nothing is written", async () => {
    const missing = await run(["init", plan, "--wages", "180k"], []);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain("Or answer it by --cash.");
    const wrong = await run(["init", plan, ...GIVEN, "--savings", "much"], []);
    expect(wrong.err).toContain(
      "--savings: “much” is no answer to “What you put aside a year?”.\nGive dollars, such as 180000, $180,000 or 180k.",
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("one that is not asked, with the other answers, is refused", async () => {
    const { code, err } = await run(["init", plan, ...GIVEN, "--vesting-months", "48", "--local-rate", "2"], []);
    expect(code).toBe(2);
    expect(err).toContain("--local-rate, --vesting-months: with the other answers this is not asked.");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a person", () => {
  const answering = (answers: readonly (string | null)[]) => {
    const left = [...answers];
    return async () => left.shift() ?? null;
  };

  test("answers the same questions", async () => {
    const given = ["single", "none", "2025-11-15", "2026", "100000", "5000", "0", "0"];
    const { code } = await run(
      ["init", plan],
      null,
      answering([...given, "ACME", "5", "now", "6", "no", "0", "no limit"]),
    );
    expect(code).toBe(0);
    expect(readPlan(plan)).toMatchObject({ household: { state: null }, grants: [], lots: [] });
  });

  test("who presses Ctrl-C leaves nothing behind, whatever was answered", async () => {
    for (const answered of [[], ["single"], ANSWERS.slice(0, -1).map((answer) => answer || "0")]) {
      const { code, out, err } = await run(["init", plan], null, answering(answered.slice(0, 3)));
      expect({ code, out, err }).toEqual({ code: 130, out: "", err: "Nothing is written.\n" });
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test("is asked before a file is written over", async () => {
    writeFileSync(plan, "mine");
    const { code, err } = await run(["init", plan], null, answering(["no"]));
    expect({ code, err }).toEqual({ code: 2, err: "Nothing is written.\n" });
    expect(readFileSync(plan, "utf8")).toBe("mine");
  });
});

test("lines of standard input never write over a file, but with --force", async () => {
  writeFileSync(plan, "mine");
  const { code, err } = await run(["init", plan], ANSWERS);
  expect(code).toBe(2);
  expect(err).toContain("plan.yaml is there already.\nGive another name, or --force to write over it.");
  expect(readFileSync(plan, "utf8")).toBe("mine");
  expect((await run(["init", plan, "--force"], ANSWERS)).code).toBe(0);
  expect(readdirSync(folder)).toEqual(["plan.yaml"]);
});

test.each([
  [
    ["widowed"],
    "Line 1 of standard input: “widowed” is no answer to “How do you file your tax return?”.\nGive one of single,",
  ],
  [["single", "XX"], "Give one of AK,"],
  [["single", "CA", "2020-01-01"], "Give a day from 2021-01-01 to"],
  [["single", "", "2025-11-15", "2020"], "Give a whole number from 2,025"],
  [["single", "", "2025-11-15", "", "much"], "Give dollars, such as 180000, $180,000 or 180k."],
  [["single", "", "2025-11-15", "", ""], "Line 5 of standard input is empty"],
  [["single", "", "2025-11-15", "", "1"], "Line 6 of standard input is missing"],
  [["single", "", "2025-11-15", "", "1", "10", "", "20"], "That is more than you have."],
])("%j: nothing is written, and the line is told", async (answers, message) => {
  const { code, out, err } = await run(["init", plan], answers);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
  expect(existsSync(plan)).toBe(false);
});

test("a folder that is not there is told before anything is asked", async () => {
  const { code, err } = await run(["init", join(folder, "none", "plan.yaml")], null);
  expect(code).toBe(2);
  expect(err).toContain("there is no folder");
});

describe("--from", () => {
  const csv = (name: string) => join(fixtures, name);

  test("options and exercises of two files, shown first; what they do not say is asked", async () => {
    const answers = ["yes", ...HOUSEHOLD, "ACME", "2.25", "now", "11", "iso", "monthly", "", "", "", "150", ""];
    const { code, err } = await run(["init", plan, "--from", `${csv("carta.csv")},${csv("form-3921.csv")}`], answers);
    expect(err).toContain("4  ES-7   ISO   ?      2021-02-01    0.85  45,000  2031-01-31  all");
    expect(err).toContain("Columns not needed: Account number.");
    expect(code).toBe(0);
    const { grants, lots } = readPlan(plan);
    expect(grants.map(({ id, type, shares, vesting }) => [id, type, shares, vesting.length])).toEqual([
      ["ES-7", "iso", 45_000, 1],
      // 48 months from 2023-04-15, the first twelve at once.
      ["ES-8", "nso", 4800, 37],
    ]);
    expect(lots).toMatchObject([{ id: "ACME-2023-03-13", kind: "iso", shares: 150, strike: 100, fmvAtExercise: 1000 }]);
  });

  test("a file that says all leaves only the household and the prices to ask", async () => {
    const answers = ["", ...HOUSEHOLD, "2.25", "", "", ""];
    expect((await run(["init", plan, "--from", csv("etrade.csv")], answers)).code).toBe(0);
    expect(readPlan(plan).grants).toMatchObject([{ id: "ES-12", security: "ACME", shares: 3000 }]);
  });

  test("what is wrong in any file is told, and nothing is asked", async () => {
    const wrong = join(folder, "wrong.csv");
    writeFileSync(wrong, "Grant ID,Grant Type,Grant Date,Grant Price,Quantity\nG1,RSU,2021-02-01,1,100\n");
    const { code, out, err } = await run(["init", plan, "--from", `${wrong},${join(folder, "none.csv")}`], null);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain('wrong.csv:2:2  Grant Type: "RSU" is no type of option that is known here.');
    expect(err).toContain("none.csv  there is no such file.");
    expect(readdirSync(folder)).toEqual(["wrong.csv"]);
  });

  test("who says that it is not right leaves nothing behind", async () => {
    expect(await run(["init", plan, "--from", csv("etrade.csv")], ["no"])).toMatchObject({ code: 2, out: "" });
    expect(existsSync(plan)).toBe(false);
  });
});

test("whatever the names and numbers, what is written is read as it was meant", () => {
  const text = fc.stringMatching(/^[ -?A-~é]{1,20}$/).filter((name) => name.trim() === name);
  const price = fc.integer({ min: 1, max: 10_000_000 }).map((units) => units / 10_000);
  const vesting = fc.constantFrom<DraftVesting>("all", { start: date("2023-01-01"), months: 48, cliffMonths: 12 }, [
    { date: date("2024-01-01"), shares: 10 },
    { date: date("2025-01-01"), shares: 20 },
  ]);
  const draft = fc.record({
    security: text,
    id: text,
    today: price,
    strike: price,
    vesting,
    exerciseCash: fc.option(fc.nat(1_000_000_000)),
  });
  fc.assert(
    fc.property(draft, ({ security, id, today, strike, vesting, exerciseCash }) => {
      const [granted, expires] = [date("2023-01-01"), date("2032-12-31")];
      const written: Draft = {
        household: { filingStatus: "single", state: "IN", localRate: 0.0202 },
        horizon: { start: date("2025-01-01"), end: date("2026-12-31") },
        wages: 1,
        cash: { start: 1, savings: 0, floor: 0 },
        securities: [{ name: security, today, atEnd: today, sellableFrom: date("2025-06-30") }],
        grants: [{ id, type: "nso", security, granted, strike, shares: 30, vesting, expires, assumed: "ten years" }],
        lots: [
          {
            id: `${id}-1`,
            type: "nso",
            security,
            granted,
            exercised: granted,
            strike,
            fmvAtExercise: today,
            shares: 1,
          },
        ],
        exerciseCash,
      };
      const read = parsePlan(planText(written, { schema: "plan.schema.json", keys: "docs/plan-file.md" }), "plan.yaml");
      expect(read).toMatchObject({
        grants: [{ id, security, strike, shares: 30, expires }],
        lots: [{ kind: "purchased", id: `${id}-1`, security, basis: today }],
        limits: { exerciseCash },
      });
      expect(read.scenarios[0]!.securities[0]).toMatchObject({ id: security, sellableFrom: "2025-06-30" });
    }),
    { seed: 1, numRuns: 50 },
  );
});

test("a person whose answer is refused is told why, and types the next one into an empty field", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let seen = "";
  output.on("data", (text) => {
    seen += text;
  });
  const asked = askPerson({ text: "Your wages", read: money }, { input, output });
  input.write("lots\r");
  await expect.poll(() => seen).toContain("Give dollars, such as 180000");
  input.write("180k\r");
  expect(await asked).toBe("180k");
});
