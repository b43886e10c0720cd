import type { Decision } from "../../model/decisions.ts";
import type { Evaluation } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import { brokenInWords } from "../../report/words/limits.ts";
import { valueInWords } from "../../report/words/objective.ts";
import { leftOutText } from "./left-out.ts";
import { notesText } from "./notes.ts";
import { scenarioBlocks } from "./scenarios.ts";
import type { Style } from "./style.ts";
import { uncertaintyText } from "./uncertainty.ts";
import { washSalesText } from "./wash-sales.ts";
import { wrap } from "./words.ts";

/** What given decisions come to, for a person. */
export function evaluationText(
  plan: Plan,
  decisions: readonly Decision[],
  evaluation: Evaluation,
  width: number,
  style: Style,
): string {
  const { scenarios, limits } = evaluation;
  const broken = limits.filter(({ slack }) => slack < 0);
  const verdict =
    broken.length === 0
      ? "No limit is broken."
      : [
          style.bold("Limits broken"),
          ...broken.map((limit) => `  ${wrap(brokenInWords(limit, plan), width - 2, 4)}`),
        ].join("\n");
  const blocks = [
    style.bold(plan.name),
    wrap(valueInWords(plan, evaluation), width),
    uncertaintyText(plan, evaluation, null, width, style),
    scenarioBlocks(scenarios, decisions, width, style),
    washSalesText(scenarios, width, style),
    verdict,
    notesText(plan, width, style),
    leftOutText(plan, width, style),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
