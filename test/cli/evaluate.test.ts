import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { upOrDown } from "../solver/up-or-down.ts";
import { fixture, run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "crossover-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const small = fixture("small.yaml");

test("the document has the contract's keys, to the cent", async () => {
  const { code, out, err } = await run(["evaluate", small, fixture("decisions.yaml"), "--json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const result = JSON.parse(out);
  expect(Object.keys(result)).toEqual(["plan", "value", "scenarios", "limits", "leavesOut", "notes"]);
  const [scenario] = result.scenarios;
  expect(Object.keys(scenario).slice(0, 4)).toEqual(["name", "probability", "value", "years"]);
  expect(Object.keys(scenario.years[0]).slice(0, 8)).toEqual([
    "year",
    "regularTax",
    "amt",
    "niit",
    "minimumTaxCreditUsed",
    "minimumTaxCredit",
    "stateTax",
    "cash",
  ]);
  // 50,000 less 400 strikes of 2.
  expect(scenario.years[0]).toMatchObject({ year: 2024, cash: 49_200 });
  // 1,000 for exercising, 800 of it spent.
  expect(result.limits).toContainEqual({ name: "limits.exerciseCash", slack: 200 });
});

test("for a person: the value, the years, and that no limit is broken", async () => {
  const { out } = await run(["evaluate", small, fixture("decisions.yaml")]);
  expect(out).toMatch(/It leaves \$[\d,]+ after all taxes/);
  expect(out).toMatch(/2024 +400 +-/);
  expect(out).toMatch(/2026 +- +150/);
  expect(out).toMatch(/2027 sell rest/);
  expect(out).toContain("No limit is broken.");
});

test("with scenarios, what is left over them: in words as solve has it, and in the document", async () => {
  const plan = file("scenarios.yaml", upOrDown({ chance: 0.9 }));
  const own = file("own.yaml", "decisions: [{date: 2025-09-01, do: exercise, grant: G, shares: 1}]");
  // No wages, no tax: 10,000 less 1,000 and what the share is worth. Today the option is worth 1,000 of 11,000.
  const { out } = await run(["evaluate", plan, own]);
  expect(out.replaceAll(/ +/g, " ")).toContain(`Over the scenarios, what is left
 mean $11,710
 5 % of cases at or below $9,100
 25 % of cases at or below $12,000`);
  expect(out).toContain("Against today's $11,000 before tax, the worst 5 % lose $1,900 on average.");
  const { distribution } = JSON.parse((await run(["evaluate", plan, own, "--json"])).out);
  expect(distribution).toMatchObject({ mean: 11_710, worst: 9100, cvar: { level: 0.95, left: 9100, loss: 1900 } });
});

test("a limit that is broken is named, with by how much", async () => {
  const path = file("many.yaml", "decisions: [{date: 2024-11-15, do: exercise, grant: ISO-1, shares: 600}]");
  const { code, out } = await run(["evaluate", small, path]);
  expect(code).toBe(0);
  expect(out).toContain("limits.exerciseCash: at most $1,000 for exercising; broken by $200");
});

test("decisions that cannot be carried out are bad input, all at once and with their lines", async () => {
  const path = file(
    "impossible.yaml",
    `decisions:
  - {date: 2024-11-15, do: exercise, grant: ISO-1, shares: 5000}
  - {date: 2025-12-15, do: sell, lot: ISO-1@2024-12-15, shares: 1}
`,
  );
  const { code, out, err } = await run(["evaluate", small, path, "--json"]);
  expect(code).toBe(2);
  expect(JSON.parse(out).problems.map(({ line, key }: { line: number; key: string }) => [line, key])).toEqual([
    [2, "decisions[0].shares"],
    [3, "decisions[1].lot"],
  ]);
  expect(err).toContain(`${path}:2:52  decisions[0].shares: to exercise 5,000 options of ISO-1 on 2024-11-15 is more`);
  expect(err).toContain(`${path}:3:34  decisions[1].lot: there is no lot ISO-1@2024-12-15`);
});

test("a decision outside the horizon is refused", async () => {
  const path = file("early.yaml", "decisions: [{date: 2023-11-15, do: exercise, grant: ISO-1, shares: 5}]");
  const { code, err } = await run(["evaluate", small, path]);
  expect(code).toBe(2);
  expect(err).toContain("decisions[0].date: 2023-11-15 is outside the plan's horizon.");
  expect(err).toContain("Give a day from 2024-11-15 to 2026-12-31.");
});

test("of a solve's output, the plan of the rank asked for", async () => {
  const exercise = (shares: number) => [
    { date: "2024-11-15", do: "exercise", grant: "ISO-1", shares, scenario: "all" },
  ];
  const path = file(
    "solved.json",
    JSON.stringify({
      ranked: [
        { rank: 1, decisions: exercise(100) },
        { rank: 2, decisions: exercise(200) },
      ],
    }),
  );
  const cashOf = async (...words: string[]) =>
    JSON.parse((await run(["evaluate", small, path, "--json", ...words])).out).scenarios[0].years[0].cash;
  expect(await cashOf()).toBe(49_800);
  expect(await cashOf("--plan", "2")).toBe(49_600);
  expect((await run(["evaluate", small, path, "--plan", "3"])).err).toContain("there is no plan 3 among the 2 ranked");
  expect((await run(["evaluate", small, fixture("decisions.yaml"), "--plan", "2"])).code).toBe(2);
});

const taxed = (household: string) => `version: 1
household: ${household}
horizon: {start: 2025-01-15, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 200000}
securities: {ACME: {price: 60}}
grants:
  - {id: ISO, type: iso, security: ACME, granted: 2020-01-01, strike: 1, shares: 5000, expires: 2030-01-01, isoLimit: false}
lots: [{id: OLD, security: ACME, acquired: 2020-05-01, shares: 100, basis: 100}]
`;

test("federal and state credits are two things, in the years' table and in the document", async () => {
  const plan = file("credits.yaml", taxed("{filingStatus: single, state: CA}"));
  const decisions = file("all.yaml", "decisions: [{date: 2025-01-15, do: exercise, grant: ISO, shares: 5000}]");
  const { scenarios } = JSON.parse((await run(["evaluate", plan, decisions, "--json"])).out);
  const [first] = scenarios[0].years;
  // California's TMT of 7 % above its exemption: its credit is its own, far below the federal one.
  expect(first.minimumTaxCredit).toBe(first.amt);
  expect(first.stateMinimumTaxCredit).toBe(first.stateAmt);
  expect(first.stateAmt).toBeGreaterThan(0);
  expect(first.amt).toBeGreaterThan(first.stateAmt);
  const { out } = await run(["evaluate", plan, decisions]);
  const whole = (amount: number) => Math.round(amount).toLocaleString("en-US");
  expect(out).toMatch(/Federal +Federal/);
  expect(out).toMatch(new RegExp(`2025 .*${whole(first.amt)} +- +${whole(first.minimumTaxCredit)} `));
  expect(out).toContain("The state's AMT, and its own credit for it");
  expect(out).toMatch(
    new RegExp(`2025 +${[first.stateTax, first.stateAmt].map(whole).join(" +")} +- +${whole(first.stateAmt)}\n`),
  );
});

test("credit that is left at the end is said to count, at what a dollar of it counts for", async () => {
  const plan = file("left.yaml", taxed("{filingStatus: single, state: CA}"));
  const decisions = file("all.yaml", "decisions: [{date: 2025-01-15, do: exercise, grant: ISO, shares: 5000}]");
  const { scenarios } = JSON.parse((await run(["evaluate", plan, decisions, "--json"])).out);
  const { minimumTaxCredit, stateMinimumTaxCredit } = scenarios[0].liquidation.at(-1);
  const left = Math.round(minimumTaxCredit + stateMinimumTaxCredit).toLocaleString("en-US");
  const { out } = await run(["evaluate", plan, decisions]);
  expect(out.replaceAll("\n", " ")).toContain(`at its last price, and the $${left} of credit left then at 50 %.`);
});

test("without a state's credit there is one", async () => {
  const plan = file("federal.yaml", taxed("{filingStatus: single}"));
  const decisions = file("all.yaml", "decisions: [{date: 2025-01-15, do: exercise, grant: ISO, shares: 5000}]");
  const { out } = await run(["evaluate", plan, decisions]);
  expect(out).toMatch(/Credit +Credit/);
  expect(out).not.toContain("Federal");
});

test("wash sales are named: the sale, its replacement and the loss put off", async () => {
  const plan = file("wash.yaml", taxed("{filingStatus: single}"));
  const decisions = file(
    "wash-decisions.yaml",
    `decisions:
  - {date: 2025-01-15, do: sell, lot: OLD, shares: 100}
  - {date: 2025-02-14, do: exercise, grant: ISO, shares: 30}
`,
  );
  const { out } = await run(["evaluate", plan, decisions]);
  expect(out).toContain("Losses put off by wash sales");
  expect(out).toMatch(/2025-01-15 +OLD +ISO@2025-02-14 +30 +\$1,200 +30 +\$1,200/); // 30 x (100 - 60)
  const { scenarios } = JSON.parse((await run(["evaluate", plan, decisions, "--json"])).out);
  expect(scenarios[0].washSales).toHaveLength(1);
});

test("estimated tax: each payment by its date, in the text and the document, and Form 2210 behind it", async () => {
  const given = taxed("{filingStatus: single}").replace(
    "cash: {start: 200000}",
    "cash: {start: 200000, estimatedTax: safeHarbor}\nlastYear: {federalTax: 30000, agi: 140000}",
  );
  const plan = file("estimated.yaml", given);
  const decisions = file("some.yaml", "decisions: [{date: 2025-01-15, do: exercise, grant: ISO, shares: 2000}]");
  // 30,000 less 25,067 withheld is 4,933, a quarter each; the AMT of 2,000 x 59 more than that in April.
  const { out } = await run(["evaluate", plan, decisions]);
  for (const day of ["2025-04-15", "2025-06-15", "2025-09-15", "2026-01-15"]) {
    expect(out).toMatch(new RegExp(`${day} +estimated of 2025 +\\$1,233.25\n`));
  }
  const { scenarios } = JSON.parse((await run(["evaluate", plan, decisions, "--json"])).out);
  const [first] = scenarios[0].years;
  expect(first.payments).toHaveLength(5);
  expect(first.payments[4]).toEqual({ date: "2026-04-15", amount: first.amt - 4933 });
  const asked = ["explain", plan, "--decisions", decisions, "--year", "2025", "--form", "2210"];
  const { out: form } = await run(asked);
  expect(form).toMatch(/ 9 +Required annual payment \.+ 30,000\.00/);
  expect(form).toMatch(/17 +Installment due \.+ 1,233\.25/);
});
