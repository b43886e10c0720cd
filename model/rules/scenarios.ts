import type { Rule } from "../check.ts";
import type { PlanFile } from "../schema/plan-file.ts";
import { forEachRepeated, mustBeInHorizon, mustExist, securityNames } from "./references.ts";

/** Names are unique; probabilities are given by all scenarios, with the sum of 1 (to 1e-9), or by none. */
export const probabilities: Rule<PlanFile> = ({ scenarios }, report) => {
  if (!scenarios || scenarios.length === 0) return;
  forEachRepeated(
    scenarios.map((scenario) => scenario?.name),
    (name, i) =>
      report(["scenarios", i, "name"], `another scenario is named ${name}.`, "Give each scenario a name of its own."),
  );
  // A key that did not parse is there and undefined: then the sum is unknown.
  if (
    scenarios.some(
      (scenario) => scenario === undefined || ("probability" in scenario && scenario.probability === undefined),
    )
  )
    return;
  const given = scenarios.map((scenario) => scenario?.probability);
  if (given.every((probability) => probability === undefined)) return;
  given.forEach((probability, i) => {
    if (probability === undefined)
      report(
        ["scenarios", i, "probability"],
        "this key is missing, but other scenarios have it.",
        "Give each scenario a probability, or none for equal ones.",
      );
  });
  if (given.includes(undefined)) return;
  const sum = given.reduce<number>((total, probability) => total + (probability ?? 0), 0);
  if (Math.abs(sum - 1) > 1e-9) {
    report(
      ["scenarios"],
      `the probabilities sum to ${Number(sum.toPrecision(12))}, not to 1.`,
      "Change them so that they sum to 1, or leave them all out for equal ones.",
    );
  }
};

/** A scenario changes securities of the plan, but adds none: nothing could hold it. */
export const scenarioParts: Rule<PlanFile> = (plan, report) => {
  plan.scenarios?.forEach((scenario, i) => {
    for (const security of Object.keys(scenario?.securities ?? {})) {
      mustExist("security", security, securityNames(plan), ["scenarios", i, "securities", security], report);
    }
  });
};

export const recourse: Rule<PlanFile> = (plan, report) => {
  if (!plan.recourse) return;
  const names = plan.scenarios?.map((scenario) => scenario?.name);
  plan.recourse.reveal?.forEach((stage, i, all) => {
    // A single day stands without a list.
    const path = ["recourse", "reveal", ...(all.length > 1 ? [i] : [])];
    mustBeInHorizon(plan, stage?.date, path, report);
    const before = all[i - 1];
    if (before?.date !== undefined && stage?.date !== undefined && stage.date <= before.date) {
      report(path, `${stage.date} is not after ${before.date}.`, "Give the days in order, each once.");
    }
    if (stage?.groups === undefined || names?.every((name) => name !== undefined) !== true) return;
    const groups = stage.groups.map((group) => group ?? []);
    const listed = groups.flat();
    for (const name of listed) mustExist("scenario", name, names as string[], [...path, "groups"], report);
    const wrong = names.find((name) => listed.filter((other) => other === name).length !== 1);
    if (wrong !== undefined) {
      const found = listed.includes(wrong) ? "more than one group" : "no group";
      report([...path, "groups"], `${wrong} is in ${found}.`, "Name every scenario in one group.");
    }
    const joined = groups.find((group) => {
      const earlier = before?.groups?.find((other) => other?.includes(group[0]));
      return earlier !== undefined && !group.every((name) => earlier.includes(name));
    });
    if (joined !== undefined) {
      report(
        [...path, "groups"],
        `${joined.join(" and ")} were told apart before.`,
        "Groups only ever part: take scenarios together that were in one group on the day before.",
      );
    }
  });
  if (plan.scenarios?.length === 0) {
    report(["recourse"], "there are no scenarios to be revealed.", "Give scenarios, or leave recourse out.");
  }
};
