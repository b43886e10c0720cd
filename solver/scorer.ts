/**
 * How good a candidate is: what the objective counts, less a heavy price for each dollar by which a limit is broken.
 *
 * The price is piecewise linear as the rest is, so a search may walk through broken limits and comes to rest on their edges.
 */
import type { CompiledPlan } from "../model/compiled-plan.ts";
import { conditionalValueAtRisk, expected } from "../model/evaluate.ts";
import { type LinearLimit, slackOf } from "../model/linear-limits.ts";
import { kernelReader, outputOf, type YearOutput, yearOutputs } from "../model/readers.ts";
import { scenarioRun } from "../model/run-scenario.ts";

/** Dollars of value that a dollar of a broken limit costs: more than any use of a dollar can bring. */
const PRICE_OF_BREAKING = 1000;

/** Breaks ties of `creditRecouped`, which otherwise does not care what is left. */
const WEALTH_IN_CREDIT = 1e-4;

export interface Score {
  /** To be made as large as possible; dollars. */
  score: number;
  /** What the objective counts, in dollars. */
  value: number;
  /** Dollars by which limits are broken; 0: the candidate meets them all. */
  broken: number;
}

export interface Scorer {
  score: (shares: Float64Array) => Score;
  /** Names of the limits that the last candidate scored breaks. */
  brokenLimits: () => Set<string>;
  /** Slack of every limit for the last candidate scored, in dollars: linear limits first, then each scenario's. */
  slacks: () => Float64Array;
  /** What a year's return (by the index of the year) of the last candidate scored shows, expected over the scenarios, in dollars. */
  amount: (year: number, name: YearOutput) => number;
  evaluated: () => number;
}

/**
 * @param only the names of the limits to mind; all, unless told. Wash sales always count.
 */
export function scorerOf(compiled: CompiledPlan, only: ReadonlySet<string> | null = null): Scorer {
  const { plan, scenarios } = compiled;
  const runs = scenarios.map((of) => scenarioRun(compiled, of, kernelReader(of.kinds)));
  const minds = (name: string) => only === null || name === "wash sales" || only.has(name);
  const chosen = compiled.limits.filter((limit) => limit.isChosen && minds(limit.name));
  const weights = chosen.map((limit) => dollarsPerUnit(compiled, limit));
  const minded = runs.map((run) => run.slackNames.map(minds));
  const cvar = minds("limits.cvar") ? plan.limits.cvar : null;
  const credit = minds("limits.creditRecouped") ? plan.limits.creditRecouped : null;
  const slacks = new Float64Array(chosen.length + runs.reduce((sum, run) => sum + run.slacks.length, 0) + 2);
  const names = [
    ...chosen.map(({ name }) => name),
    ...runs.flatMap((run) => run.slackNames),
    "limits.cvar",
    "limits.creditRecouped",
  ];
  const values = new Array<number>(runs.length).fill(0);
  const wealths = new Array<number>(runs.length).fill(0);
  const recouped = new Array<number>(runs.length).fill(0);
  const sign = plan.objective.kind === "totalTax" ? -1 : 1;
  let evaluated = 0;

  return {
    score: (shares) => {
      evaluated++;
      let at = 0;
      let broken = 0;
      const see = (slack: number) => {
        slacks[at++] = slack;
        if (slack < 0) broken -= slack;
      };
      for (let i = 0; i < chosen.length; i++) see(slackOf(chosen[i]!, shares) * weights[i]!);
      for (let r = 0; r < runs.length; r++) {
        const run = runs[r]!;
        run.run(shares);
        for (let k = 0; k < run.slacks.length; k++) see(minded[r]![k] ? run.slacks[k]! / 100 : 0);
        values[r] = run.value();
        wealths[r] = plan.objective.kind === "afterTaxWealth" ? values[r]! : run.wealth();
        if (credit !== null) recouped[r] = run.creditRecouped(credit.by);
      }
      see(cvar === null ? 0 : cvar.loss - conditionalValueAtRisk(compiled, wealths, cvar.level) / 100);
      see(credit === null ? 0 : expected(compiled, recouped) / 100 - credit.atLeast);
      const value = expected(compiled, values) / 100;
      const tie = plan.objective.kind === "creditRecouped" ? (WEALTH_IN_CREDIT * expected(compiled, wealths)) / 100 : 0;
      return { score: sign * value + tie - PRICE_OF_BREAKING * broken, value, broken };
    },
    brokenLimits: () => new Set(names.filter((_, i) => slacks[i]! < 0)),
    slacks: () => slacks,
    amount: (year, name) => {
      const at = year * yearOutputs.length + outputOf[name];
      return (
        expected(
          compiled,
          runs.map((run) => run.outputs[at]!),
        ) / 100
      );
    },
    evaluated: () => evaluated,
  };
}

/** What a unit of a linear limit weighs in dollars: limits on shares are weighed by what a share costs or brings. */
function dollarsPerUnit({ plan }: CompiledPlan, { name }: LinearLimit): number {
  if (name === "limits.exerciseCash") return 1e-4;
  const prices = plan.scenarios.flatMap(({ securities }) =>
    securities.flatMap((s) => s.prices.map(({ price }) => price)),
  );
  return Math.max(1, ...prices, ...plan.grants.map(({ strike }) => strike));
}
