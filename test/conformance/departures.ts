/**
 * Amounts in the conformance cases that the law does not give, each with the reason. The conformance test holds this list to
 * be exactly what departs: a departure more, or one less, fails it.
 */

/**
 * Section 68 takes 2/37 of the lesser of the itemized deductions and the income above the start of the 37 % bracket. The engine
 * behind these cases takes 2/37 of the income alone, which at these incomes leaves less than the standard deduction; another
 * engine's answer with the lesser of the two (g-itemized_salt-0782) is in the same file, and conforms.
 */
const section68 = "IRC 68(a): the lesser of the two, not the income alone";

/**
 * The engine starts AMT income from taxable income floored at zero, and so taxes 12,278 of deductions that were larger than income.
 * Form 6251, line 1, goes below zero.
 */
const lineOne = "Form 6251, line 1: AGI less deductions, negative if they are larger";

/** The engine rounds the state tax to whole dollars; another that it was compared with gives the cents. */
const wholeDollars = "the rate schedule, not whole dollars";

export const departures = [
  { file: "federal.jsonl", id: "f0245", name: "deduction", ours: 30427.3, theirs: 16100, why: section68 },
  { file: "federal.jsonl", id: "f0245", name: "taxableIncome", ours: 1193061.7, theirs: 1207389, why: section68 },
  { file: "federal.jsonl", id: "f0245", name: "regularTax", ours: 397390.08, theirs: 402691.18, why: section68 },
  { file: "federal.jsonl", id: "f0757", name: "deduction", ours: 24912.43, theirs: 16100, why: section68 },
  { file: "federal.jsonl", id: "f0757", name: "taxableIncome", ours: 1315094.57, theirs: 1323907, why: section68 },
  { file: "federal.jsonl", id: "f0757", name: "regularTax", ours: 442542.24, theirs: 445802.84, why: section68 },
  { file: "federal.jsonl", id: "f0961", name: "amt", ours: 641451.36, theirs: 644889.2, why: lineOne },
  { file: "federal.jsonl", id: "f0961", name: "tentativeMinimumTax", ours: 641451.36, theirs: 644889.2, why: lineOne },
  { file: "federal.jsonl", id: "f0996", name: "deduction", ours: 25900.95, theirs: 16100, why: section68 },
  { file: "federal.jsonl", id: "f0996", name: "taxableIncome", ours: 1123418.05, theirs: 1133219, why: section68 },
  { file: "federal.jsonl", id: "f0996", name: "regularTax", ours: 371621.93, theirs: 375248.28, why: section68 },
  { file: "federal.jsonl", id: "f1006", name: "deduction", ours: 40602.84, theirs: 24150, why: section68 },
  { file: "federal.jsonl", id: "f1006", name: "taxableIncome", ours: 1100427.16, theirs: 1116880, why: section68 },
  { file: "federal.jsonl", id: "f1006", name: "regularTax", ours: 201445.15, theirs: 207532.7, why: section68 },
  { file: "federal.jsonl", id: "f1043", name: "deduction", ours: 23153.92, theirs: 16100, why: section68 },
  { file: "federal.jsonl", id: "f1043", name: "taxableIncome", ours: 1654532.08, theirs: 1661586, why: section68 },
  { file: "federal.jsonl", id: "f1043", name: "regularTax", ours: 436182.5, theirs: 438792.45, why: section68 },
  { file: "federal.jsonl", id: "f1147", name: "deduction", ours: 40163.92, theirs: 16100, why: section68 },
  { file: "federal.jsonl", id: "f1147", name: "taxableIncome", ours: 1209345.08, theirs: 1233409, why: section68 },
  { file: "federal.jsonl", id: "f1147", name: "regularTax", ours: 403414.93, theirs: 412318.58, why: section68 },
  { file: "federal.jsonl", id: "f1225", name: "deduction", ours: 35163.65, theirs: 16100, why: section68 },
  { file: "federal.jsonl", id: "f1225", name: "taxableIncome", ours: 1327448.35, theirs: 1346512, why: section68 },
  { file: "federal.jsonl", id: "f1225", name: "regularTax", ours: 447113.14, theirs: 454166.69, why: section68 },
  { file: "federal.jsonl", id: "f1308", name: "deduction", ours: 40805.27, theirs: 24150, why: section68 },
  { file: "federal.jsonl", id: "f1308", name: "taxableIncome", ours: 1404026.73, theirs: 1420682, why: section68 },
  { file: "federal.jsonl", id: "f1308", name: "regularTax", ours: 462892.34, theirs: 469054.79, why: section68 },
  {
    file: "california.jsonl",
    id: "g-ca_amt-0938",
    name: "state.regularTax",
    ours: 35091.97,
    theirs: 35092,
    why: wholeDollars,
  },
  {
    file: "california.jsonl",
    id: "g-ca_amt-1030",
    name: "state.regularTax",
    ours: 11586.98,
    theirs: 11587,
    why: wholeDollars,
  },
  {
    file: "california.jsonl",
    id: "g-ca_regular-1062",
    name: "state.regularTax",
    ours: 6257.02,
    theirs: 6257,
    why: wholeDollars,
  },
];
