import * as Plot from "@observablehq/plot";
import type { Ledger, LedgerAccount } from "../ledger.ts";
import { shortDollars } from "./amounts.ts";
import { type Canvas, type Chart, svgOf } from "./chart.ts";
import { type ColorName, colorOf } from "./palette.ts";

const colors = (account: LedgerAccount): ColorName =>
  account.isCredit ? "credit" : account.isAmt ? "amt" : "regularTax";

const ROW = 72;

/**
 * What is carried out of each year: the credits for AMT, and the losses of both systems; a row each. Accounts that hold the same in
 * every year share one, and those that never hold a dollar have none.
 */
export function ledgerChart({ accounts, years }: Ledger, { document, width }: Canvas): Chart {
  const names = years.map(({ year, isLiquidation }) => (isLiquidation ? `${year}*` : String(year)));
  const rows = rowsOf(accounts);
  const bars = rows.flatMap(({ title, color, out, most }) =>
    out.map((amount, i) => ({
      title,
      color,
      year: names[i]!,
      amount,
      // Each has its own scale: a loss of 3,000 is seen beside a credit of 100,000.
      part: amount / most,
    })),
  );
  const svg = Plot.plot({
    document,
    width,
    height: rows.length * ROW + 26,
    marginLeft: 8,
    marginTop: 4,
    marginRight: 8,
    ariaLabel: "Credit and losses carried out of each year",
    ariaDescription: rows
      .map(({ title, out }) => `${title}: ${out.map((amount, i) => `${names[i]} ${shortDollars(amount)}`).join(", ")}`)
      .join("; "),
    x: { label: null, domain: names, tickSize: 0, padding: 0.3 },
    y: { axis: null, domain: [0, 2.1] },
    fy: { label: null, axis: null, domain: rows.map(({ title }) => title), padding: 0.06 },
    marks: [
      Plot.barY(bars, { fy: "title", x: "year", y: "part", fill: "color" }),
      Plot.ruleY([0], { stroke: colorOf("rule") }),
      Plot.text(
        bars.filter(({ amount }) => Math.abs(amount) >= 0.5),
        { fy: "title", x: "year", y: "part", dy: -8, text: ({ amount }) => shortDollars(amount) },
      ),
      Plot.text(
        rows.map(({ title }) => title),
        { fy: (title) => title, text: (title) => title, frameAnchor: "top-left", fontWeight: 600, dx: 2, dy: 2 },
      ),
    ],
  });
  return { svg: svgOf(svg), legend: [] };
}

function rowsOf(accounts: readonly LedgerAccount[]) {
  const rows = new Map<string, { title: string; color: string; out: number[]; most: number }>();
  for (const account of accounts) {
    const out = account.carried.map((each) => each.out);
    const most = Math.max(...out);
    if (most < 0.5) continue;
    const key = `${account.isCredit} ${out.join()}`;
    const same = rows.get(key);
    if (same === undefined) rows.set(key, { title: account.title, color: colorOf(colors(account)), out, most });
    else same.title += `; ${account.title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`;
  }
  return [...rows.values()];
}
