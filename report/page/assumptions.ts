/** What the plan takes for granted: each default its file left unsaid, how the file was read, what the law here leaves out. */
import type { Plan } from "../../model/plan.ts";
import { leftOutOf } from "../../tax/states/index.ts";
import { type Html, html, list, section } from "./html.ts";
import { table } from "./table.ts";

export function assumptionsSection(plan: Plan): Html {
  const { assumptions, notes, household } = plan;
  const leftOut = household.state === null ? [] : leftOutOf(household.state);
  return section(
    "assumptions",
    "Assumptions",
    html`<div class="keys">${table(
      "What the plan file does not say, and what is taken instead",
      [{ title: "Key of the plan file" }, { title: "Taken" }],
      assumptions.map(({ key, means }) => [html`<code>${key}</code>`, means]),
    )}</div>
    ${notes.length > 0 ? html`<h3>How the plan was read</h3>${list(notes)}` : ""}
    <h3>Always so</h3>
    ${list([
      "Withholding covers the tax of each year without the plan’s steps; income that is not named is spent.",
      "Whole shares; exercises come before sales on the same day; prices are those of that day.",
      "Tax is by the rate schedules, to the cent. Penalties, payroll tax of the employer and the cost of trades are not counted.",
      "Not modelled: credits that are paid out, self-employment, foreign tax credit, net operating losses, gifts of stock.",
    ])}
    ${leftOut.length > 0 ? html`<h3>Not in the tax of ${household.state}</h3>${list(leftOut)}` : ""}`,
  );
}
