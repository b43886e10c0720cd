/**
 * What a test holds: an amount that it asserts, and every line that this amount would change with.
 *
 * A line is held if the asserted amount has a slope in it, at the return that the test files: were the line off by a cent, the test
 * would fail. Slopes are followed back through the network: a sum passes them on by its rates, a hinge where it is open, an election
 * to the side that it takes.
 */
import { type Network, type Node, reads } from "../../tax/graph/network.ts";

/** By line: `Form 6251|2k`. */
export const held = { asserted: new Set<string>(), through: new Set<string>() };

export const nameOf = ({ form, number }: { form: string; number: string }): string => `${form}|${number}`;

/** @param inputs whole cents, by slot */
export function holder(network: Network, inputs: readonly number[]) {
  let values: number[] | null = null;
  return {
    /** An amount that a test reads, of a node, and the line that it stands on, if any. */
    holds: (node: number, line: { form: string; number: string } | null): void => {
      values ??= valuesOf(network, inputs);
      if (line !== null) held.asserted.add(nameOf(line));
      const slopes = slopesFrom(network, values, node);
      for (const each of network.lines) if (slopes[each.node] !== 0) held.through.add(nameOf(each.line));
    },
  };
}

/** Dollars, by node; near enough to see which hinges are open. */
function valuesOf({ nodes }: Network, inputs: readonly number[]): number[] {
  const values: number[] = [];
  for (const node of nodes) values.push(workedOut(node, values, inputs));
  return values;
}

function workedOut(node: Node, values: readonly number[], inputs: readonly number[]): number {
  switch (node.op) {
    case "input":
      return inputs[node.slot]! / 100;
    case "sum":
      return node.terms.reduce(
        (sum, term) => sum + (values[term.node]! * term.numerator) / term.denominator,
        node.constant.numerator / node.constant.denominator,
      );
    case "hinge":
      return Math.max(0, values[node.of]!);
    case "select":
      return values[node.positive]! > 0 ? values[node.then]! : values[node.otherwise]!;
    case "cents":
      return values[node.of]!;
    case "steps":
      return Math.max(0, Math.ceil(values[node.of]! / node.size - TINY));
  }
}

/** Less than any cent, more than the noise of doubles. */
const TINY = 1e-5;

/** The slope of an amount in each node before it. */
function slopesFrom({ nodes }: Network, values: readonly number[], from: number): Float64Array {
  const slopes = new Float64Array(nodes.length);
  slopes[from] = 1;
  for (let index = from; index >= 0; index--) {
    const slope = slopes[index]!;
    const node = nodes[index]!;
    if (slope === 0) continue;
    if (node.op === "sum") {
      for (const term of node.terms) slopes[term.node]! += (slope * term.numerator) / term.denominator;
    } else if (node.op === "select") {
      slopes[values[node.positive]! > 0 ? node.then : node.otherwise]! += slope;
    } else if (node.op === "cents") slopes[node.of]! += slope;
    else for (const of of reads(node)) if (node.op === "steps" || values[of]! > TINY) slopes[of]! += slope;
  }
  return slopes;
}
