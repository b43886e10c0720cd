/**
 * A solve's answer as one file of HTML, to keep and to check: nothing in it is loaded from elsewhere, and no script runs.
 */
import { type Decided, decide } from "../model/decided.ts";
import type { Plan } from "../model/plan.ts";
import type { Solution } from "../solver/solution.ts";
import type { Canvas } from "./charts/index.ts";
import { assumptionsSection } from "./page/assumptions.ts";
import { formsSection } from "./page/forms.ts";
import { day, type Html, html, raw } from "./page/html.ts";
import { answerSections } from "./page/sections.ts";
import { style } from "./page/style.ts";

export interface ReportOptions {
  /** Makes the charts' elements; in Node one of linkedom's. */
  document: Document;
  /** ISO date on which it is made. */
  madeOn: string;
  /** Of Crossover. */
  version: string;
  /** How to find the same answer again, as typed. */
  command: string;
  /** With all open that is printed, for a printer that opens nothing by itself. */
  isForPrint?: boolean;
}

/** Pixels in which charts are drawn; they scale to the room they have. */
const WIDTH = 760;

/** @throws {RangeError} where the solution ranks no plan: there is nothing to report */
export function reportHtml(plan: Plan, solution: Solution, options: ReportOptions): string {
  const [best] = solution.ranked;
  if (best === undefined) throw new RangeError(`no plan was found for ${plan.file}: there is nothing to report`);
  const decided: Decided = decide(plan, best.decisions);
  const canvas: Canvas = { document: options.document, width: WIDTH };
  const scenario = plan.scenarios.length > 1 ? plan.scenarios[0]!.name : null;
  const sections = [
    ...answerSections(plan, solution, best, decided, canvas),
    assumptionsSection(plan),
    formsSection(decided, { scenario, isForPrint: options.isForPrint ?? false }),
  ];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${plan.name}: a plan by Crossover</title>
<style>${raw(style)}</style>
</head>
<body>
${header(plan, options)}
<main>${sections}</main>
${footer(plan, solution, options)}
</body>
</html>
`;
  return page.toString();
}

const FILING = {
  single: "Single",
  mfj: "Married, filing jointly",
  mfs: "Married, filing separately",
  hoh: "Head of household",
  qss: "Qualifying surviving spouse",
} as const;

const CONTENTS = [
  ["answer", "The answer"],
  ["calendar", "Calendar"],
  ["years", "Year by year"],
  ["ledger", "Credit and losses"],
  ["why", "Why this plan"],
  ["scenarios", "Prices"],
  ["risks", "Risks"],
  ["assumptions", "Assumptions"],
  ["forms", "Forms"],
] as const;

function header({ name, household, horizon, scenarios }: Plan, { madeOn }: ReportOptions): Html {
  const laws = [...new Set(scenarios.map(({ law }) => (typeof law === "string" ? law : law.name)))];
  return html`<header class="top">
    <p class="eyebrow">When to exercise, when to sell</p>
    <h1>${name}</h1>
    <p class="about">
      ${FILING[household.filingStatus]}${household.state === null ? ", federal tax only" : `, ${household.state}`}. From
      ${day(horizon.start)} to ${day(horizon.end)}. Law: ${laws.join(", ")}. Made on ${day(madeOn)}.
    </p>
    <nav aria-label="Contents">
      <ul>
        ${CONTENTS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>
    </nav>
  </header>`;
}

const footer = ({ file }: Plan, { seed, seconds }: Solution, { version, command }: ReportOptions): Html =>
  html`<footer>
    <p>
      <strong>This is not tax advice.</strong> Tax law is full of facts that a plan file does not hold. Check a plan
      with someone who knows your taxes before you act on it.
    </p>
    <p>
      Made by Crossover ${version} from ${file}, seed ${seed}, in ${seconds.toFixed(0)} seconds:
      <code>${command}</code>. Every amount is worked out line by line from the forms above.
    </p>
  </footer>`;
