/** Adds a network to a program: each node is a sum of the program's variables. */

import { type Affine, constantOf } from "../affine.ts";
import type { Network } from "../network.ts";
import type { Program } from "./program.ts";
import { plus } from "./rounded.ts";

/**
 * @param name   what its lines are called by, such as the year
 * @param inputs dollars, by slot
 * @returns the network's outputs, in dollars, not rounded
 */
export function addNetwork(
  program: Program,
  name: string,
  network: Network,
  inputs: readonly Affine[],
): ReadonlyMap<string, Affine> {
  const lines = new Map<number, string>();
  for (const { line, node } of network.lines) {
    if (!lines.has(node)) lines.set(node, `${line.form}, line ${line.number}`);
  }
  const values: Affine[] = [];
  network.nodes.forEach((node, index) => {
    const label = `${name} ${lines.get(index) ?? `(${index})`}`;
    const sumOf = (of: number) => values[of]!;
    switch (node.op) {
      case "input":
        values.push(inputs[node.slot]!);
        break;
      case "sum": {
        const shift = constantOf(node.constant.numerator / node.constant.denominator);
        const add = (total: Affine, { node: of, numerator, denominator }: (typeof node.terms)[number]) =>
          plus(total, numerator / denominator, sumOf(of));
        values.push(node.terms.reduce(add, shift));
        break;
      }
      case "hinge":
        values.push(program.hinge(label, sumOf(node.of)));
        break;
      case "select":
        values.push(program.select(label, sumOf(node.positive), sumOf(node.then), sumOf(node.otherwise)));
        break;
      case "cents":
        values.push(program.cents(label, sumOf(node.of)));
        break;
      case "steps":
        values.push(program.stepsOf(label, sumOf(node.of), node.size));
        break;
    }
  });
  return new Map([...network.outputs].map(([output, node]) => [output, values[node]!]));
}
