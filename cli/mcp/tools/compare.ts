import { z } from "zod";
import { decide } from "../../../model/decided.ts";
import type { Decision } from "../../../model/decisions.ts";
import { type Evaluation, evaluate } from "../../../model/evaluate.ts";
import type { Plan } from "../../../model/plan.ts";
import { inShort } from "../../../report/words/decisions.ts";
import { evaluationDocument } from "../../render/documents.ts";
import { table } from "../../render/table.ts";
import { change, listed, whole } from "../../render/words.ts";
import { decidedBy, decisionsShape, planFrom, planShape, secondsShape } from "../given.ts";
import { answer, plainStyle, WIDTH } from "../result.ts";
import { type Call, searchAssumptions, solved } from "../solving.ts";

const shape = {
  ...planShape,
  alternatives: z
    .array(
      z.object({
        name: z.string().min(1).describe("What it is called in the answer."),
        decisions: decisionsShape
          .optional()
          .describe("Its steps; [] does nothing; the best that can be found if left out."),
        ...planShape,
      }),
    )
    .min(2)
    .max(12)
    .describe("What is compared. Each may have a plan of its own, as for another state or other prices."),
  seconds: secondsShape,
};

type Given = z.output<z.ZodObject<typeof shape>>;

export const compare = {
  name: "compare",
  title: "Compare plans",
  description:
    "Several lists of decisions, or several plans, side by side, exact to the cent: what each leaves, its AMT, the credit back, and the limits that it breaks.",
  inputSchema: shape,
  run: async (given: Given, call: Call) => {
    const common = given.plan === undefined && given.file === undefined ? null : planFrom(given);
    const searched = given.alternatives.filter(({ decisions }) => decisions === undefined).length;
    const results: { name: string; plan: Plan; decisions: readonly Decision[]; evaluation: Evaluation }[] = [];
    for (const { name, decisions: steps, ...own } of given.alternatives) {
      const plan = own.plan === undefined && own.file === undefined && common !== null ? common : planFrom(own);
      const best = steps === undefined ? await solved(plan, { ...each(given, searched), top: 1 }, call) : null;
      const { compiled, decisions, shares } =
        steps === undefined ? decide(plan, best?.ranked[0]?.decisions ?? []) : decidedBy(plan, steps);
      results.push({ name, plan, decisions, evaluation: evaluate(compiled, shares) });
    }
    const [first] = results;
    const rows = results.map(({ name, decisions, evaluation: { value, scenarios, limits } }) => {
      const mean = (key: "amt" | "minimumTaxCreditUsed") =>
        scenarios.reduce(
          (sum, { probability, years, liquidation }) =>
            sum + probability * [...years, ...liquidation].reduce((total, year) => total + year[key], 0),
          0,
        );
      const breaks = limits.filter(({ slack }) => slack < -0.005).map((limit) => limit.name);
      return {
        name,
        value,
        difference: Math.round((value - first!.evaluation.value) * 100) / 100,
        amt: Math.round(mean("amt") * 100) / 100,
        creditUsed: Math.round(mean("minimumTaxCreditUsed") * 100) / 100,
        breaks,
        does: inShort(decisions),
      };
    });
    const text = table(
      [
        { title: "Alternative", align: "left" },
        { title: VALUES[first!.plan.objective.kind], align: "right" },
        { title: "Difference", align: "right" },
        { title: "AMT", align: "right" },
        { title: "Credit used", align: "right" },
        { title: "Breaks", align: "left" },
        { title: "What it does", align: "left" },
      ],
      rows.map(({ name, value, difference, amt, creditUsed, breaks, does }) => [
        name,
        whole(value),
        change(difference),
        whole(amt),
        whole(creditUsed),
        listed(breaks),
        does,
      ]),
      WIDTH,
      plainStyle,
    );
    const document = {
      alternatives: rows.map((row, i) => ({ ...row, ...evaluationDocument(results[i]!.plan, results[i]!.evaluation) })),
    };
    return answer([...new Set(results.map(({ plan }) => plan))], assumedFor(given, searched), text, document);
  },
};

const VALUES: Readonly<Record<Plan["objective"]["kind"], string>> = {
  afterTaxWealth: "Left after tax",
  totalTax: "Tax in all",
  creditRecouped: "Credit back",
};

/** Searches share the time. */
const each = ({ seconds }: Given, searched: number) => (seconds === undefined ? {} : { seconds: seconds / searched });

function assumedFor(given: Given, searched: number) {
  if (searched === 0) return [];
  const names = given.alternatives.filter(({ decisions }) => decisions === undefined).map(({ name }) => name);
  return [
    { key: "alternatives.decisions", means: `For ${listed(names)}, the best plan that was found is taken.` },
    ...searchAssumptions(given),
  ];
}
