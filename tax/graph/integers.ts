/**
 * The law node by node on integers, each node's value times its grid: exact as the kernel's code, and ready as soon as the network is.
 *
 * The kernel takes some tens of milliseconds to be made of a network and then a twentieth or less of what this takes for a return: it pays
 * from thousands of returns on.
 */
import { onNumbers } from "./arithmetic.ts";
import { formOf } from "./intervals.ts";
import { type Network, type Node, reachable } from "./network.ts";
import { toCents, toSteps } from "./rounding.ts";

/** Reads one return's inputs from `inputs` at `from` and writes its outputs to `outputs` at `to`; both in whole cents. */
export type ReturnReader = (inputs: Float64Array, from: number, outputs: Float64Array, to: number) => void;

/**
 * @param wanted the outputs to write, in this order; lines that none of them needs are left out
 * @throws {Error} if there is no output of a wanted name
 */
export function readOnIntegers(network: Network, wanted: readonly string[]): ReturnReader {
  const { nodes } = network;
  const targets = wanted.map((name) => {
    const node = network.outputs.get(name);
    if (node === undefined) throw new Error(`the law has no output ${name}`);
    return node;
  });
  const steps = [...reachable(network, targets)].map((index) => ({ index, work: workOf(nodes[index]!, nodes) }));
  const results = targets.map((node) => centsOf(node, nodes));
  const values = new Float64Array(nodes.length);
  return (inputs, from, outputs, to) => {
    for (const { index, work } of steps) values[index] = work(values, inputs, from);
    for (let i = 0; i < results.length; i++) outputs[to + i] = results[i]!(values);
  };
}

type Work = (values: Float64Array, inputs: Float64Array, from: number) => number;

function workOf(node: Node, nodes: readonly Node[]): Work {
  switch (node.op) {
    case "input": {
      const { slot } = node;
      return (_, inputs, from) => inputs[from + slot]!;
    }
    case "sum":
      return sumOf(node, nodes);
    case "hinge": {
      const { of } = node;
      return (values) => Math.max(values[of]!, 0);
    }
    case "select": {
      const { positive, then, otherwise } = node;
      const [whenPositive, whenNot] = [node.grid / nodes[then]!.grid, node.grid / nodes[otherwise]!.grid];
      return (values) => (values[positive]! > 0 ? values[then]! * whenPositive : values[otherwise]! * whenNot);
    }
    case "cents":
      return centsOf(node.of, nodes);
    case "steps": {
      const { of } = node;
      const steps = toSteps(nodes[of]!.grid, node.size);
      return (values) => steps(onNumbers, values[of]!);
    }
  }
}

function sumOf(node: Node & { op: "sum" }, nodes: readonly Node[]): Work {
  const { constant, terms } = formOf(node, nodes);
  const read = Int32Array.from(terms.keys());
  const factors = Float64Array.from(terms.values());
  return (values) => {
    let sum = constant;
    for (let i = 0; i < read.length; i++) sum += factors[i]! * values[read[i]!]!;
    return sum;
  };
}

function centsOf(node: number, nodes: readonly Node[]): (values: Float64Array) => number {
  const cents = toCents(nodes[node]!.grid);
  return (values) => cents(onNumbers, values[node]!);
}
