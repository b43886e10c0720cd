/** What must hold between the keys of generated scenarios. */
import type { Rule } from "../model/check.ts";
import type { Document, KeyPath } from "../model/document.ts";
import { suggest } from "../model/schema/say.ts";
import { isMapping } from "../model/schema/values.ts";
import type { GeneratedScenarios } from "./schema.ts";

/** Securities are the plan's; stages of a tree come in order. */
export const modelRules =
  ({ securities, horizon }: Document["data"]): Rule<GeneratedScenarios> =>
  (parts, report) => {
    const model = parts?.model;
    const names = isMapping(securities) ? Object.keys(securities) : null;
    const mustBeKnown = (name: string, path: KeyPath) => {
      if (names === null || names.includes(name)) return;
      report(path, `there is no security ${JSON.stringify(name)}.`, suggest(name, names));
    };
    for (const name of Object.keys(model?.securities ?? {})) mustBeKnown(name, ["model", "securities", name]);
    model?.correlation?.forEach((each, i) => {
      each?.slice(0, 2).forEach((name, k) => {
        if (typeof name !== "string" || model.securities === undefined) return;
        if (model.securities[name]?.gbm !== undefined) return;
        report(
          ["model", "correlation", i, k],
          `${name} has no model with a volatility here.`,
          "Give two securities with gbm; those of one returns file move together anyway.",
        );
      });
    });
    if (model?.keep !== undefined && model.tree !== undefined) {
      report(["model", "keep"], "a tree has as many scenarios as its branches make.", "Give keep or tree, not both.");
    }
    const { start, end } = isMapping(horizon) ? horizon : {};
    let before = typeof start === "string" ? start : "";
    model?.tree?.forEach((stage, i, all) => {
      const isLast = i === all.length - 1;
      const path = ["model", "tree", i, "date"];
      if (stage === undefined) return;
      if (isLast !== (stage.date === undefined)) {
        report(path, isLast ? "the last stage ends with the horizon." : "this key is missing.", TREE_REMEDY);
      } else if (stage.date !== undefined) {
        if (stage.date <= before || (typeof end === "string" && stage.date >= end)) {
          report(path, `${stage.date} is not after ${before} and before the horizon's end.`, TREE_REMEDY);
        }
        before = stage.date;
      }
    });
  };

const TREE_REMEDY = "Give the stages in order, each but the last with the day on which it ends, within the horizon.";
