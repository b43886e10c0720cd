import { join } from "node:path";
import { expect, test } from "vitest";
import type { Plan, Scenario } from "../../model/plan.ts";
import { parsePlan, readPlan } from "../../model/read-plan.ts";

const contract = (): Plan => readPlan(join(import.meta.dirname, "fixtures", "contract.yaml"));

const noDependents = { under17: 0, others: 0 };

const MINIMAL = `
version: 1
household: {filingStatus: mfj}
horizon: {start: 2025-01-02, end: 2026-12-31}
`;

/** The minimal plan with a security, and more. */
const plan = (more: string): Plan => parsePlan(`${MINIMAL}securities: {ACME: {price: 10}}\n${more}`, "plan.yaml");

const planIn = (state: string, more: string): Plan =>
  parsePlan(`${MINIMAL.replace("mfj", `mfj, state: ${state}`)}${more}`, "plan.yaml");

const withVesting = (shares: number, vesting: string) =>
  plan(`grants:
  - {id: G, type: iso, security: ACME, granted: 2022-01-31, strike: 1, shares: ${shares}, expires: 2032-01-31, vesting: ${vesting}}`)
    .grants[0]!.vesting;

const securityOf = (scenario: Scenario, id: string) => scenario.securities.find((security) => security.id === id)!;

test("the contract's example, but for its scenarios", () => {
  const { scenarios, file, ...rest } = contract();
  const none = { shortTermLoss: 0, longTermLoss: 0, amtShortTermLoss: 0, amtLongTermLoss: 0, minimumTaxCredit: 0 };
  expect(file).toMatch(/contract\.yaml$/);
  expect(scenarios).toHaveLength(3);
  expect(rest).toEqual({
    name: "45k ISOs, a $130k loss",
    household: { filingStatus: "single", state: "CA", localRate: 0, dependents: noDependents },
    horizon: { start: "2024-11-15", end: "2028-12-31" },
    credits: 0,
    carryovers: { ...none, section1202: 0, amtSection1202: 0 },
    stateCarryovers: none,
    thisYear: { shortTermGain: -130_000, longTermGain: 0, isoBargainElement: 0 },
    lastYear: null,
    grants: [
      {
        id: "ISO-1",
        givenAs: "ISO-1",
        type: "iso",
        security: "ACME",
        granted: "2021-02-01",
        strike: 0.85,
        shares: 45_000,
        vesting: [{ date: "2021-02-01", shares: 45_000 }],
        expires: "2031-02-01",
        isoUntil: null,
        earlyExercise: false,
        section1202: false,
      },
    ],
    lots: [
      {
        section1202: false,
        kind: "purchased",
        id: "VTI-2019",
        security: "VTI",
        acquired: "2019-05-01",
        shares: 200,
        basis: 140,
        amtBasis: 140,
      },
      {
        section1202: false,
        kind: "iso",
        id: "ACME-2023",
        security: "ACME",
        granted: "2022-01-03",
        exercised: "2023-03-13",
        shares: 200,
        strike: 100,
        fmvAtExercise: 1000,
      },
    ],
    decisions: "quarterly",
    limits: {
      exerciseCash: 40_000,
      amtPerYear: 20_000,
      concentration: [{ security: "ACME", share: 0.5, from: "2027-12-31" }],
      keep: [{ security: "ACME", shares: 5000 }],
      exercise: [{ grant: "ISO-1", by: "2026-12-31", atLeast: 20_000 }],
      cvar: { level: 0.95, loss: 50_000 },
      worstCase: null,
      shortfall: null,
      creditRecouped: null,
    },
    recourse: { reveals: [{ date: "2026-06-30", groups: [[0], [1], [2]] }] },
    objective: { kind: "afterTaxWealth", discount: 0, by: null },
    terminal: { liquidateOver: 1, creditValue: 0.5 },
    notes: [],
    assumptions: expect.any(Array),
  });
});

