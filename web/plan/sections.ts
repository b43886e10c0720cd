/** The form: its sections, and in each the keys of the plan file with what they ask. The schema, not the form, says what is right. */
import type { Path } from "./plan-document.ts";

export interface FieldKind {
  /** Within the section. */
  path: Path;
  label: string;
  /** What to give, or what the unit is; shown under the field. */
  hint?: string;
  /** Before the value: `$`. */
  unit?: string;
  /** `states`: those that the law here knows. */
  choices?: readonly (readonly [value: string, label: string])[] | "states";
  /** Takes the whole width. */
  isWide?: boolean;
}

export interface Section {
  id: string;
  title: string;
  /** A sentence on what it is for. */
  about: string;
  /** A mapping with fields; a list of such mappings; or mappings by name. */
  kind: "one" | "list" | "byName";
  path: Path;
  fields: readonly FieldKind[];
  /** Of a list or by name: what is added, and how it is called. */
  added?: { what: string; name?: string; value: (count: number) => Record<string, unknown> };
  /** Closed at first. */
  isRare?: boolean;
}

const dollars = (path: Path, label: string, hint?: string): FieldKind => ({
  path,
  label,
  unit: "$",
  ...(hint === undefined ? {} : { hint }),
});

const BY_YEAR = "a year, or by year: {2025: 180000, 2027: 200000}";

const FILING = [
  ["single", "Single"],
  ["mfj", "Married, jointly"],
  ["mfs", "Married, separately"],
  ["hoh", "Head of household"],
  ["qss", "Surviving spouse"],
] as const;

