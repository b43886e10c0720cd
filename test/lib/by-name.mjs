/** Run by itself, with the package's own name: what the built library does, as one line of JSON. */
import { evaluate, headroom, InfeasibleError, PlanError, parsePlan, solve } from "crossover";
import { readPlan } from "crossover/node";

const [small, example] = process.argv.slice(2).map(readPlan);
const { ranked, bound } = await solve(small, { seconds: 1, programs: 0, top: 1 });
const best = ranked[0];
const { amtStarts } = headroom(example, { grant: "ISO-1", date: "2025-12-15" });
const problemsOf = (attempt) => {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return error.problems.map(({ key }) => key);
  }
};
const tooMany = { date: "2025-12-15", do: "exercise", grant: "ISO-1", shares: 45_001 };
console.log(
  JSON.stringify({
    value: best.value,
    evaluated: evaluate(small, best.decisions).value,
    isBounded: best.value <= bound,
    amtStarts: amtStarts.shares,
    wrongPlan: problemsOf(() => parsePlan("version: 2", "wrong.yaml")),
    wrongDecision: problemsOf(() => evaluate(example, [tooMany])),
    wrongGrant: problemsOf(() => headroom(example, { grant: "ISO-2", date: "2025-12-15" })),
    wrongDate: problemsOf(() => headroom(example, { grant: "ISO-1", date: "2029-01-01" })),
    isError: new InfeasibleError([], "") instanceof Error,
  }),
);
