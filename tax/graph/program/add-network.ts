/** Adds a network to a program: each node that is asked for is a sum of the program's variables. */

import { type Affine, constantOf } from "../affine.ts";
import type { Network } from "../network.ts";
import type { Program } from "./program.ts";
import { totalOf } from "./rounded.ts";

/**
 * @param name   what its lines are called by, such as the year
 * @param inputs dollars, by slot
 * @returns reads an output, in dollars, not rounded; what no output that was asked for needs is not in the program
 */
export function addNetwork(
  program: Program,
  name: string,
  network: Network,
  inputs: readonly (() => Affine)[],
): (output: string) => Affine {
  const lines = new Map<number, string>();
  for (const { line, node } of network.lines) {
    if (!lines.has(node)) lines.set(node, `${line.form}, line ${line.number}`);
  }
  const values: (Affine | undefined)[] = [];
  const sumOf = (index: number): Affine => {
    const value = values[index] ?? read(index);
    values[index] = value;
    return value;
  };
  const read = (index: number): Affine => {
    const node = network.nodes[index]!;
    const label = () => `${name} ${lines.get(index) ?? `(${index})`}`;
    switch (node.op) {
      case "input":
        return inputs[node.slot]!();
      case "sum": {
        const shift = constantOf(node.constant.numerator / node.constant.denominator);
        return totalOf(
          shift,
          node.terms.map(({ node: of, numerator, denominator }) => [numerator / denominator, sumOf(of)]),
        );
      }
      case "hinge":
        return program.hinge(label(), sumOf(node.of), node.most);
      case "select":
        return program.select(label(), sumOf(node.positive), sumOf(node.then), sumOf(node.otherwise));
      case "cents":
        return program.cents(label(), sumOf(node.of));
      case "steps":
        return program.stepsOf(label(), sumOf(node.of), node.size);
    }
  };
  return (output) => sumOf(network.outputs.get(output)!);
}
