/** What is drawn with charts. */
import { type Canvas, frontierChart } from "../../report/charts/index.ts";
import { frontierPicture, onAverage } from "../../report/frontier.ts";
import { figure } from "../../report/page/figure.ts";
import type { Html } from "../../report/page/html.ts";
import { safetyBy } from "../../report/words/risk.ts";
import type { Frontier } from "../../solver/uncertainty/frontier.ts";

export { answerSections } from "../../report/page/sections.ts";

export const frontierFigure = (frontier: Frontier, canvas: Canvas): Html =>
  figure(
    `${onAverage[frontier.objective]}, ${safetyBy(frontier.risk).by}`,
    frontierChart(frontierPicture(frontier), canvas),
  );
