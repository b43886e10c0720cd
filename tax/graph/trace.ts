/**
 * The trace: every line's value in decimal arithmetic, exact. What `explain`, reports and the final check of a plan read.
 */
import { Decimal } from "decimal.js";
import type { Line } from "./expression.ts";
import type { Network, Node } from "./network.ts";

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
      return new Exact(inputs[node.slot]!).div(100);
    case "sum":
      return node.terms.reduce(
        (total, { node: of, numerator, denominator }) => total.add(values[of]!.mul(numerator).div(denominator)),
        new Exact(node.constant.numerator).div(node.constant.denominator),
      );
    case "hinge":
      return Exact.max(0, values[node.of]!);
    case "select":
      return values[node.positive]!.gt(0) ? values[node.then]! : values[node.otherwise]!;
    case "cents":
      return toCents(values[node.of]!);
    case "steps":
      return Exact.max(0, values[node.of]!.div(node.size).ceil());
  }
}
