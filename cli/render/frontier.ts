/**
 * A frontier for a person: what its ends come to, every plan on it, and how sure it is.
 */
import type { Plan } from "../../model/plan.ts";
import { aloneInWords, frontierPicture, onAverage } from "../../report/frontier.ts";
import { inShort } from "../../report/words/decisions.ts";
import { safetyBy } from "../../report/words/risk.ts";
import type { Frontier, FrontierPoint } from "../../solver/uncertainty/frontier.ts";
import { leftOutText } from "./left-out.ts";
import { notesText } from "./notes.ts";
import { stairs } from "./plot.ts";
import { stepTable } from "./step-table.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { change, counted, dollars, whole, wholeDollars, wrap } from "./words.ts";

export function frontierText(plan: Plan, frontier: Frontier, width: number, style: Style): string {
  const { points } = frontier;
  const blocks = [
    style.bold(plan.name),
    ...(points.length === 0
      ? ["No plan that meets the limits was found before the search was stopped; that does not prove there is none."]
      : points.length === 1
        ? onePlan(plan, frontier, points[0]!, width, style)
        : [
            wrap(ends(plan, frontier), width),
            plansTable(plan, frontier, width, style),
            picture(frontier, width, style),
          ]),
    certainty(frontier, width),
    notesText(plan, width, style),
    leftOutText(plan, width, style),
    points.length === 0 ? "" : footer(plan),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** What a plan's objective comes to, as in "the plan leaves $315,364". */
const comesTo = {
  afterTaxWealth: (value: number) => `leaves ${wholeDollars(value)}`,
  totalTax: (value: number) => `costs ${wholeDollars(value)} of tax`,
  creditRecouped: (value: number) => `gets back ${wholeDollars(value)} of credit`,
} as const;

function onePlan(plan: Plan, frontier: Frontier, point: FrontierPoint, width: number, style: Style): string[] {
  const { of, told } = safetyBy(frontier.risk);
  const said = `${aloneInWords(frontier)} It ${comesTo[plan.objective.kind](point.value)} on average, and ${told(of(point))}.`;
  const steps =
    point.decisions.length === 0
      ? "It does nothing."
      : `${style.bold("What to do")}\n${stepTable(plan, point.decisions, width, style)}`;
  return [wrap(said, width), steps];
}

function ends({ objective }: Plan, { risk, points }: Frontier): string {
  const { of, told } = safetyBy(risk);
  const [safest, best] = [points[0]!, points.at(-1)!];
  const less = wholeDollars(Math.abs(best.value - safest.value));
  return `The plan that is best on average ${comesTo[objective.kind](best.value)}, and ${told(of(best))}. The safest ${told(of(safest))}, for ${less} ${objective.kind === "totalTax" ? "more" : "less"} on average. ${counted(points.length, "plan")} from the one to the other, none of which another beats in both:`;
}

function plansTable(plan: Plan, { risk, points }: Frontier, width: number, style: Style): string {
  const { label, of, inWords, unit } = safetyBy(risk);
  const reveal = plan.recourse?.reveals[0]?.date;
  const right = (title: string) => ({ title, align: "right" }) as const;
  const columns = [
    right("Plan"),
    right(fixed(onAverage[plan.objective.kind], 2)),
    right(fixed(label, 3)),
    right("Price"),
    right(fixed("Not proven", 1)),
    { title: reveal === undefined ? "What it does" : `Before ${reveal}`, align: "left" } as const,
  ];
  const cells = points.map((point, i) => [
    String(i + 1),
    whole(point.value),
    inWords(of(point)).replace("$", ""),
    point.price === null ? "" : risk.kind === "shortfall" ? whole(point.price) : point.price.toFixed(2),
    point.proven ? "proven" : change(point.gap),
  ]);
  const used = columns.slice(0, -1).reduce((sum, { title }, i) => {
    const words = title.split(" ").map((word) => word.length);
    return sum + 2 + Math.max(...words, ...cells.map((row) => row[i]!.length));
  }, 2);
  const rows = points.map(({ firstStage }, i) => [...cells[i]!, shortened(inShort(firstStage), width - used)]);
  const said = `Price: what ${unit} costs on average, on the way from a plan to the one above it. Not proven: by how much a plan as safe could do better at most.`;
  return `${table(columns, rows, width, style).replaceAll(NO_BREAK, " ")}\n${wrap(said, width)}`;
}

const NO_BREAK = "\u00a0";

/** A column's title is broken at its spaces: here only before its last words. */
const fixed = (title: string, words: number): string => {
  const all = title.split(" ");
  return [all.slice(0, -words).join(NO_BREAK), all.slice(-words).join(NO_BREAK)]
    .filter((part) => part !== "")
    .join(" ");
};

const shortened = (text: string, room: number): string => (text.length > room ? `${text.slice(0, room - 1)}…` : text);

function picture(frontier: Frontier, width: number, style: Style): string {
  const { plans, safety, value } = frontierPicture(frontier);
  const points = plans.map((each, i) => ({
    x: each.safety,
    y: each.value * (value.isLessBetter ? -1 : 1),
    mark: plans.length > 9 ? "o" : String(i + 1),
  }));
  const format = { x: safety.format, y: (amount: number) => wholeDollars(Math.abs(amount)) };
  return `${style.bold(`${value.label}, ${safetyBy(frontier.risk).by}`)}\n${stairs(points, format, width)}`;
}

function certainty({ risk, leastRisk, wealthToday, points, ended, solves }: Frontier, width: number): string {
  const { where } = safetyBy(risk);
  const [safest] = points;
  const least =
    safest === undefined || leastRisk === null || risk.kind === "shortfall"
      ? ""
      : safest.risk - leastRisk <= 1
        ? `Proven: no plan leaves more than ${dollars(wealthToday - leastRisk)} ${where}.`
        : `No plan leaves more than ${wholeDollars(wealthToday - leastRisk)} ${where}: that much is proven.`;
  const end = {
    settled: "",
    time:
      solves === 1
        ? "The search ended with its time (--time gives it more)."
        : `The ${solves} searches ended with their time (--time gives them more).`,
    stopped: "The search was stopped early.",
  }[ended];
  const said = [least, end].filter((part) => part !== "").join(" ");
  return said === "" ? "" : wrap(said, width);
}

const footer = ({ file }: Plan): string =>
  `Plan 1 in full: crossover frontier ${file} --json > frontier.json\n                crossover evaluate ${file} frontier.json --plan 1\nNot tax advice: check a plan with someone who knows your taxes before you act on it.`;
