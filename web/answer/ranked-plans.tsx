import { memo } from "react";
import { whole, wholeDollars } from "../../report/words/amounts.ts";
import { decisionsIn, yearsInShort } from "../../report/words/decisions.ts";
import type { RankedPlan, Solution } from "../../solver/solution.ts";
import { useDrawn } from "../app/part-by-part.ts";

/** The plans as cards to choose from, and side by side in a table. */
export const RankedPlans = memo(function RankedPlans({
  solution,
  rank,
  setRank,
}: {
  solution: Solution;
  rank: number;
  setRank: (rank: number) => void;
}) {
  const { ranked } = solution;
  const best = ranked[0]!;
  const drawn = useDrawn(null, Math.min(2, ranked.length));
  return (
    <section aria-labelledby="ranked-title">
      <h2 id="ranked-title">{ranked.length === 1 ? "One plan" : `${ranked.length} plans that are really different`}</h2>
      <fieldset className="cards" aria-label="Choose a plan">
        {ranked.map((plan) => (
          <button
            type="button"
            key={plan.rank}
            className="card"
            aria-pressed={plan.rank === rank}
            onClick={() => setRank(plan.rank)}
          >
            <span className="place">Plan {plan.rank}</span>
            <span className="amount">{wholeDollars(plan.value)}</span>
            <span className="less">
              {plan.rank === 1 ? (plan.proven ? "proven best" : "best found") : signed(plan.value - best.value)}
            </span>
            <span className="does">
              {firstOf(yearsInShort(plan.decisions)).map((year) => (
                <span key={year}>{year}</span>
              ))}
            </span>
          </button>
        ))}
      </fieldset>
      {drawn > 1 && <Comparison ranked={ranked} />}
    </section>
  );
});

/** Lines of a card. */
const MOST = 6;

const firstOf = (years: readonly string[]): readonly string[] =>
  years.length <= MOST ? years : [...years.slice(0, MOST - 1), `and ${years.length - MOST + 1} more`];

const signed = (amount: number) => `${amount < 0 ? "−" : "+"}${wholeDollars(Math.abs(amount))}`;

const sumOf = ({ scenarios }: RankedPlan, of: (year: RankedPlan["scenarios"][number]["years"][number]) => number) =>
  scenarios.reduce(
    (sum, { probability, years, liquidation }) =>
      sum + probability * [...years, ...liquidation].reduce((total, year) => total + of(year), 0),
    0,
  );

const shares = ({ decisions, scenarios }: RankedPlan, verb: "exercise" | "sell") => {
  const of = (scenario: string) =>
    decisionsIn(decisions, scenario).reduce((sum, step) => (step.do === verb ? sum + step.shares : sum), 0);
  return Math.round(scenarios.reduce((sum, { name, probability }) => sum + probability * of(name), 0));
};

const rows: readonly { label: string; of: (plan: RankedPlan) => number; unit: "dollars" | "shares" | "steps" }[] = [
  { label: "Value", of: ({ value }) => value, unit: "dollars" },
  { label: "Against doing nothing", of: ({ gains }) => gains.nothing, unit: "dollars" },
  { label: "Steps", of: ({ decisions }) => decisions.length, unit: "steps" },
  { label: "Exercised", of: (plan) => shares(plan, "exercise"), unit: "shares" },
  { label: "Sold", of: (plan) => shares(plan, "sell"), unit: "shares" },
  { label: "AMT in all years", of: (plan) => sumOf(plan, ({ amt }) => amt), unit: "dollars" },
  {
    label: "Of it back as credit",
    of: (plan) => sumOf(plan, ({ minimumTaxCreditUsed: used }) => used),
    unit: "dollars",
  },
  {
    label: "All tax",
    of: (plan) => sumOf(plan, ({ federalTax, stateTax, payrollTax }) => federalTax + stateTax + payrollTax),
    unit: "dollars",
  },
  {
    label: "Least cash at a year’s end",
    of: ({ scenarios }) => Math.min(...scenarios.flatMap(({ years }) => years.map(({ cash }) => cash))),
    unit: "dollars",
  },
];

function Comparison({ ranked }: { ranked: readonly RankedPlan[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label="The plans side by side">
      <table>
        <caption>Side by side{ranked[0]!.scenarios.length > 1 && ", on average over the scenarios"}</caption>
        <thead>
          <tr>
            <td />
            {ranked.map(({ rank }) => (
              <th scope="col" className="n" key={rank}>
                Plan {rank}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, of, unit }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {ranked.map((plan) => (
                <td className="n" key={plan.rank}>
                  {unit === "dollars" ? wholeDollars(of(plan)) : whole(of(plan))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
