/**
 * What a first plan needs, asked in plain words: the household, the money, the stock, then options and shares unless a file has them.
 */
import { addDays, addMonths, type IsoDate, yearEnd, yearOf } from "../../model/dates.ts";
import type { ImportedExercise, ImportedGrant, ImportedHoldings } from "../../model/import/holdings.ts";
import { firstYearOf, HIGHEST_LOCAL_RATE, knownStates, localRateProblem } from "../../tax/states/index.ts";
import { whole } from "../render/words.ts";
import { among, count, day, money, name, perShare, YES_OR_NO, yes } from "./answers.ts";
import type { Draft, DraftSecurity, DraftVesting } from "./draft.ts";
import type { Asker } from "./question.ts";

type OptionType = "iso" | "nso";

/** Options live ten years at most, as IRC 422(b)(3) has it for ISOs. */
const LONGEST_TERM = 10;
const EARLIEST = "1980-01-01" as IsoDate;
/** Months for which what is granted may have accrued before. */
const LONGEST_ACCRUAL = 120;
const LATEST = "2200-12-31" as IsoDate;
/** Years of a plan, unless said otherwise: long enough for an AMT credit to come back. */
const USUAL_YEARS = 4;
const MOST_SHARES = 1e9;
const FIRST_YEAR = 2018;
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
  const known = `${state === null ? FIRST_YEAR : Math.max(FIRST_YEAR, firstYearOf(state))}-01-01` as IsoDate;
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

const TYPES = [
  { value: "iso", label: "ISOs (incentive stock options)" },
  { value: "nso", label: "NSOs (nonqualified)" },
] as const;
const typeRead = among(["iso", "nso"]);

async function addGrants(ask: Asker, draft: Draft, security: string): Promise<void> {
  const { start, end } = draft.horizon;
  let more = await ask({
    text: "Do you have options to exercise",
    option: "has-options",
    byDefault: "yes",
    choices: YES_OR_NO,
    read: yes,
  });
  while (more) {
    const type = await ask({
      text: "What kind of options are they",
      option: "type",
      byDefault: "iso",
      choices: TYPES,
      read: typeRead,
    });
    const shares = await ask({
      text: "How many of this grant are left to exercise",
      option: "options",
      read: count(1, MOST_SHARES),
    });
    const strike = await ask({
      text: "What does exercising one cost",
      option: "strike",
      hint: "Dollars: the strike price",
      read: perShare(0),
    });
    const granted = await ask({
      text: "On which day were they granted",
      option: "granted",
      read: day(EARLIEST, end, "they are granted within the plan at the latest"),
    });
    const vesting = await askVesting(ask, "How do they vest", granted, null);
    const expires = await askExpiry(ask, "When do they expire", granted, start);
    draft.grants.push({
      id: nextId(draft, type),
      type,
      security,
      granted,
      strike,
      shares,
      vesting,
      expires,
      assumed: null,
    });
    more = await ask({ text: "Is there another grant", byDefault: "no", choices: YES_OR_NO, read: yes });
  }
}

const nextId = (draft: Draft, type: OptionType): string =>
  freeId(draft, `${type.toUpperCase()}-${draft.grants.filter((grant) => grant.type === type).length + 1}`);

/** Ten years after the grant. */
const lastDayOf = (granted: IsoDate): IsoDate => addDays(addMonths(granted, 12 * LONGEST_TERM), -1);

function askExpiry(ask: Asker, text: string, granted: IsoDate, start: IsoDate): Promise<IsoDate> {
  const earliest = granted < start ? start : addDays(granted, 1);
  const usual = lastDayOf(granted);
  return ask({
    text,
    option: "expires",
    hint: "The last day on which they can be exercised",
    ...(usual >= earliest ? { byDefault: usual } : {}),
    read: day(earliest, LATEST, "before it there is nothing left to exercise"),
  });
}

async function askVesting(ask: Asker, text: string, granted: IsoDate, start: IsoDate | null): Promise<DraftVesting> {
  const kind = await ask({
    text,
    option: "vesting",
    byDefault: start === null ? "all" : "monthly",
    choices: [
      { value: "all", label: "All have vested" },
      { value: "monthly", label: "Month by month, perhaps after a cliff" },
    ],
    read: among(["all", "monthly"]),
  });
  if (kind === "all") return "all";
  const from = await ask({
    text: "From which day does vesting count",
    option: "vesting-start",
    byDefault: start ?? granted,
    read: day(addMonths(granted, -LONGEST_ACCRUAL), LATEST, "within ten years of the grant"),
  });
  const least = leastCliff(from, granted);
  const months = await ask({
    text: "Over how many months",
    option: "vesting-months",
    byDefault: "48",
    read: count(Math.max(1, least), 600),
  });
  const cliffMonths = await ask({
    text: "After how many months does the first part vest",
    option: "cliff-months",
    hint: least === 0 ? "The cliff; 0 for none" : "The cliff; nothing vests before the grant",
    byDefault: String(Math.min(Math.max(12, least), months)),
    read: count(least, months),
  });
  return { start: from, months, cliffMonths };
}

