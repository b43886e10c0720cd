/**
 * From the grants of a plan file to those of a plan: vesting by date, what leaving takes away, and ISOs beyond the $100,000 limit as
 * NSOs of their own; and in words what of this a reader of the file would not expect.
 */
import { grouped } from "./counted.ts";
import { countedByIsoLimit, ISO_LIMIT } from "./iso-limit.ts";
import { keptOnLeaving, lastDayAsIso, lastDayToExercise } from "./leaving.ts";
import type { Grant, VestingSchedule } from "./plan.ts";
import type { PlanFile } from "./schema/plan-file.ts";
import { vestingSchedule } from "./vesting.ts";

type GivenGrant = PlanFile["grants"][number];

/** @param taken ids of lots */
export function grantsOf(given: readonly GivenGrant[], taken: readonly string[]) {
  const ids = new Set([...taken, ...given.map(({ id }) => id)]);
  const counted = countedByIsoLimit(
    given.map((grant) => ({
      ...grant,
      vesting: vestingSchedule(grant.vesting, grant.granted, grant.shares),
      fmvAtGrant: grant.fmvAtGrant ?? grant.strike,
      isoLimit: grant.isoLimit ?? (tellsWhen(grant) ? true : null),
    })),
  );
  const grants: Grant[] = [];
  const notes: string[] = [];
  given.forEach((grant, i) => {
    const { within, beyond, years } = counted[i]!;
    const [isos, nsos] = [within, beyond].map((vesting) => keptOnLeaving(vesting, grant.leaves)) as [
      VestingSchedule,
      VestingSchedule,
    ];
    if (mayExceedLimit(grant)) notes.push(unknownLimitNote(grant));
    if (isos.length > 0) grants.push(partOf(grant, "iso", grant.id, isos));
    if (nsos.length > 0) {
      const id = isos.length > 0 ? freeId(`${grant.id}/NSO`, ids) : grant.id;
      grants.push(partOf(grant, "nso", id, nsos));
      if (grant.type === "iso") notes.push(limitNote(grant, id, total(isos), total(nsos), years));
    }
    if (grant.leaves !== undefined) notes.push(leavingNote(grant, total(isos) + total(nsos), isos.length > 0));
  });
  return { grants, notes };
}

/** `vesting: all` says that all has vested, not in which years: the limit by year cannot be applied to it. */
const tellsWhen = ({ vesting, fmvAtGrant }: GivenGrant): boolean => vesting !== "all" || fmvAtGrant !== undefined;

const mayExceedLimit = (grant: GivenGrant): boolean =>
  grant.type === "iso" && grant.isoLimit === undefined && !tellsWhen(grant) && grant.strike * grant.shares > ISO_LIMIT;

function unknownLimitNote({ id, strike, shares }: GivenGrant): string {
  const worth = `$${grouped(Math.round(strike * shares))}`;
  return `${id}: all options are taken as ISOs. At their strike they were worth ${worth} at grant; if more than $100,000 of them first became exercisable in one year, the rest are NSOs (IRC 422(d)). Give the dates in \`vesting\` to have that applied, or \`isoLimit: false\` if you have split the grant yourself.`;
}

function partOf(given: GivenGrant, type: Grant["type"], id: string, vesting: VestingSchedule): Grant {
  const { security, granted, strike, earlyExercise, leaves, section1202 } = given;
  const expires = lastDayOf(given);
  const lastAsIso = type === "iso" && leaves !== undefined ? lastDayAsIso(leaves) : null;
  return {
    id,
    givenAs: given.id,
    type,
    security,
    granted,
    strike,
    shares: total(vesting),
    vesting,
    expires,
    isoUntil: lastAsIso !== null && lastAsIso < expires ? lastAsIso : null,
    earlyExercise,
    section1202,
  };
}

function lastDayOf({ expires, leaves, exerciseWithin }: GivenGrant) {
  if (leaves === undefined) return expires;
  const last = lastDayToExercise(leaves, exerciseWithin);
  return last < expires ? last : expires;
}

/** `ISO-1/NSO`; where a file has such an id already, `ISO-1/NSO-2`. */
function freeId(wanted: string, ids: Set<string>): string {
  let id = wanted;
  for (let k = 2; ids.has(id); k++) id = `${wanted}-${k}`;
  ids.add(id);
  return id;
}

const total = (vesting: VestingSchedule): number => vesting.reduce((sum, { shares }) => sum + shares, 0);

function limitNote(grant: GivenGrant, id: string, isos: number, nsos: number, years: readonly number[]): string {
  const which =
    isos > 0
      ? `${grouped(nsos)} of ${grouped(isos + nsos)} options are NSOs, and stand as ${id}`
      : `all options, ${grouped(nsos)}, are NSOs`;
  const why = `of those first exercisable in ${years.join(", ")} they are beyond the $100,000 of stock at grant that can be ISOs (IRC 422(d))`;
  return `${grant.id}: ${which}: ${why}. If you have split the grant yourself, say \`isoLimit: false\`.`;
}

function leavingNote(grant: GivenGrant, kept: number, hasIsos: boolean): string {
  const lost = grant.shares - kept;
  const vested = lost > 0 ? `${grouped(lost)} of ${grouped(grant.shares)} options do not vest; ` : "";
  const expires = lastDayOf(grant);
  const asIso = lastDayAsIso(grant.leaves!);
  const after = hasIsos && asIso < expires ? ` Exercised after ${asIso} they are NSOs (IRC 422(a)(2)).` : "";
  return `${grant.id}: you leave on ${grant.leaves}: ${vested}the last day to exercise is ${expires}.${after}`;
}
