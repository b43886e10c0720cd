/** Options and shares of a draft from what files hold; what they do not say is asked. */
import type { ImportedExercise, ImportedGrant } from "../../model/import/holdings.ts";
import { whole } from "../render/words.ts";
import { count } from "./answers.ts";
import type { Draft } from "./draft.ts";
import { askExpiry, askType, askVesting, lastDayOf } from "./grant-questions.ts";
import { freeId, lotId, nextId } from "./ids.ts";
import type { Asker } from "./question.ts";

export async function addImported(
  ask: Asker,
  draft: Draft,
  grants: readonly ImportedGrant[],
  exercises: readonly ImportedExercise[],
  securityOf: (row: { security: string | null }) => string,
): Promise<void> {
  const { start, end } = draft.horizon;
  const unknown = [...grants, ...exercises].some(({ type }) => type === null)
    ? await askType(ask, "Where the file does not say, what kind of options are they")
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
