/** What is asked of a grant, whether all of it is asked or a file has the rest. */
import { addDays, addMonths, type IsoDate } from "../../model/dates.ts";
import { among, count, day } from "./answers.ts";
import type { DraftVesting } from "./draft.ts";
import type { Asker } from "./question.ts";

/** Options live ten years at most, as IRC 422(b)(3) has it for ISOs. */
const LONGEST_TERM = 10;
/** Months for which what is granted may have accrued before. */
const LONGEST_ACCRUAL = 120;
const LATEST = "2200-12-31" as IsoDate;

const TYPES = [
  { value: "iso", label: "ISOs (incentive stock options)" },
  { value: "nso", label: "NSOs (nonqualified)" },
] as const;
const typeRead = among(["iso", "nso"]);

export const askType = (ask: Asker, text: string): Promise<"iso" | "nso"> =>
  ask({ text, option: "type", byDefault: "iso", choices: TYPES, read: typeRead });

/** Ten years after the grant. */
export const lastDayOf = (granted: IsoDate): IsoDate => addDays(addMonths(granted, 12 * LONGEST_TERM), -1);

export function askExpiry(ask: Asker, text: string, granted: IsoDate, start: IsoDate): Promise<IsoDate> {
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

export async function askVesting(
  ask: Asker,
  text: string,
  granted: IsoDate,
  start: IsoDate | null,
): Promise<DraftVesting> {
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
