/**
 * What `headroom` answers, for a person: the numbers first, then every date, then the tax by shares with its kinks.
 */
import { yearOf } from "../../model/dates.ts";
import type { Plan } from "../../model/plan.ts";
import type { CurvePoint } from "../../solver/headroom/curve-point.ts";
import type { Crossover, Headroom } from "../../solver/headroom/headroom.ts";
import type { HeadroomAnswer } from "./documents.ts";
import { leftOutText } from "./left-out.ts";
import { notesText } from "./notes.ts";
import { plot } from "./plot.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { cell, counted, dollars, listed, percent, whole, wholeDollars, wrap } from "./words.ts";

/** Letters of the plot. */
const OF_YEAR = "o";
const OF_ALL = "*";

export function headroomText(answer: HeadroomAnswer, width: number, style: Style): string {
  const { plan, exercises } = answer;
  const [first] = exercises;
  const blocks = [
    style.bold(plan.name),
    whichScenario(answer, width),
    ...(first === undefined
      ? [wrap(whyNone(plan), width)]
      : [
          answers(first, answer, width, style),
          exercises.length > 1 ? everyDate(answer, width, style) : "",
          curve(first, width, style),
        ]),
    notesText(plan, width, style),
    leftOutText(plan, width, style),
    first === undefined ? "" : footer(answer, first, width),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function whichScenario({ plan, scenario }: HeadroomAnswer, width: number): string {
  if (plan.scenarios.length === 1) return "";
  const { name, probability } = plan.scenarios[scenario]!;
  const others = plan.scenarios.filter((_, i) => i !== scenario).map((each) => each.name);
  return wrap(`If ${name} (${percent(probability)}); for others: --scenario ${others.join(" | ")}`, width, 2);
}

function whyNone({ grants }: Plan): string {
  return grants.some(({ type }) => type === "iso")
    ? "No ISOs can be exercised then: none have vested, all are exercised already, they have lapsed, or the plan has no date to do so. --date asks about any day."
    : "There are no ISOs in this plan, so no exercise brings AMT.";
}

/** Each answer with the number of shares in front. */
function answers(of: Headroom, { plan }: HeadroomAnswer, width: number, style: Style): string {
  const { grant, date, room, bargainElement, amtStarts, stateAmtStarts, leastTax, comesBack, lapses } = of;
  const head = `On ${date}, of ${grant}: ${counted(room, "option")} to exercise, the strike is ${dollars(bargainElement)} below the value of a share.`;
  const rows: [shares: string, text: string][] = [
    [whole(amtStarts.shares), crossoverInWords(amtStarts, of, "AMT")],
    ...(stateAmtStarts === null
      ? []
      : [
          [whole(stateAmtStarts.shares), crossoverInWords(stateAmtStarts, of, `AMT of ${plan.household.state}`)] as [
            string,
            string,
          ],
        ]),
    [whole(leastTax.shares), leastInWords(of)],
    [whole(comesBack.shares), backInWords(of)],
  ];
  const numbers = Math.max(...rows.map(([shares]) => shares.length));
  const lines = rows.map(
    ([shares, text]) => `  ${style.bold(shares.padStart(numbers))}  ${wrap(text, width - numbers - 4, numbers + 4)}`,
  );
  const lapse =
    lapses === null
      ? []
      : [
          wrap(
            `Options of ${grant} that are not exercised lapse after ${lapses}. That costs no tax, and all that they are worth: here the least tax is not the best plan.`,
            width,
          ),
        ];
  return [style.bold(wrap(head, width)), "", ...lines, ...(lapse.length > 0 ? ["", ...lapse] : [])].join("\n");
}

function crossoverInWords({ outcome, amt, oneMore }: Crossover, { year }: Headroom, name: string): string {
  switch (outcome) {
    case "always":
      return `${name} of ${dollars(amt)} is due for ${year} without any exercise${oneMore === null || oneMore === amt ? "" : `; one share makes it ${dollars(oneMore)}`}`;
    case "never":
      return `all of them: no number brings ${name} for ${year}`;
    case "starts":
      return `before ${name} starts for ${year}; with one more it is ${dollars(oneMore!)}`;
  }
}

function leastInWords({ leastTax: { shares, saves, totalTax }, room }: Headroom): string {
  if (shares === 0)
    return `for the least tax of all years, ${wholeDollars(totalTax)}: no number of shares makes it less`;
  const which = shares === room ? "all of them, " : "";
  return `${which}for the least tax of all years, ${wholeDollars(totalTax)}: ${wholeDollars(saves)} less than with none`;
}

function backInWords({ comesBack: { by, isAll, oneMore }, amtStarts, curve }: Headroom): string {
  const causesAmt = curve.some(({ amt }) => amt > amtStarts.amt);
  if (isAll) {
    return causesAmt
      ? `all of them: the AMT that they cause has come back as credit by the end of ${by}`
      : "all of them: they cause no AMT that would have to come back";
  }
  return causesAmt
    ? `while all AMT that they cause comes back as credit by the end of ${by}; with one more ${dollars(oneMore!)} of it does not`
    : `while no credit of other AMT is held up beyond the end of ${by}; with one more ${dollars(oneMore!)} of it is`;
}

function everyDate({ exercises, plan }: HeadroomAnswer, width: number, style: Style): string {
  const hasState = exercises.some(({ stateAmtStarts }) => stateAmtStarts !== null);
  const grants = new Set(exercises.map(({ grant }) => grant));
  const start = (of: Crossover | null) => {
    if (of === null) return "";
    return of.outcome === "never" ? "no AMT" : of.outcome === "always" ? "due anyway" : whole(of.shares);
  };
  const right = (title: string) => ({ title, align: "right" }) as const;
  const columns = [
    { title: "Date", align: "left" } as const,
    ...(grants.size > 1 ? [{ title: "Grant", align: "left" } as const] : []),
    right("To exercise"),
    right("Before AMT"),
    ...(hasState ? [right(`Before ${plan.household.state} AMT`)] : []),
    right("Least tax"),
    right("AMT back"),
    right("by end"),
  ];
  const rows = exercises.map((of) => [
    of.date,
    ...(grants.size > 1 ? [of.grant] : []),
    whole(of.room),
    start(of.amtStarts),
    ...(hasState ? [start(of.stateAmtStarts)] : []),
    whole(of.leastTax.shares),
    whole(of.comesBack.shares),
    String(of.comesBack.by),
  ]);
  return `${style.bold("On every date, in shares, each alone")}\n${table(columns, rows, width, style)}`;
}

function curve({ curve: points, year, date, grant, bargainElement }: Headroom, width: number, style: Style): string {
  const none = points[0]!;
  const drawn = plot(
    [
      { mark: OF_ALL, points: points.map(({ shares, totalTax }) => ({ x: shares, y: totalTax - none.totalTax })) },
      { mark: OF_YEAR, points: points.map(({ shares, yearTax }) => ({ x: shares, y: yearTax - none.yearTax })) },
    ],
    Math.min(width, 90),
  );
  const title = style.bold(`Tax by shares of ${grant} exercised on ${date}, in dollars against none`);
  const key = `${" ".repeat(12)}${OF_ALL} tax of all years   ${OF_YEAR} tax of ${year}`;
  return `${title}\n${drawn}\n${key}\n\n${kinkTable(points, year, bargainElement, width, style)}`;
}

function kinkTable(
  points: readonly CurvePoint[],
  year: number,
  bargainElement: number,
  width: number,
  style: Style,
): string {
  const right = (title: string) => ({ title, align: "right" }) as const;
  const columns = [
    right("Shares"),
    right(`AMT ${year}`),
    right(`Tax ${year}`),
    right("All years"),
    right(`Rate ${year}`),
    right(`Next share ${year}`),
    right("Next share all"),
    { title: "What changes here", align: "left" } as const,
  ];
  const numbers = points.map(({ shares, amt, yearTax, totalTax, perShare }) => [
    whole(shares),
    cell(amt),
    cell(yearTax),
    cell(totalTax),
    perShare === null || bargainElement === 0 ? "" : rateOf(perShare.yearTax / bargainElement),
    perShare === null ? "" : perShareInWords(perShare.yearTax),
    perShare === null ? "" : perShareInWords(perShare.totalTax),
  ]);
  const taken = numbers[0]!.reduce((sum, _, i) => sum + 2 + Math.max(7, ...numbers.map((row) => row[i]!.length)), 2);
  const room = Math.max(30, width - taken);
  const rows = points.flatMap((point, i) => {
    const text = point.shares === 0 && point.kinks.length === 0 ? [] : whatChanges(point);
    const [head = "", ...more] = text.flatMap((each) => wrap(each, room, 2).split("\n"));
    return [[...numbers[i]!, head], ...more.map((line) => [...numbers[i]!.map(() => ""), line])];
  });
  return table(columns, rows, width, style);
}

function whatChanges({ kinks, jump, vestsLater, perShare }: CurvePoint): string[] {
  if (perShare === null) return ["all that can be exercised"];
  const places = new Map<string, string[]>();
  for (const { year, what, form, line, title } of kinks) {
    const key = `${year}: ${what}`;
    places.set(key, [...(places.get(key) ?? []), `${form} ${/^\d/.test(line) ? `line ${line}` : `“${title}”`}`]);
  }
  return [
    ...[...places].map(([what, where]) => `${what} (${listed(where)})`),
    ...(Math.abs(jump) >= 0.005 ? [`the tax of all years jumps by ${dollars(Math.round(jump * 100) / 100)}`] : []),
    ...(vestsLater ? ["shares that vest later come next"] : []),
  ];
}

/** Of a dollar of the bargain element. */
const rateOf = (part: number): string => (part === 0 ? "-" : `${Number((part * 100).toFixed(1))} %`);

/** Dollars a share, to the cent. */
const perShareInWords = (perShare: number): string => {
  const cents = Math.round(perShare * 100) / 100;
  return cents === 0 ? "-" : `${cents > 0 ? "+" : "-"}${Math.abs(cents).toFixed(2)}`;
};

function footer({ plan, within, decided, exercises }: HeadroomAnswer, first: Headroom, width: number): string {
  const end = yearOf(plan.horizon.end);
  const { liquidateOver, creditValue } = plan.terminal;
  const last = end + liquidateOver;
  const soldWhen = liquidateOver === 1 ? `in ${last}` : `from ${end + 1} to ${last}`;
  const what =
    decided === 0
      ? "Nothing else is exercised or sold"
      : `Besides, the ${counted(decided, "decision")} of the file are carried out`;
  const sentences = [
    `Shares are exercised and kept. ${what} before the end of the plan; what is left then is sold ${soldWhen}.`,
    `“All years” is the tax of ${yearOf(plan.horizon.start)} to ${last}, ${plan.household.state === null ? "federal" : "federal and state"}, less ${percent(creditValue)} of AMT credit still unused at the end. The rate is what a dollar of the bargain element adds.`,
    within > last - first.year
      ? `The plan ends with ${last}, so AMT is asked back by then, not within ${counted(within, "year")}.`
      : "",
    exercises.length > 1
      ? `One date in full: --date ${exercises[1]!.date}${new Set(exercises.map(({ grant }) => grant)).size > 1 ? ` --grant ${exercises[1]!.grant}` : ""}`
      : "",
    "Not tax advice.",
  ];
  return sentences
    .filter((sentence) => sentence !== "")
    .map((sentence) => wrap(sentence, width))
    .join("\n");
}
