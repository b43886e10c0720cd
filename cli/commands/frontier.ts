/**
 * `frontier`: the plans between the best on average and the safest, of which none is better than another in both.
 */
import type { Argv } from "yargs";
import type { Plan } from "../../model/plan.ts";
import { type RiskMeasure, usualLevel } from "../../model/risk.ts";
import { frontierPicture } from "../../report/frontier.ts";
import { readPlan } from "../../scenarios/read-plan.ts";
import { frontierDefaults, frontierOf } from "../../solver/uncertainty/frontier.ts";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import { jsonOption, numberOption, planFile, searchOptions, textOption } from "../options.ts";
import { frontierDocument } from "../render/documents.ts";
import { frontierText } from "../render/frontier.ts";
import { json } from "../render/json.ts";
import { styleFor } from "../render/style.ts";
import { pictureFile } from "../report/picture-file.ts";
import { searching } from "../search.ts";
import type { Terminal } from "../terminal.ts";

const RISKS = ["cvar", "worst-case", "shortfall"] as const;

export const options = (yargs: Argv) =>
  searchOptions(
    yargs
      .positional("file", planFile)
      .option("risk", {
        choices: RISKS,
        default: "cvar" as const,
        requiresArg: true,
        describe:
          "How risk is measured: by the mean loss in the worst cases, the loss in the worst case, or the probability of falling below an amount",
      })
      .option("level", {
        requiresArg: true,
        describe: "Of --risk cvar: 0.95 for the worst 5 % of cases [default: that of the plan's limits.cvar, or 0.95]",
        coerce: numberOption({ name: "--level", what: "a level", least: 0.001, most: 0.999, example: 0.95 }),
      })
      .option("below", {
        requiresArg: true,
        describe: "Of --risk shortfall: the amount in dollars [default: that of the plan's limits.shortfall]",
        coerce: numberOption({ name: "--below", what: "an amount", least: 0, most: 1e9, example: 300_000 }),
      })
      .option("points", {
        default: frontierDefaults.points,
        requiresArg: true,
        describe: "Plans on the frontier at most",
        coerce: numberOption({
          name: "--points",
          what: "a whole number of plans",
          least: 2,
          most: 100,
          whole: true,
          example: 8,
        }),
      }),
  )
    // For all of its searches together.
    .default("time", frontierDefaults.seconds)
    .option("out", { ...textOption, describe: "A picture of it, as frontier.svg" })
    .option("json", jsonOption)
    .example("$0 frontier plan.yaml", "what less risk costs on average, plan by plan")
    .example("$0 frontier plan.yaml --risk worst-case --out frontier.svg", "by the worst case, and as a picture")
    .example("$0 frontier plan.yaml --risk shortfall --below 300000", "by the chance of having less than $300,000")
    .example("$0 frontier plan.yaml --json > frontier.json", "each plan a list of decisions for evaluate --plan");

export async function run(given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  const plan = readPlan(given.file);
  const risk = riskOf(plan, given);
  const draw = given.out === undefined ? null : pictureFile(given.out, "--out");
  const { points } = given;
  const frontier = await searching(plan, given, terminal, (solve, settings, about) =>
    frontierOf(plan, solve, {
      ...settings,
      risk,
      points,
      onPoint: (found) => about(`plan ${Math.min(found + 1, points)} of ${points}: `),
    }),
  );
  if (frontier === null) return exitCode.cannotBeMet;
  await terminal.print(
    given.json
      ? json(frontierDocument(plan, frontier))
      : frontierText(plan, frontier, terminal.width, styleFor(terminal)),
  );
  if (draw !== null && frontier.points.length > 0) {
    const { frontierChart } = await import("../../report/charts/index.ts");
    await draw((canvas) => frontierChart(frontierPicture(frontier), canvas));
    terminal.tell(`The picture is in ${given.out}.\n`);
  }
  return frontier.points.length > 0 ? exitCode.done : exitCode.cannotBeMet;
}

function riskOf({ limits }: Plan, { risk, level, below }: OptionsOf<typeof options>): RiskMeasure {
  if (level !== undefined && risk !== "cvar") {
    throw new OptionError(`--level ${level}: only --risk cvar has a level.\nLeave it out, or leave --risk out.`);
  }
  if (below !== undefined && risk !== "shortfall") {
    throw new OptionError(
      `--below ${below}: only --risk shortfall is about an amount.\nGive --risk shortfall with it.`,
    );
  }
  switch (risk) {
    case "cvar":
      return { kind: "cvar", level: level ?? usualLevel(limits) };
    case "worst-case":
      return { kind: "worstCase" };
    case "shortfall": {
      const amount = below ?? limits.shortfall?.below;
      if (amount !== undefined) return { kind: "shortfall", below: amount };
      throw new OptionError("--risk shortfall needs an amount.\nGive for example --below 300000.");
    }
  }
}