export const sections: readonly Section[] = [
  {
    id: "household",
    title: "Household",
    about: "Who files, where, and the time that the plan looks at.",
    kind: "one",
    path: [],
    fields: [
      { path: ["name"], label: "Name of the plan", isWide: true },
      { path: ["household", "filingStatus"], label: "Filing status", choices: FILING },
      {
        path: ["household", "state"],
        label: "State",
        choices: "states",
      },
      { path: ["horizon", "start"], label: "From", hint: "a day, as 2025-01-15" },
      { path: ["horizon", "end"], label: "To" },
    ],
  },
  {
    id: "income",
    title: "Income",
    about: "What comes in without the plan, before tax.",
    kind: "one",
    path: ["income"],
    fields: [
      { ...dollars(["wages"], "Wages", BY_YEAR), isWide: true },
      dollars(["interest"], "Interest"),
      dollars(["ordinaryDividends"], "Ordinary dividends"),
      dollars(["qualifiedDividends"], "Of them qualified"),
      dollars(["other"], "Other income"),
    ],
  },
  {
    id: "thisYear",
    title: "This year so far",
    about: "What has happened before the plan starts; a loss is negative.",
    kind: "one",
    path: ["thisYear"],
    fields: [
      dollars(["shortTermGain"], "Short-term gain"),
      dollars(["longTermGain"], "Long-term gain"),
      dollars(["isoBargainElement"], "Bargain element of ISOs exercised"),
    ],
  },
  {
    id: "cash",
    title: "Cash",
    about: "What there is to pay for exercises and tax.",
    kind: "one",
    path: ["cash"],
    fields: [
      dollars(["start"], "At the start"),
      dollars(["savings"], "Saved a year"),
      dollars(["floor"], "Never less than"),
      { path: ["yield"], label: "Yield", hint: "0.03 is 3 %" },
    ],
  },
  {
    id: "securities",
    title: "Stock and its prices",
    about: "Prices to come are yours to say; Crossover does not forecast.",
    kind: "byName",
    path: ["securities"],
    added: { what: "a stock", name: "STOCK", value: () => ({ price: 10 }) },
    fields: [
      { ...dollars(["price"], "Price", "one, or by date: {2025-01-15: 2.25, 2028-12-31: 11}"), isWide: true },
      { path: ["growth"], label: "Growth after that", hint: "0.06 is 6 % a year" },
      { path: ["sellable", "from"], label: "Can be sold from", hint: "empty: any day" },
    ],
  },
  {
    id: "grants",
    title: "Grants of options",
    about: "What can be exercised.",
    kind: "list",
    path: ["grants"],
    added: {
      what: "a grant",
      value: (count) => ({
        id: `ISO-${count + 1}`,
        type: "iso",
        security: "",
        granted: "",
        strike: 1,
        shares: 1000,
        expires: "",
      }),
    },
    fields: [
      { path: ["id"], label: "Name" },
      {
        path: ["type"],
        label: "Type",
        choices: [
          ["iso", "ISO"],
          ["nso", "NSO"],
        ],
      },
      { path: ["security"], label: "Stock" },
      { path: ["shares"], label: "Options" },
      dollars(["strike"], "Strike"),
      { path: ["granted"], label: "Granted" },
      { path: ["expires"], label: "Expire" },
      { path: ["vesting"], label: "Vesting", hint: "{start: 2023-01-01, months: 48, cliffMonths: 12}" },
    ],
  },
  {
    id: "lots",
    title: "Shares held",
    about: "Bought shares have a basis; exercised ISOs have their dates, strike and value then.",
    kind: "list",
    path: ["lots"],
    added: {
      what: "a lot",
      value: (count) => ({ id: `LOT-${count + 1}`, security: "", acquired: "", shares: 100, basis: 10 }),
    },
    fields: [
      { path: ["id"], label: "Name" },
      { path: ["security"], label: "Stock" },
      { path: ["shares"], label: "Shares" },
      { path: ["acquired"], label: "Bought on" },
      dollars(["basis"], "Basis a share"),
      { path: ["granted"], label: "ISO granted" },
      { path: ["exercised"], label: "ISO exercised" },
      dollars(["strike"], "Strike"),
      dollars(["fmvAtExercise"], "Value at exercise"),
    ],
  },
  {
    id: "limits",
    title: "Limits",
    about: "What the plan must stay within.",
    kind: "one",
    path: ["limits"],
    fields: [
      dollars(["exerciseCash"], "To spend on exercising", "in all; it may be lost"),
      dollars(["amtPerYear"], "AMT in a year"),
      { path: ["concentration"], label: "Most of one stock", hint: "{ACME: {share: 0.5, from: 2027-12-31}}" },
      { path: ["keep"], label: "Shares to keep", hint: "{ACME: 5000}" },
      { path: ["exercise"], label: "Least to exercise", hint: "{ISO-1: {by: 2026-12-31, atLeast: 2000}}" },
      { path: ["cvar"], label: "Loss in bad scenarios", hint: "{level: 0.95, loss: 50000}" },
    ],
  },
  {
    id: "carryovers",
    title: "Carried in",
    about: "From last year’s return: credit for AMT, and losses.",
    kind: "one",
    path: ["carryovers"],
    isRare: true,
    fields: [
      dollars(["minimumTaxCredit"], "Minimum tax credit", "Form 8801"),
      dollars(["shortTermLoss"], "Short-term loss"),
      dollars(["longTermLoss"], "Long-term loss"),
      dollars(["amtShortTermLoss"], "Short-term loss for AMT"),
      dollars(["amtLongTermLoss"], "Long-term loss for AMT"),
      { path: ["state"], label: "The state’s", hint: "{minimumTaxCredit: 38000}" },
    ],
  },
  {
    id: "deductions",
    title: "Deductions and dependents",
    about: "Itemized where that is better.",
    kind: "one",
    path: [],
    isRare: true,
    fields: [
      dollars(["deductions", "propertyTax"], "Property tax"),
      dollars(["deductions", "mortgageInterest"], "Mortgage interest"),
      dollars(["deductions", "charity"], "Charity"),
      { path: ["household", "dependents"], label: "Dependents", hint: "{under17: 2, others: 1}" },
      { path: ["household", "localRate"], label: "County’s rate", hint: "IN and MD: 0.0202 is 2.02 %" },
    ],
  },
  {
    id: "choices",
    title: "How to plan",
    about: "When to decide, what counts, and which law.",
    kind: "one",
    path: [],
    isRare: true,
    fields: [
      { path: ["decisions"], label: "Dates to decide on", hint: "yearly, quarterly, monthly, or [2025-12-15]" },
      { path: ["objective"], label: "What counts", hint: "afterTaxWealth, totalTax or creditRecouped" },
      { path: ["law"], label: "Law", hint: "enacted or tcja-sunset" },
      { path: ["indexing"], label: "Inflation of brackets", hint: "0.025 is 2.5 % a year" },
      { path: ["terminal"], label: "At the end", hint: "{liquidateOver: 1, creditValue: 0.5}" },
      { path: ["recourse"], label: "Scenarios differ from", hint: "{reveal: 2026-06-30}" },
      {
        path: ["scenarios"],
        label: "Scenarios",
        isWide: true,
        hint: "[{name: flat, probability: 0.4, securities: {ACME: {price: 2.5}}}, …]",
      },
    ],
  },
];
