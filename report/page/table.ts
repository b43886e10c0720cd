import { grouped } from "../../model/counted.ts";
import type { YearTable } from "../year-table.ts";
import { type Html, html, money } from "./html.ts";

export interface TableColumn {
  title: string;
  isNumber?: boolean;
}

/** A table that scrolls by itself where a screen is too narrow for it. */
export const table = (
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly (string | Html)[])[],
): Html =>
  html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}">
    <table>
      <caption>${caption}</caption>
      <thead>
        <tr>
          ${columns.map(({ title, isNumber }) =>
            title === "" ? html`<td></td>` : html`<th scope="col" class="${isNumber ? "n" : ""}">${title}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) =>
                i === 0
                  ? html`<th scope="row">${cell}</th>`
                  : html`<td class="${columns[i]!.isNumber ? "n" : ""}">${cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

export const yearTable = (caption: string, { columns, rows }: YearTable): Html =>
  table(
    caption,
    [{ title: "Year" }, ...columns.map(({ title }) => ({ title, isNumber: true }))],
    rows.map(({ label, amounts }) => [
      label,
      ...amounts.map((amount, i) => {
        if (amount === null) return "";
        return columns[i]!.unit === "shares" && amount !== 0 ? grouped(amount) : money(amount);
      }),
    ]),
  );
