/** The charts of the report and of the page. */
export type { Canvas, Chart, LegendEntry } from "./chart.ts";
export { type Fan, type FanPath, fan } from "./fan.ts";
export { type FrontierChart, frontierChart } from "./frontier.ts";
export { holdingPeriods } from "./holding-periods.ts";
export { ledgerChart } from "./ledger.ts";
export { chartColors } from "./palette.ts";
export { type TaxByYear, taxByYear } from "./tax-by-year.ts";
export { type ValueAndBound, valueAndBound } from "./value-and-bound.ts";
