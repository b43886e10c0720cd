/** Returns of plain states with their tax. Each names who else has the number; the arithmetic stands beside it. */
import type { FilingStatus } from "../../../tax/years/facts.ts";
import type { Amounts } from "../file.ts";

const budgetLab = "Budget Lab Tax-Simulator, worked case";
const policyEngine = "PolicyEngine US, test";

export interface Case {
  state: string;
  year: number;
  filingStatus?: FilingStatus;
  given: Amounts;
  tax: number;
  source: string;
}

export const cases: Case[] = [
  // (100,000 - 15,750) x 2.5 %
  { state: "AZ", year: 2025, given: { wages: 100_000 }, tax: 2106.25, source: `${budgetLab} AZ-1` },
  // (140,000 - 25 % of 40,000 - 15,750) x 2.5 %
  { state: "AZ", year: 2025, given: { wages: 100_000, longTermGain: 40_000 }, tax: 2856.25, source: "A.R.S. 43-1022" },
  // 55,400: 400 + 1,800 + 15,400 x 6.5 %
  { state: "DC", year: 2024, given: { wages: 70_000 }, tax: 3201, source: "tenforty, state scenarios" },
  // (20,000 - 12,000) x 5.19 %
  { state: "GA", year: 2025, given: { wages: 20_000 }, tax: 415.2, source: `${budgetLab} GA-2, before its credit` },
  // (200,000 - 30,000) x 4.99 %
  { state: "GA", year: 2026, filingStatus: "mfj", given: { wages: 200_000 }, tax: 8483, source: "H.B. 463 (2026)" },
  // 25,400: 6,210 x 4.4 % + 19,190 x 4.82 %
  { state: "IA", year: 2024, given: { wages: 40_000 }, tax: 1198.2, source: "tenforty, state scenarios" },
  // (100,000 - 31,500) x 3.8 %
  {
    state: "IA",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 100_000 },
    tax: 2603,
    source: "tenforty, state scenarios",
  },
  // (44,250 - 4,811) x 5.3 %
  { state: "ID", year: 2025, given: { wages: 60_000 }, tax: 2090.27, source: "tenforty, state scenarios" },
  // (50,000 - 1000) x 3 %, without a county
  {
    state: "IN",
    year: 2025,
    given: { wages: 50_000 },
    tax: 1470,
    source: "tenforty, state scenarios, less the exemption",
  },
  // (50,000 - 2,775) x 4.95 %, a half cent up
  { state: "IL", year: 2024, given: { wages: 50_000 }, tax: 2337.64, source: `${budgetLab} IL-1` },
  // No exemption: 300,000 x 4.95 %
  { state: "IL", year: 2024, given: { wages: 300_000 }, tax: 14_850, source: `${budgetLab} IL-4` },
  // (16,000 - 3,270) x 4 %
  { state: "KY", year: 2025, given: { wages: 16_000 }, tax: 509.2, source: `${budgetLab} KY-1, before its credit` },
  // (50,000 - 12,500) x 3 %
  { state: "LA", year: 2025, given: { wages: 50_000 }, tax: 1125, source: "tenforty, state scenarios" },
  // 43,450: 90 + 40,450 x 4.75 %, without a county
  { state: "MD", year: 2025, given: { wages: 50_000 }, tax: 2011.38, source: "tenforty, state scenarios" },
  // 86,900: 90 + 83,900 x 4.75 %
  {
    state: "MD",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 100_000 },
    tax: 4075.25,
    source: "tenforty, state scenarios",
  },
  // 596,650: 90 + 4,607.50 + 1,250 + 1,312.50 + 5,500 + 14,375 + 96,650 x 6.25 %
  {
    state: "MD",
    year: 2025,
    given: { wages: 600_000 },
    tax: 33_175.63,
    source: "tenforty, state scenarios, without the exemption that is gone: 200",
  },
  // 1,195,600 x 5 % + (1,195,600 - 1,083,150) x 4 %
  { state: "MA", year: 2025, given: { wages: 1_200_000 }, tax: 64_278, source: "tenforty, state scenarios" },
  // (50,000 - 5,800) x 4.25 %
  { state: "MI", year: 2025, given: { wages: 50_000 }, tax: 1878.5, source: `${budgetLab} MI-1, before its credit` },
  // (50,000 - 12,750) x 3.99 % = 1,486.275
  { state: "NC", year: 2026, given: { wages: 50_000 }, tax: 1486.28, source: `${budgetLab} NC-3` },
  // (4,800 - 2,400) x 3 %
  { state: "NH", year: 2024, given: { interest: 3000, ordinaryDividends: 1800 }, tax: 72, source: `${budgetLab} NH-1` },
  { state: "NH", year: 2025, given: { interest: 3000, ordinaryDividends: 1800 }, tax: 0, source: `${budgetLab} NH-3` },
  // 149,000: 280 + 262.50 + 175 + 1,933.75 + 6.37 % of 74,000
  { state: "NJ", year: 2025, given: { wages: 150_000 }, tax: 7365.05, source: "OpenTaxSolver: 6.37 % less 2,126.25" },
  // 300,000 - 2,000 - 15,000 of 20,000 property tax: 283,000 x 6.37 % - 4,042.50
  {
    state: "NJ",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 300_000, "itemized.propertyTax": 20_000 },
    tax: 13_984.6,
    source: "OpenTaxSolver, Worksheet H",
  },
  // 183,950: 686 + 290.25 + 225.75 + 7,350.75 + 1,344 = 9,896.75; taken back 333 + 807 x 38,450 / 50,000
  {
    state: "NY",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 200_000 },
    tax: 10_850.33,
    source: `${budgetLab} NY-1, 8 cents more from unrounded tiers`,
  },
  // All taken back: 9.65 % of 1,992,000, and the 45 cents by which 32,571 is rounded up
  { state: "NY", year: 2024, given: { wages: 2_000_000 }, tax: 192_228.45, source: "Form IT-201, worksheet 9" },
  // 70,700: 342 + 44,650 x 2.75 %
  {
    state: "OH",
    year: 2025,
    filingStatus: "mfj",
    given: { wages: 75_000 },
    tax: 1569.88,
    source: "tenforty, state scenarios, less two exemptions of 2,150",
  },
  // 115,500: 360.69 + 73,950 x 2.75 % + 15,500 x 3.5 %
  { state: "OH", year: 2024, given: { wages: 117_400 }, tax: 2936.82, source: "Form IT 1040, 2,394.32 on 100,000" },
  // 64,539: 408.50 + 870.75 + 43,039 x 8.75 % = 5,045.16; a credit of 249
  {
    state: "OR",
    year: 2024,
    filingStatus: "hoh",
    given: { wages: 75_000 },
    tax: 4796.16,
    source: "tenforty, state scenarios: 5,573.75 before 6,041 of federal tax, and the credit",
  },
  { state: "PA", year: 2024, given: { wages: 50_000 }, tax: 1535, source: `${budgetLab} PA-1` },
  // A loss on shares stays in its class: 65,000 x 3.07 %
  { state: "PA", year: 2024, given: { wages: 65_000, longTermGain: -3000 }, tax: 1995.5, source: `${budgetLab} PA-2` },
  // 2,730 less 6 % of 14,600, itself less 1.3 % of (60,000 - 17,652)
  { state: "UT", year: 2024, given: { wages: 60_000 }, tax: 2404.52, source: `${budgetLab} UT-1` },
  // 40,570: 720 + 5.75 % of 23,570 = 2,075.275
  { state: "VA", year: 2024, given: { wages: 50_000 }, tax: 2075.28, source: `${budgetLab} VA-1` },
  // (100,000 - 32,200) x 3.8 %
  {
    state: "IA",
    year: 2026,
    filingStatus: "mfj",
    given: { wages: 100_000 },
    tax: 2576.4,
    source: "S.F. 2442 (2024)",
  },
  // 8,900 less nothing: the credit, 6 % of 16,100, is gone at these 200,000
  { state: "UT", year: 2026, given: { wages: 200_000 }, tax: 8900, source: "S.B. 60 (2026)" },
  // 57,500: 1,604.65 + 9,600 x 6.6 %
  {
    state: "VT",
    year: 2024,
    given: { wages: 70_000 },
    tax: 2238.25,
    source: "Vermont Department of Taxes, rate schedules of 2024",
  },
  // (400,000 - 270,000) x 7 %
  { state: "WA", year: 2024, given: { longTermGain: 400_000 }, tax: 9100, source: `${budgetLab} WA-1` },
  // 1,222,000 x 7 % + 222,000 x 2.9 %
  { state: "WA", year: 2025, given: { longTermGain: 1_500_000 }, tax: 91_978, source: `${budgetLab} WA-2` },
  { state: "WA", year: 2024, given: { longTermGain: 1_770_000 }, tax: 105_000, source: policyEngine },
  { state: "WA", year: 2025, given: { longTermGain: 2_278_000 }, tax: 169_000, source: policyEngine },
  { state: "WA", year: 2023, given: { longTermGain: 2_262_000 }, tax: 140_000, source: policyEngine },
  // 50,000 - 2,500 - 1,500 less federal tax of 4,016: 41,984: 110 + 5 % of 38,984
  { state: "AL", year: 2024, given: { wages: 50_000 }, tax: 2059.2, source: "Form 40, federal income tax worksheet" },
  // 57,590: 108 + 141 + 343.40 + 3.9 % of 31,891, less the credit of 29
  {
    state: "AR",
    year: 2024,
    filingStatus: "hoh",
    given: { wages: 60_000 },
    tax: 1807.15,
    source: "tenforty, state scenarios, before the credit",
  },
  // 76,750: 2,943.50 + 6.6 % of 16,750, less 110
  {
    state: "DE",
    year: 2025,
    given: { wages: 80_000 },
    tax: 3939,
    source: "tenforty, state scenarios, before the credit",
  },
  // 54,456: 3,214 to 48,000 + 8.25 % of 6,456, the exemption being 94.38 of it
  {
    state: "HI",
    year: 2024,
    given: { wages: 60_000 },
    tax: 3746.22,
    source: "tenforty, state scenarios, before the exemption",
  },
  // 67,235: 1,196 + 5.58 % of 44,235
  { state: "KS", year: 2025, given: { wages: 80_000 }, tax: 3664.31, source: "tenforty, state scenarios" },
  // 14,600 x (1 - 52,850 / 75,000) = 4,311.87 are left; 140,688.13: 3,910.525 + 7.15 % of 79,088.13
  { state: "ME", year: 2024, given: { wages: 150_000 }, tax: 9565.33, source: "36 M.R.S. 5124-C(2)" },
  // 1,989,400: 8,237.05 + 7.15 % of 1,370,250 + 9.15 % of 489,400
  {
    state: "ME",
    year: 2026,
    filingStatus: "mfj",
    given: { wages: 2_000_000 },
    tax: 150_990.03,
    source: "L.D. 2212 (2026)",
  },
  // 34,250: 19.5 % of 1,313 in six steps + 4.7 % of 25,059
  { state: "MO", year: 2025, given: { wages: 50_000 }, tax: 1433.81, source: "Form MO-1040, tax chart" },
  // (60,000 - 8,300 - 10,000) x 4.4 %
  { state: "MS", year: 2025, given: { wages: 60_000 }, tax: 1834.8, source: "tenforty, state scenarios" },
  // (70,000 - 11,400 - 10,000) x 4.7 %
  {
    state: "MS",
    year: 2024,
    filingStatus: "hoh",
    given: { wages: 70_000 },
    tax: 2284.2,
    source: "Form 80-100, instructions",
  },
  // 15,400 x 4.7 %
  { state: "MT", year: 2024, given: { wages: 30_000 }, tax: 723.8, source: "tenforty, state scenarios" },
  // (55,400 - 47,150) x 1.95 % = 160.875
  { state: "ND", year: 2024, given: { wages: 70_000 }, tax: 160.88, source: "tenforty, state scenarios" },
  // 41,400: 99.138 + 705.159 + 738.975 + 5.2 % of 2,530
  { state: "NE", year: 2025, given: { wages: 50_000 }, tax: 1674.83, source: "tenforty, state scenarios, a cent more" },
  // 235,400: 93.50 + 176 + 235 + 9,506 + 5.9 % of 25,400
  { state: "NM", year: 2024, given: { wages: 250_000 }, tax: 11_509.1, source: "tenforty, state scenarios" },
  // 52,650: 28.75 + 80.50 + 4.5 % of 45,450
  { state: "OK", year: 2026, given: { wages: 60_000 }, tax: 2154.5, source: "H.B. 2764 (2025)" },
  // (45,000 - 10,900 - 5,100) x 3.75 %
  { state: "RI", year: 2025, given: { wages: 45_000 }, tax: 1087.5, source: "Form RI-1040, rate schedule" },
  // 35,000: 428.10 + 6 % of 17,170
  { state: "SC", year: 2025, given: { wages: 50_000 }, tax: 1458.3, source: "eFile.com: $428.10 + 6 % over $17,830" },
  // 13,230 - 12 % of 30,930 = 9,518.40, and 700; 39,781.60: 501.20 + 630.08 + 5.3 % of 11,141.60
  { state: "WI", year: 2024, given: { wages: 50_000 }, tax: 1721.78, source: "Wis. Stat. 71.05(22)" },
  // 96,000: 236 + 472.50 + 531 + 944 + 5.12 % of 36,000
  {
    state: "WV",
    year: 2024,
    filingStatus: "mfj",
    given: { wages: 100_000 },
    tax: 4026.7,
    source: "tenforty, state scenarios",
  },
  // 98,000: 211 + 421.50 + 474 + 844 + 4.58 % of 38,000
  { state: "WV", year: 2026, given: { wages: 100_000 }, tax: 3690.9, source: "S.B. 392 (2026)" },
];