test("the contract's scenarios are the plan with another price of ACME", () => {
  const [exit, flat, bust] = contract().scenarios;
  expect(exit).toEqual({
    name: "exit",
    probability: 0.4,
    income: {
      wages: new Map([
        [2024, 180_000],
        [2026, 195_000],
      ]),
      interest: 1500,
      ordinaryDividends: 0,
      qualifiedDividends: 0,
      other: 0,
    },
    deductions: { propertyTax: 0, mortgageInterest: 0, charity: 0, stateIncomeTax: "auto", itemize: "auto" },
    cash: { start: 90_000, savings: 30_000, yield: 0.03, floor: 20_000, estimatedTax: "april" },
    securities: [
      {
        id: "ACME",
        prices: [
          { date: "2024-11-15", price: 2.25 },
          { date: "2026-06-30", price: 6 },
          { date: "2028-12-31", price: 11 },
        ],
        steps: false,
        growth: 0,
        sellableFrom: "2026-06-30",
        blackouts: [],
      },
      {
        id: "VTI",
        prices: [{ date: "2024-11-15", price: 250 }],
        steps: false,
        growth: 0.06,
        sellableFrom: null,
        blackouts: [],
      },
    ],
    law: "enacted",
    indexing: 0.025,
  });
  const acme = securityOf(exit!, "ACME");
  const flatPrices = [
    { date: "2024-11-15", price: 2.25 },
    { date: "2028-12-31", price: 2.5 },
  ];
  expect(flat).toEqual({ ...exit, name: "flat", securities: [{ ...acme, prices: flatPrices }, exit!.securities[1]] });
  expect(bust!.probability).toBe(0.2);
  expect(securityOf(bust!, "ACME").prices.at(-1)).toEqual({ date: "2027-01-01", price: 0.1 });
});

test("a plan of three keys has every default", () => {
  const none = { shortTermLoss: 0, longTermLoss: 0, amtShortTermLoss: 0, amtLongTermLoss: 0, minimumTaxCredit: 0 };
  expect(parsePlan(MINIMAL, "plans/my plan.yaml")).toEqual({
    file: "plans/my plan.yaml",
    name: "my plan",
    household: { filingStatus: "mfj", state: null, localRate: 0, dependents: noDependents },
    horizon: { start: "2025-01-02", end: "2026-12-31" },
    credits: 0,
    carryovers: { ...none, section1202: 0, amtSection1202: 0 },
    stateCarryovers: none,
    thisYear: { shortTermGain: 0, longTermGain: 0, isoBargainElement: 0 },
    lastYear: null,
    grants: [],
    lots: [],
    decisions: "quarterly",
    limits: {
      exerciseCash: null,
      amtPerYear: null,
      concentration: [],
      keep: [],
      exercise: [],
      cvar: null,
      worstCase: null,
      shortfall: null,
      creditRecouped: null,
    },
    scenarios: [
      {
        name: "base",
        probability: 1,
        income: { wages: 0, interest: 0, ordinaryDividends: 0, qualifiedDividends: 0, other: 0 },
        deductions: { propertyTax: 0, mortgageInterest: 0, charity: 0, stateIncomeTax: "auto", itemize: "auto" },
        cash: { start: 0, savings: 0, yield: 0, floor: 0, estimatedTax: "april" },
        securities: [],
        law: "enacted",
        indexing: 0.025,
      },
    ],
    recourse: null,
    objective: { kind: "afterTaxWealth", discount: 0, by: null },
    terminal: { liquidateOver: 1, creditValue: 0.5 },
    notes: [],
    assumptions: expect.any(Array),
  });
});

test("the same plan in JSON, indented with tabs", () => {
  const json = {
    version: 1,
    household: { filingStatus: "mfj" },
    horizon: { start: "2025-01-02", end: "2026-12-31" },
    income: { wages: { 2025: 100 } },
  };
  expect(parsePlan(JSON.stringify(json, null, "\t"), "x")).toEqual(
    parsePlan(`${MINIMAL}income: {wages: {2025: 100}}`, "x"),
  );
});

