/** Text of HTML in which whatever is put in is escaped, and how amounts stand in it. */
import { raw, html as tagged } from "hono/html";
import { grouped } from "../../model/counted.ts";

export { raw };

/** Markup, which is put into other markup as it is. */
export type Html = ReturnType<typeof raw>;

/** Nothing here is waited for, so that a template is never a promise. */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): Html => tagged(strings, ...values) as Html;

/** `12,345.67`, its cents smaller; a dash for nothing. */
export function money(amount: number): Html {
  if (amount === 0) return html`<span class="nil">–</span>`;
  const [dollars, cents] = Math.abs(amount).toFixed(2).split(".");
  return html`${amount < 0 ? "−" : ""}${grouped(Number(dollars))}<span class="cents">.${cents}</span>`;
}

/** `+12,345`: to the dollar, of a difference. */
export const difference = (amount: number): string => {
  const whole = grouped(Math.round(Math.abs(amount)));
  return whole === "0" ? "–" : `${amount > 0 ? "+" : "−"}${whole}`;
};

/** `Dec 15, 2026`; ISO dates are for files. */
export function day(date: string): Html {
  const [year, month, of] = date.split("-").map(Number) as [number, number, number];
  return html`<time datetime="${date}">${MONTHS[month - 1]} ${of}, ${year}</time>`;
}

export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const section = (id: string, title: string, body: Html): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`;

export const list = (items: readonly (string | Html)[]): Html =>
  html`<ul>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
