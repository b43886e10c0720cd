/**
 * Decisions of the user's own beside the best plan, for a person.
 */
import type { Plan } from "../../model/plan.ts";
import { whatOf } from "../../report/words/decisions.ts";
import { brokenInWords } from "../../report/words/limits.ts";
import type { Solution } from "../../solver/solution.ts";
import type { Compared } from "../../solver/why/compared.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { dollars, whole, wrap } from "./words.ts";

const MOST_STEPS = 20;

/** @param file that the decisions are from, as the user gave it */
export function comparedText(
  plan: Plan,
  { objective }: Solution,
  file: string,
  { value, gain, mostGain, limits, breaks, differences }: Compared,
  width: number,
  style: Style,
): string {
  const saves = objective === "totalTax" ? "saves" : "gains";
  const come = `They come to ${dollars(value)}.`;
  const beside =
    gain >= 0
      ? `This plan ${saves} ${dollars(gain)} over them; no plan within the limits ${saves} more than ${dollars(Math.max(0, mostGain))}.`
      : `That is ${dollars(-gain)} better than this plan: ${breaks.length > 0 ? "they break limits that it keeps" : "they use dates that the plan file does not give, or more search (--time) would find them"}.`;
  const broken = limits.filter(({ name }) => breaks.includes(name)).map((limit) => brokenInWords(limit, plan));
  const rows = differences.slice(0, MOST_STEPS).map(({ own, best }) => {
    const step = (own ?? best)!;
    const only = step.scenario === null ? "" : ` (if ${step.scenario})`;
    return [step.date, step.do, `${whatOf(step)}${only}`, whole(own?.shares ?? 0), whole(best?.shares ?? 0)];
  });
  const more = differences.length - rows.length;
  const list =
    rows.length === 0
      ? "  They are the same decisions."
      : table(
          [
            { title: "Date", align: "left" },
            { title: "Do", align: "left" },
            { title: "Of", align: "left" },
            { title: "Yours", align: "right" },
            { title: "Here", align: "right" },
          ],
          rows,
          width,
          style,
        );
  return [
    style.bold(`Beside ${file}`),
    `  ${wrap(`${come} ${beside}`, width - 2, 2)}`,
    ...broken.map((line) => `  Broken by them: ${wrap(line, width - 18, 4)}`),
    list,
    ...(more > 0 ? [`  … and ${more} more differences; --json has all`] : []),
  ].join("\n");
}
