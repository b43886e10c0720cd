/**
 * What a kink is called, in words: "the 28 % rate begins", "AMT starts".
 *
 * A rule may bring a phrase of its own (`kink`, in the form's file); else its own sum says it.
 */
import { describe } from "./describe.ts";
import type { Expression, Rate } from "./expression.ts";
import type { Bend, BendingRule } from "./network.ts";
import { isNegative, opposite } from "./rates.ts";

/**
 * @param isRising whether the amount that decides passes zero upwards
 * @returns a clause without the form and the line
 */
export function bendInWords({ line, rule, rate }: Bend, isRising: boolean): string {
  if ("kink" in rule && rule.kink !== undefined) return isRising ? rule.kink.rising : rule.kink.falling;
  const form = line?.form ?? "";
  return ownWords(rule, rate, isRising, (of) => describe(of, { form }));
}

function ownWords(rule: BendingRule, rate: number, isRising: boolean, told: (of: Expression) => string): string {
  switch (rule.op) {
    case "schedule": {
      const from = rate === 0 ? 0 : rule.tops[rate - 1]!;
      return `the ${percent(rule.rates[rate]!)} rate ${isRising ? "begins" : "ends"}, at ${told(from)}`;
    }
    case "min":
      return passes(told(rule.left), told(rule.right), isRising);
    case "max":
      return passes(told(rule.right), told(rule.left), isRising);
    case "hinge":
      return crosses(rule.of, isRising, told);
    case "when":
      return crosses(rule.positive, isRising, told);
    case "steps":
      return `${told(rule.of)} comes to ${isRising ? "one more step" : "one step less"} of ${told(rule.size)}`;
  }
}

const passes = (left: string, right: string, isRising: boolean): string =>
  isRising ? `${left} passes ${right}` : `${left} falls below ${right}`;

/** An amount and zero; of a difference, what is taken from and what is taken away. */
function crosses(of: Expression, isRising: boolean, told: (of: Expression) => string): string {
  if (typeof of === "object" && of.op === "sum") {
    const [added, taken] = [
      of.terms.filter(({ rate }) => !isNegative(rate)),
      of.terms.filter(({ rate }) => isNegative(rate)),
    ];
    if (taken.length > 0) {
      const sumOf = (terms: typeof added, sign: 1 | -1): Expression => ({
        op: "sum",
        terms: terms.map((term) => ({ of: term.of, rate: sign === 1 ? term.rate : opposite(term.rate) })),
      });
      const left = added.length === 0 ? told(0) : told(sumOf(added, 1));
      return passes(left, told(sumOf(taken, -1)), isRising);
    }
  }
  return isRising ? `${told(of)} rises above 0` : `${told(of)} falls to 0`;
}

const percent = (rate: Rate): string =>
  `${Number(((typeof rate === "number" ? rate : rate[0] / rate[1]) * 100).toFixed(6))} %`;