test("a file with Windows line ends and a byte order mark", () => {
  expect(parsePlan(`\ufeff${MINIMAL.replaceAll("\n", "\r\n")}`, "x")).toEqual(parsePlan(MINIMAL, "x"));
});

test("AMT losses default to the regular ones, the state's to the federal ones, its credit to none", () => {
  const { carryovers, stateCarryovers } = plan(
    "carryovers: {longTermLoss: 5000, shortTermLoss: 10, amtShortTermLoss: 7, minimumTaxCredit: 900}",
  );
  expect(carryovers).toEqual({
    shortTermLoss: 10,
    longTermLoss: 5000,
    amtShortTermLoss: 7,
    amtLongTermLoss: 5000,
    minimumTaxCredit: 900,
    section1202: 0,
    amtSection1202: 0,
  });
  const { section1202, amtSection1202, ...losses } = carryovers;
  expect(stateCarryovers).toEqual({ ...losses, minimumTaxCredit: 0 });
});

test("a state loss of its own is its AMT loss too", () => {
  const { stateCarryovers } = planIn(
    "CA",
    "carryovers: {longTermLoss: 5000, shortTermLoss: 10, amtLongTermLoss: 7, state: {longTermLoss: 1, minimumTaxCredit: 2}}",
  );
  expect(stateCarryovers).toEqual({
    shortTermLoss: 10,
    longTermLoss: 1,
    amtShortTermLoss: 10,
    amtLongTermLoss: 1,
    minimumTaxCredit: 2,
  });
});

test("what another state left is of no use where nothing is taxed, and a note says so", () => {
  expect(planIn("TX", "carryovers: {state: {minimumTaxCredit: 2}}").notes).toEqual([
    "carryovers.state: not used, since TX taxes neither wages nor gains.",
  ]);
});

test("48 months with a cliff of 12: a quarter on the cliff, then what each month adds in whole shares", () => {
  const schedule = withVesting(1000, "{start: 2022-01-31, months: 48, cliffMonths: 12}");
  expect(schedule).toHaveLength(37);
  expect(schedule[0]).toEqual({ date: "2023-01-31", shares: 250 });
  // floor(1000 * 13 / 48) = 270, floor(1000 * 14 / 48) = 291; February has no 31st.
  expect(schedule[1]).toEqual({ date: "2023-02-28", shares: 20 });
  expect(schedule[2]).toEqual({ date: "2023-03-31", shares: 21 });
  expect(schedule.at(-1)!.date).toBe("2026-01-31");
  expect(schedule.reduce((sum, { shares }) => sum + shares, 0)).toBe(1000);
});

test("without a cliff it vests from the first month; months without a whole share are left out", () => {
  expect(withVesting(2, "{start: 2022-01-31, months: 4}")).toEqual([
    { date: "2022-03-31", shares: 1 },
    { date: "2022-05-31", shares: 1 },
  ]);
});

test("a schedule may start before the grant if its cliff does not", () => {
  expect(withVesting(4, "{start: 2021-06-30, months: 24, cliffMonths: 12}")[0]).toEqual({
    date: "2022-06-30",
    shares: 2,
  });
});

test("shares by date come in date order", () => {
  expect(withVesting(30, "{2024-01-01: 20, 2023-01-01: 10}")).toEqual([
    { date: "2023-01-01", shares: 10 },
    { date: "2024-01-01", shares: 20 },
  ]);
});

test("prices come in date order, rounded half up to $0.0001", () => {
  const { scenarios } = parsePlan(
    `${MINIMAL}securities: {A: {price: {2026-01-01: 1.00005, 2025-01-01: 2.00004999}}}`,
    "x",
  );
  expect(scenarios[0]!.securities[0]!.prices).toEqual([
    { date: "2025-01-01", price: 2 },
    { date: "2026-01-01", price: 1.0001 },
  ]);
});