/** What accrues before the grant vests on the cliff, so that nothing vests before it. */
function leastCliff(from: IsoDate, granted: IsoDate): number {
  if (addMonths(from, 1) >= granted) return 0;
  let months = 2;
  while (addMonths(from, months) < granted) months++;
  return months;
}

async function addLots(ask: Asker, draft: Draft, security: string): Promise<void> {
  const { start } = draft.horizon;
  let shares = await ask({
    text: "How many shares do you hold from ISOs that you exercised",
    option: "shares-held",
    hint: "Of one exercise; 0 for none",
    byDefault: "0",
    read: count(0, MOST_SHARES),
  });
  while (shares > 0) {
    const granted = await ask({
      text: "When were they granted",
      option: "shares-granted",
      hint: "Form 3921 box 1",
      read: day(EARLIEST, start, "before they were exercised"),
    });
    const exercised = await ask({
      text: "When were they exercised",
      option: "shares-exercised",
      hint: "Form 3921 box 2",
      read: day(granted, start, "after the grant and before the plan"),
    });
    const strike = await ask({
      text: "What did one cost",
      option: "shares-strike",
      hint: "Dollars; Form 3921 box 3",
      read: perShare(0),
    });
    const fmvAtExercise = await ask({
      text: "What was a share worth on that day",
      option: "shares-value",
      hint: "Dollars; Form 3921 box 4",
      read: perShare(0),
    });
    draft.lots.push({
      id: lotId(draft, security, exercised),
      type: "iso",
      security,
      granted,
      exercised,
      strike,
      fmvAtExercise,
      shares,
    });
    shares = await ask({
      text: "How many of another exercise",
      hint: "0 for none",
      byDefault: "0",
      read: count(0, MOST_SHARES),
    });
  }
}

const lotId = (draft: Draft, security: string, exercised: IsoDate): string => freeId(draft, `${security}-${exercised}`);

/** Of its own among grants and lots; an `@` marks the lots of exercises to come. */
function freeId({ grants, lots }: Draft, wanted: string): string {
  const base = wanted.replaceAll("@", "-");
  const taken = new Set([...grants, ...lots].map(({ id }) => id));
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}

async function addImported(
  ask: Asker,
  draft: Draft,
  grants: readonly ImportedGrant[],
  exercises: readonly ImportedExercise[],
  securityOf: (row: { security: string | null }) => string,
): Promise<void> {
  const { start, end } = draft.horizon;
  const unknown = [...grants, ...exercises].some(({ type }) => type === null)
    ? await ask({
        text: "Where the file does not say, what kind of options are they",
        option: "type",
        byDefault: "iso",
        choices: TYPES,
        read: typeRead,
      })
    : "iso";
  for (const grant of grants) {
    const { granted, strike, shares } = grant;
    const type = grant.type ?? unknown;
    const id = grant.id === null ? nextId(draft, type) : freeId(draft, grant.id);
    const usual = lastDayOf(granted);
    const isAssumed = grant.expires === null && usual >= start;
    const expires =
      grant.expires ?? (isAssumed ? usual : await askExpiry(ask, `When does ${id} expire`, granted, start));
    // Lapsed, or still to come when the plan is over.
    if (expires < start || granted > end) continue;
    const vesting =
      grant.vesting ??
      (await askVesting(ask, `How do the ${whole(shares)} options of ${id} vest`, granted, grant.vestingStart));
    draft.grants.push({
      id,
      type,
      security: securityOf(grant),
      granted,
      strike,
      shares,
      vesting,
      expires,
      assumed: isAssumed ? "ten years" : null,
    });
  }
  for (const exercise of exercises) {
    const { granted, exercised, strike, fmvAtExercise } = exercise;
    const held = await ask({
      text: `Of the ${whole(exercise.shares)} shares exercised on ${exercised}, how many do you still hold`,
      byDefault: String(exercise.shares),
      read: count(0, exercise.shares),
    });
    if (held === 0) continue;
    const [security, type] = [securityOf(exercise), exercise.type ?? unknown];
    draft.lots.push({
      id: lotId(draft, security, exercised),
      type,
      security,
      granted,
      exercised,
      strike,
      fmvAtExercise,
      shares: held,
    });
  }
}
