/**
 * What a first plan needs, asked in plain words: the household, the money, the stock, then options and shares unless a file has them.
 */
import { type IsoDate, yearEnd, yearOf } from "../../model/dates.ts";
import type { ImportedExercise, ImportedHoldings } from "../../model/import/holdings.ts";
import { firstYearOf, HIGHEST_LOCAL_RATE, knownStates, localRateProblem } from "../../tax/states/index.ts";
import { FIRST_FEDERAL_YEAR } from "../../tax/years/federal.ts";
import { among, count, day, money, name, perShare } from "./answers.ts";
import { addGrants, addLots } from "./asked-holdings.ts";
import type { Draft, DraftSecurity } from "./draft.ts";
import { addImported } from "./imported-holdings.ts";
import type { Asker } from "./question.ts";

/** Years of a plan, unless said otherwise: long enough for an AMT credit to come back. */
const USUAL_YEARS = 4;
const LAST_START = "2150-12-31" as IsoDate;

/**
 * @param imported what files hold; empty: all is asked
 * @param today    the first day, unless another is given
 */
export async function interview(ask: Asker, imported: readonly ImportedHoldings[], today: IsoDate): Promise<Draft> {
  const household = await askHousehold(ask);
  const grants = imported.flatMap((file) => file.grants);
  const exercises = imported.flatMap((file) => file.exercises);
  const horizon = await askHorizon(ask, household.state, exercises, today);
  const wages = await ask({
    text: "Your household's wages a year, before tax",
    option: "wages",
    hint: "Dollars, without what the options add",
    read: money,
  });
  const cash = {
    start: await ask({
      text: "Cash you have for exercising and for taxes",
      option: "cash",
      hint: "Dollars",
      read: money,
    }),
    savings: await ask({
      text: "What you put aside a year",
      option: "savings",
      hint: "Dollars",
      byDefault: "0",
      read: money,
    }),
    floor: 0,
  };
  cash.floor = await ask({
    text: "How much of the cash must never be touched",
    option: "floor",
    hint: "Dollars",
    byDefault: "0",
    read: (answer) => {
      const read = money(answer);
      return "value" in read && read.value > cash.start ? { wrong: "That is more than you have." } : read;
    },
  });
  const nameOf = await askNames(ask, [...grants, ...exercises]);
  const securities: DraftSecurity[] = [];
  for (const security of nameOf.all) securities.push(await askSecurity(ask, security, horizon));
  const draft: Draft = { household, horizon, wages, cash, securities, grants: [], lots: [], exerciseCash: null };
  if (imported.length > 0) {
    await addImported(ask, draft, grants, exercises, nameOf.of);
  } else {
    await addGrants(ask, draft, nameOf.all[0]!);
    await addLots(ask, draft, nameOf.all[0]!);
  }
  draft.exerciseCash = await ask<number | null>({
    text: "The most to spend on exercising, in all",
    option: "exercise-cash",
    hint: "Dollars that you can bear to lose if the stock comes to nothing, or `no limit`",
    byDefault: "no limit",
    read: (answer) => (/^(none|no|no limit)$/i.test(answer) ? { value: null } : money(answer)),
  });
  return draft;
}

async function askHousehold(ask: Asker): Promise<Draft["household"]> {
  const filingStatus = await ask({
    text: "How do you file your tax return",
    option: "filing-status",
    byDefault: "single",
    choices: [
      { value: "single", label: "Single" },
      { value: "mfj", label: "Married, jointly" },
      { value: "mfs", label: "Married, separately" },
      { value: "hoh", label: "Head of household" },
      { value: "qss", label: "Qualifying surviving spouse" },
    ],
    read: among(["single", "mfj", "mfs", "hoh", "qss"]),
  });
  const state = await ask<string | null>({
    text: "In which state do you live",
    option: "state",
    hint: "Two letters, or `none` to leave state tax out",
    byDefault: "none",
    read: (answer) => (answer.toLowerCase() === "none" ? { value: null } : among(knownStates)(answer)),
  });
  const localRate =
    localRateProblem(state, undefined) !== null
      ? await ask({
          text: "The rate of your county's income tax",
          option: "local-rate",
          hint: "In percent, such as 2.02",
          read: (answer) => {
            const rate = Math.round(Number(answer.replace(/\s*%$/, "")) * 1e6) / 1e8;
            return answer !== "" && rate >= 0 && rate <= HIGHEST_LOCAL_RATE
              ? { value: rate }
              : { wrong: `Give a number from 0 to ${HIGHEST_LOCAL_RATE * 100}, such as 2.02.` };
          },
        })
      : null;
  return { filingStatus, state, localRate };
}

/** Lots are what is held at the start, so that is on the last exercise's day or later. */
async function askHorizon(
  ask: Asker,
  state: string | null,
  exercises: readonly ImportedExercise[],
  today: IsoDate,
): Promise<Draft["horizon"]> {
  const known =
    `${state === null ? FIRST_FEDERAL_YEAR : Math.max(FIRST_FEDERAL_YEAR, firstYearOf(state))}-01-01` as IsoDate;
  const earliest = [known, ...exercises.map(({ exercised }) => exercised)].sort().at(-1)!;
  const why = earliest === known ? "the law is known from then on" : "the last exercise in the file is of that day";
  const start = await ask({
    text: "From which day on can you act",
    option: "start",
    ...(today >= earliest ? { byDefault: today } : {}),
    read: day(earliest, LAST_START, why),
  });
  const first = yearOf(start);
  const last = await ask({
    text: "Until the end of which year do you want to plan",
    option: "until",
    byDefault: String(first + USUAL_YEARS),
    read: count(first, first + 39),
  });
  return { start, end: yearEnd(last) };
}

/** What the securities of the rows are called; the one that no row names is asked for. */
async function askNames(ask: Asker, rows: readonly { security: string | null }[]) {
  const named = [...new Set(rows.flatMap(({ security }) => (security === null ? [] : [security])))];
  const isUnnamed = rows.length === 0 || rows.some(({ security }) => security === null);
  const other = isUnnamed
    ? await ask({ text: "What is the stock called", option: "stock", hint: "A ticker or a name", read: name })
    : null;
  const all = other === null || named.includes(other) ? named : [...named, other];
  return { all, of: (row: { security: string | null }): string => row.security ?? other! };
}

async function askSecurity(ask: Asker, security: string, { start, end }: Draft["horizon"]): Promise<DraftSecurity> {
  const today = await ask({
    text: `What is a share of ${security} worth now`,
    option: "price",
    hint: "Dollars: the last valuation (409A), or the market price",
    read: perShare(0.0001),
  });
  const sellableFrom = await ask<IsoDate | null>({
    text: `From when can shares of ${security} be sold`,
    option: "sellable-from",
    hint: "`now`, or the day on which you expect it",
    byDefault: "now",
    read: (answer) =>
      answer.toLowerCase() === "now"
        ? { value: null }
        : day(start, end, "within the plan, or it could never be sold")(answer),
  });
  if (start === end) return { name: security, today, atEnd: today, sellableFrom };
  const atEnd = await ask({
    text: `What do you expect a share of ${security} to be worth at the end of ${yearOf(end)}`,
    option: "price-at-end",
    hint: "Your guess; several futures can be written into the plan later",
    byDefault: String(today),
    read: perShare(0.0001),
  });
  return { name: security, today, atEnd, sellableFrom };
}
