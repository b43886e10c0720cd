/** Options and shares of a draft, asked one grant and one exercise after the other. */
import type { IsoDate } from "../../model/dates.ts";
import { count, day, perShare, YES_OR_NO, yes } from "./answers.ts";
import type { Draft } from "./draft.ts";
import { askExpiry, askType, askVesting } from "./grant-questions.ts";
import { lotId, nextId } from "./ids.ts";
import type { Asker } from "./question.ts";

const EARLIEST = "1980-01-01" as IsoDate;
const MOST_SHARES = 1e9;

export async function addGrants(ask: Asker, draft: Draft, security: string): Promise<void> {
  const { start, end } = draft.horizon;
  let more = await ask({
    text: "Do you have options to exercise",
    option: "has-options",
    byDefault: "yes",
    choices: YES_OR_NO,
    read: yes,
  });
  while (more) {
    const type = await askType(ask, "What kind of options are they");
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

export async function addLots(ask: Asker, draft: Draft, security: string): Promise<void> {
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
