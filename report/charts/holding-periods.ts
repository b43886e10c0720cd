import * as Plot from "@observablehq/plot";
import { grouped } from "../../model/counted.ts";
import type { Holding, HoldingPeriod } from "../holdings.ts";
import { type Canvas, type Chart, svgOf } from "./chart.ts";
import { type ColorName, colorOf } from "./palette.ts";

const LONG = "Held more than a year, or qualifying: long-term";

const periods: Readonly<Record<HoldingPeriod, { label: string; color: ColorName }>> = {
  disqualifying: { label: "Sold now, disqualifying: ordinary income", color: "shortTerm" },
  shortTerm: { label: "Held up to a year: short-term", color: "waiting" },
  longTerm: { label: LONG, color: "longTerm" },
  qualifying: { label: LONG, color: "longTerm" },
};

const ROW = 30;

/**
 * A row for each lot: when it was acquired, how its sale would be taxed from when, and what is sold of it.
 *
 * @param horizon ISO dates; a lot acquired before it starts there
 */
export function holdingPeriods(
  { holdings, horizon }: { holdings: readonly Holding[]; horizon: { start: string; end: string } },
  { document, width }: Canvas,
): Chart {
  const [first, last] = [new Date(horizon.start), new Date(horizon.end)];
  const day = (date: string) => new Date(Math.min(last.getTime(), Math.max(first.getTime(), Date.parse(date))));
  const bars = holdings.flatMap(({ lot, spans }) =>
    spans
      .filter(({ from, to }) => from < horizon.end && to > horizon.start)
      .map(({ from, to, period }) => ({
        lot,
        from: day(from),
        to: day(to),
        period,
        color: colorOf(periods[period].color),
      })),
  );
  const exercised = holdings.flatMap(({ lot, acquired, shares, isExercised }) =>
    isExercised && acquired >= horizon.start ? [{ lot, at: day(acquired), shares }] : [],
  );
  const sold = holdings.flatMap(({ lot, sales }) => sales.map(({ date, shares }) => ({ lot, at: day(date), shares })));
  const longest = Math.max(...holdings.map(({ lot }) => lot.length), 4);
  const count = ({ shares }: { shares: number }) => grouped(shares);
  const isLate = ({ at }: { at: Date }) => at.getTime() - first.getTime() > 0.1 * (last.getTime() - first.getTime());
  const svg = Plot.plot({
    document,
    width,
    height: holdings.length * ROW + 56,
    marginLeft: Math.min(width / 2.4, longest * 7.4 + 14),
    marginRight: 48,
    marginBottom: 40,
    ariaLabel: "Exercises, holding periods and sales",
    ariaDescription: holdings
      .map(({ lot, acquired, sales }) =>
        [`${lot} from ${acquired}`, ...sales.map((sale) => `${count(sale)} sold ${sale.date}`)].join(", "),
      )
      .join("; "),
    x: { type: "utc", domain: [first, last], label: null, grid: true },
    y: { type: "band", domain: holdings.map(({ lot }) => lot), label: null, tickSize: 0, padding: 0.5 },
    marks: [
      Plot.barX(bars, {
        x1: "from",
        x2: "to",
        y: "lot",
        fill: "color",
        fillOpacity: 0.55,
        title: ({ lot, period }) => `${lot}: ${periods[period as HoldingPeriod].label}`,
      }),
      Plot.dot(exercised, {
        x: "at",
        y: "lot",
        r: 4.5,
        fill: colorOf("exercise"),
        title: (each) => `${count(each)} exercised`,
      }),
      // Left of its dot, where the names of the lots leave room.
      Plot.text(exercised.filter(isLate), { x: "at", y: "lot", dx: -8, textAnchor: "end", text: count }),
      Plot.text(
        exercised.filter((each) => !isLate(each)),
        { x: "at", y: "lot", dx: 8, textAnchor: "start", text: count },
      ),
      Plot.dot(sold, {
        x: "at",
        y: "lot",
        r: 5,
        symbol: "square",
        fill: colorOf("sale"),
        title: (each) => `${count(each)} sold`,
      }),
      Plot.text(sold, { x: "at", y: "lot", dx: 8, textAnchor: "start", text: count, fontWeight: 600 }),
    ],
  });
  const seen = new Set(bars.map(({ period }) => period));
  const shown = (Object.keys(periods) as HoldingPeriod[]).filter((period) => seen.has(period));
  const labels = new Map(shown.map((period) => [periods[period].label, colorOf(periods[period].color)]));
  return {
    svg: svgOf(svg),
    legend: [
      ...(exercised.length > 0 ? [{ label: "Exercise (round)", color: colorOf("exercise") }] : []),
      ...(sold.length > 0 ? [{ label: "Sale (square)", color: colorOf("sale") }] : []),
      ...[...labels].map(([label, color]) => ({ label, color })),
    ],
  };
}