test("blackouts stand under `sellable` or on the security itself", () => {
  const { scenarios } = parsePlan(
    `${MINIMAL}securities: {A: {price: 1, blackouts: [[2026-01-01, 2026-01-31]], sellable: {blackouts: [[2025-06-01, 2025-06-30]]}}}`,
    "x",
  );
  expect(scenarios[0]!.securities[0]).toMatchObject({
    sellableFrom: null,
    blackouts: [
      ["2025-06-01", "2025-06-30"],
      ["2026-01-01", "2026-01-31"],
    ],
  });
});

test("scenarios override key by key, and are equally likely where none says", () => {
  const { scenarios } = plan(`
income: {wages: 100, interest: 5}
cash: {start: 1000, floor: 10}
scenarios:
  - {name: laid off, income: {wages: {2026: 0}}, cash: {start: 900}}
  - {name: boom, securities: {ACME: {growth: 0.5}}, indexing: 0.1, deductions: {charity: 7}}
`);
  const [off, boom] = scenarios;
  expect(scenarios.map(({ probability }) => probability)).toEqual([0.5, 0.5]);
  expect(off!.income).toMatchObject({ wages: new Map([[2026, 0]]), interest: 5 });
  expect(off!.cash).toEqual({ start: 900, savings: 0, yield: 0, floor: 10, estimatedTax: "april" });
  expect([off!.law, boom!.law]).toEqual(["enacted", "enacted"]);
  expect(boom!.income).toMatchObject({ wages: 100 });
  expect(boom!.deductions).toMatchObject({ charity: 7, itemize: "auto" });
  expect(boom!.securities[0]).toMatchObject({ growth: 0.5, prices: [{ date: "2025-01-02", price: 10 }] });
});

test("decision dates may be listed in any order", () => {
  expect(plan("decisions: [2026-01-15, 2025-04-15]").decisions).toEqual(["2025-04-15", "2026-01-15"]);
});

test.each([
  ["creditRecouped", { kind: "creditRecouped", discount: 0, by: 2026 }],
  ["{maximize: creditRecouped, by: 2025}", { kind: "creditRecouped", discount: 0, by: 2025 }],
  ["{maximize: afterTaxWealth, discount: 0.04}", { kind: "afterTaxWealth", discount: 0.04, by: null }],
  ["{minimize: totalTax}", { kind: "totalTax", discount: 0, by: null }],
])("objective: %s", (text, objective) => {
  expect(plan(`limits: {keep: {ACME: 5}}\nobjective: ${text}`).objective).toEqual(objective);
});

test("a limit on concentration may be a plain share", () => {
  expect(plan("limits: {concentration: {ACME: 0.5}}").limits.concentration).toEqual([
    { security: "ACME", share: 0.5, from: null },
  ]);
});

test("a scenario may have another law", () => {
  const { scenarios } = plan("law: tcja-sunset\nscenarios: [{name: a}, {name: b, law: enacted}]");
  expect(scenarios.map(({ law }) => law)).toEqual(["tcja-sunset", "enacted"]);
});

test.each(["./a.yaml", "../a.yaml", "/etc/law.yaml"])(
  "law: %s is a file, for which the text of a plan has no reader",
  (law) => {
    expect(() => plan(`law: ${law}`)).toThrow(`law: ${law}: law files cannot be read here`);
  },
);

test("a security may be named like a property of every object", () => {
  const { scenarios } = parsePlan(
    `${MINIMAL}securities: {constructor: {price: 1}}\nscenarios: [{name: a, securities: {constructor: {price: 2}}}]`,
    "x",
  );
  expect(scenarios[0]!.securities[0]).toMatchObject({ id: "constructor", prices: [{ price: 2 }] });
});

test("an alias stands for its anchor", () => {
  expect(plan("income: {wages: &pay {2025: 5}, other: *pay}").scenarios[0]!.income.other).toEqual(new Map([[2025, 5]]));
});
