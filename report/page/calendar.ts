/** The plan as a calendar, and as a picture over time. */
import { grouped } from "../../model/counted.ts";
import type { Plan } from "../../model/plan.ts";
import type { RankedPlan } from "../../solver/solution.ts";
import { type CalendarEntry, calendarOf } from "../calendar.ts";
import { type Canvas, holdingPeriods } from "../charts/index.ts";
import { type Holding, holdingsOf } from "../holdings.ts";
import { dollars, listed } from "../words/amounts.ts";
import { amountOf, decisionsIn } from "../words/decisions.ts";
import { figure } from "./figure.ts";
import { type Html, html, MONTHS, section } from "./html.ts";

export function calendarSection(plan: Plan, { decisions, scenarios }: RankedPlan, canvas: Canvas): Html {
  const entries = calendarOf(plan, decisions, scenarios);
  const years = [...new Set(entries.map(({ date }) => date.slice(0, 4)))];
  const pictures = new Map<string, { names: string[]; holdings: Holding[] }>();
  for (const { name } of plan.scenarios) {
    const holdings = holdingsOf(plan, decisionsIn(decisions, name));
    const same = pictures.get(JSON.stringify(holdings));
    if (same === undefined) pictures.set(JSON.stringify(holdings), { names: [name], holdings });
    else same.names.push(name);
  }
  const shown = [...pictures.values()].filter(({ holdings }) => holdings.length > 0).slice(0, MOST_PICTURES);
  const whose = (names: readonly string[]) =>
    names.length <= MOST_PICTURES
      ? ` if ${listed(names)}`
      : ` in ${names.length} of ${plan.scenarios.length} scenarios`;
  const titleOf = (names: readonly string[]) => `Holding periods${pictures.size > 1 ? whose(names) : ""}`;
  return section(
    "calendar",
    "Calendar",
    html`<p class="note">
        Prices on these days are the plan’s; look again before each step. Tax is what is due beyond withholding.
      </p>
      <ol class="calendar">
        ${years.map(
          (year) =>
            html`<li>
              <h3>${year}</h3>
              <table>
                <tbody>
                  ${entries.filter(({ date }) => date.startsWith(year)).map((entry) => entryRow(plan, entry))}
                </tbody>
              </table>
            </li>`,
        )}
      </ol>
      ${shown.map(({ names, holdings }) => figure(titleOf(names), holdingPeriods({ holdings, horizon: plan.horizon }, canvas)))}`,
  );
}

/** Of scenarios that part; the calendar has all. */
const MOST_PICTURES = 4;

function entryRow(plan: Plan, entry: CalendarEntry): Html {
  const [, month, of] = entry.date.split("-").map(Number) as [number, number, number];
  const [what, amount] = wordsFor(plan, entry);
  return html`<tr class="${entry.kind}">
    <th scope="row"><time datetime="${entry.date}">${MONTHS[month - 1]} ${of}</time></th>
    <td>${what}</td>
    <td class="n">${typeof amount === "string" ? html`<span>${amount}</span>` : amount}</td>
  </tr>`;
}

function wordsFor(plan: Plan, entry: CalendarEntry): [what: string | Html, amount: string | Html] {
  switch (entry.kind) {
    case "decision": {
      const { decision } = entry;
      const { shares, scenario } = decision;
      const amount = amountOf(plan, decision);
      const only = scenario === null ? "" : html` <em>if ${scenario}</em>`;
      const words =
        decision.do === "exercise"
          ? html`<strong>Exercise ${grouped(shares)}</strong> of ${decision.grant}${only}`
          : html`<strong>Sell ${grouped(shares)}</strong> of ${decision.lot}${only}`;
      return [words, amount === null ? "by scenario" : `${decision.do === "exercise" ? "−" : "+"}${dollars(amount)}`];
    }
    case "decisions": {
      const { do: verb, of, least, most, scenarios } = entry;
      const count = (shares: number) => grouped(shares);
      const shares = least === most ? count(least) : `${count(least)} to ${count(most)}`;
      const words = html`<strong>${verb === "exercise" ? "Exercise" : "Sell"} ${shares}</strong> of ${of}
        <em>in ${scenarios} of ${plan.scenarios.length} scenarios</em>`;
      return [words, ""];
    }
    case "tax": {
      const { year, isEstimated, least, most } = entry;
      const what = isEstimated
        ? `Pay estimated tax of ${year}`
        : most <= 0
          ? `Tax return of ${year}: refund`
          : `Tax return of ${year}: pay the rest`;
      const signed = (amount: number) =>
        amount === 0 ? "$0" : `${amount > 0 ? "−" : "+"}${dollars(Math.abs(amount))}`;
      return [
        what,
        least === most ? signed(most) : html`<span>${signed(least)}</span> to <span>${signed(most)}</span>`,
      ];
    }
    case "favorable":
      return [`From here on, a sale of ${entry.lot} is ${entry.isIso ? "qualifying" : "long-term"}`, ""];
    case "expires":
      return [`Last day to exercise ${entry.grant}`, ""];
  }
}
