/**
 * The trace: every line's value in decimal arithmetic, exact. What `explain`, reports and the final check of a plan read.
 */
import { Decimal } from "decimal.js";
import type { Line } from "./expression.ts";
import type { Network, Node, Term } from "./network.ts";

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_CEIL });

export interface TracedLine {
  line: Line;
  /** Dollars, exact. */
  value: Decimal;
}

export interface Trace {
  lines: readonly TracedLine[];
  /** Dollars, rounded to the cent, halves up. */
  outputs: ReadonlyMap<string, number>;
}

/** @param inputs whole cents, by slot */
export function trace(network: Network, inputs: ArrayLike<number>): Trace {
  const values: Decimal[] = [];
  for (const node of network.nodes) values.push(evaluate(node, values, inputs));
  return {
    lines: network.lines.map(({ line, node }) => ({ line, value: values[node]! })),
    outputs: new Map([...network.outputs].map(([name, node]) => [name, toCents(values[node]!).toNumber()])),
  };
}

const toCents = (value: Decimal): Decimal => value.toDecimalPlaces(2);

function evaluate(node: Node, values: readonly Decimal[], inputs: ArrayLike<number>): Decimal {
  switch (node.op) {
    case "input":
      return CENT.mul(inputs[node.slot]!);
    case "sum":
      return node.terms.reduce(
        (total, term) => (values[term.node]!.isZero() ? total : total.add(multiple(values[term.node]!, term))),
        node.constant.numerator === 0 ? ZERO : new Exact(node.constant.numerator).div(node.constant.denominator),
      );
    case "hinge":
      return values[node.of]!.gt(0) ? values[node.of]! : ZERO;
    case "select":
      return values[node.positive]!.gt(0) ? values[node.then]! : values[node.otherwise]!;
    case "cents":
      return toCents(values[node.of]!);
    case "steps":
      return values[node.of]!.gt(0) ? values[node.of]!.div(node.size).ceil() : ZERO;
  }
}

const ZERO = new Exact(0);
const CENT = new Exact("0.01");

const decimals = new WeakMap<Term, Decimal | null>();

/** Multiplies where the coefficient is a finite decimal, and else multiplies before it divides: exact wherever the result is. */
function multiple(value: Decimal, term: Term): Decimal {
  const { numerator, denominator } = term;
  if (denominator === 1 && Math.abs(numerator) === 1) return numerator === 1 ? value : value.neg();
  let decimal = decimals.get(term);
  if (decimal === undefined) {
    const quotient = new Exact(numerator).div(denominator);
    decimal = quotient.mul(denominator).eq(numerator) && quotient.decimalPlaces() < 30 ? quotient : null;
    decimals.set(term, decimal);
  }
  return decimal === null ? value.mul(numerator).div(denominator) : value.mul(decimal);
}
