import type { Report, Rule } from "../check.ts";
import { counted, grouped } from "../counted.ts";
import type { KeyPath } from "../document.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import { LAST_DAY_OF_OLD_STOCK } from "../small-business-stock.ts";
import type { Sound } from "../sound.ts";
import { vestingSchedule } from "../vesting.ts";
import { forEachRepeated, mustExist, securityNames } from "./references.ts";

type GrantParts = Sound<PlanFile["grants"][number]>;

/** Decisions name grants and lots by their ids, so each is one thing. */
export const holdingIds: Rule<PlanFile> = (plan, report) => {
  const grants = plan.grants ?? [];
  const ids = [...grants, ...(plan.lots ?? [])].map((held) => held?.id);
  forEachRepeated(ids, (id, i) => {
    const path: KeyPath = i < grants.length ? ["grants", i, "id"] : ["lots", i - grants.length, "id"];
    report(path, `the id ${id} is taken by another grant or lot.`, "Give each grant and lot an id of its own.");
  });
};

/** A grant may be one still to come, up to the horizon's end; one that has lapsed before the start is not held. */
export const grants: Rule<PlanFile> = (plan, report) => {
  plan.grants?.forEach((grant, i) => {
    if (grant === undefined) return;
    mustExist("security", grant.security, securityNames(plan), ["grants", i, "security"], report);
    const { granted, expires } = grant;
    const { start, end } = plan.horizon ?? {};
    if (granted !== undefined && end !== undefined && granted > end) {
      report(
        ["grants", i, "granted"],
        `${granted} is after the horizon's end, ${end}.`,
        "Leave the grant out, or give the day on which it was made.",
      );
    }
    if (granted !== undefined && expires !== undefined && expires <= granted) {
      const wrong =
        expires < granted ? `${expires} is before the grant date, ${granted}.` : `${expires} is the grant date.`;
      report(["grants", i, "expires"], wrong, "Give the day the options lapse, usually ten years after the grant.");
    } else if (expires !== undefined && start !== undefined && expires < start) {
      report(
        ["grants", i, "expires"],
        `${expires} is before the horizon's start, ${start}: the options have lapsed.`,
        "Leave the grant out, or give the day on which it lapses.",
      );
    }
    vesting(grant, i, report);
  });
};

function vesting({ vesting, granted, shares }: GrantParts, i: number, report: Report): void {
  if (vesting === undefined || granted === undefined) return;
  // A table says its own shares; the dates of a monthly schedule need the grant's.
  const isTable = Array.isArray(vesting);
  if (!isTable && shares === undefined) return;
  const schedule = vestingSchedule(vesting as PlanFile["grants"][number]["vesting"], granted, shares ?? 0);
  const first = schedule[0];
  if (first !== undefined && first.date < granted) {
    const path = isTable ? ["vesting", first.date] : ["vesting"];
    report(
      ["grants", i, ...path],
      `shares vest on ${first.date}, before the grant date, ${granted}.`,
      "Let what has accrued by then vest on the grant date: by a cliff, or with shares by date.",
    );
  }
  const total = schedule.reduce((sum, entry) => sum + entry.shares, 0);
  if (shares !== undefined && total !== shares) {
    report(
      ["grants", i, "vesting"],
      `the vesting sums to ${counted(total, "share")}, but the grant has ${grouped(shares)}.`,
      "Let the shares by date sum to the grant's shares.",
    );
  }
}

export const lots: Rule<PlanFile> = (plan, report) => {
  plan.lots?.forEach((lot, i) => {
    if (lot === undefined) return;
    mustExist("security", lot.security, securityNames(plan), ["lots", i, "security"], report);
    const start = plan.horizon?.start;
    const key = lot.kind === "iso" ? "exercised" : "acquired";
    const since = lot.kind === "iso" ? lot.exercised : lot.kind === "purchased" ? lot.acquired : undefined;
    if (lot.section1202 === true && since !== undefined && since <= LAST_DAY_OF_OLD_STOCK) {
      report(
        ["lots", i, "section1202"],
        `${since} is not after ${LAST_DAY_OF_OLD_STOCK}: of such stock only a part of the gain is excluded, with an AMT preference, and that is not known here.`,
        "Leave section1202 out, to have all of its gain taxed.",
      );
    }
    if (since !== undefined && start !== undefined && since > start) {
      report(
        ["lots", i, key],
        `${since} is after the horizon's start, ${start}.`,
        "Lots are what is held at the start: give the day it was acquired, or start later.",
      );
    }
    if (lot.kind === "iso" && lot.granted !== undefined && lot.exercised !== undefined && lot.exercised < lot.granted) {
      report(
        ["lots", i, "exercised"],
        `${lot.exercised} is before the grant date, ${lot.granted}.`,
        "Give the day of exercise, on or after the grant.",
      );
    }
  });
};
