/**
 * The kernel: straight-line code over typed arrays, generated from the network. What the search and the sweeps run.
 *
 * Values are integers in doubles (amount times the node's grid), so it is exact, not nearly exact, as long as no node
 * reaches 2^53; `largestInput` says how large inputs may be.
 */
import { type Network, type Node, reads } from "./network.ts";

/** Reads one return's inputs from `inputs` at `from` and writes its outputs to `outputs` at `to`; both in whole cents. */
export type Kernel = (inputs: Float64Array, from: number, outputs: Float64Array, to: number) => void;

/**
 * @param wanted the outputs to compute, in the order in which they are written; lines that none of them needs are left out
 */
export function compileKernel(network: Network, wanted: readonly string[]): Kernel {
  const targets = wanted.map((name) => {
    const node = network.outputs.get(name);
    if (node === undefined) throw new Error(`the law has no output ${name}`);
    return node;
  });
  const needed = reachable(network, targets);
  const body = network.nodes.flatMap((node, index) =>
    needed.has(index) ? [`const v${index} = ${code(node, network)};`] : [],
  );
  const writes = targets.map(
    (node, slot) => `O[o + ${slot}] = ${roundToCents(`v${node}`, network.nodes[node]!.grid)};`,
  );
  return new Function("I", "i", "O", "o", [...body, ...writes].join("\n")) as Kernel;
}

/**
 * How large the absolute values of a return's inputs may be together, in dollars, for the kernel to be exact.
 * No line of the law grows faster than four times its inputs; one bit more is kept for the rounding.
 */
export function largestInput(network: Network): number {
  const grid = network.nodes.reduce((largest, node) => Math.max(largest, node.grid), 1);
  return Math.floor(2 ** 53 / (8 * grid));
}

function reachable(network: Network, targets: readonly number[]): Set<number> {
  const needed = new Set<number>();
  const visit = (node: number) => {
    if (needed.has(node)) return;
    needed.add(node);
    reads(network.nodes[node]!).forEach(visit);
  };
  targets.forEach(visit);
  return needed;
}

function code(node: Node, { nodes }: Network): string {
  switch (node.op) {
    case "input":
      return `I[i + ${node.slot}]`;
    case "sum": {
      const constant = (node.constant.numerator * node.grid) / node.constant.denominator;
      const terms = node.terms.map(({ node: of, numerator, denominator }) => {
        const factor = (numerator * node.grid) / (denominator * nodes[of]!.grid);
        return factor === 1 ? `v${of}` : `${factor} * v${of}`;
      });
      return [...terms, ...(constant === 0 && terms.length > 0 ? [] : [`${constant}`])].join(" + ");
    }
    case "hinge":
      return `v${node.of} > 0 ? v${node.of} : 0`;
    case "select": {
      const scaled = (of: number) => `${node.grid / nodes[of]!.grid} * v${of}`;
      return `v${node.positive} > 0 ? ${scaled(node.then)} : ${scaled(node.otherwise)}`;
    }
    case "cents":
      return roundToCents(`v${node.of}`, nodes[node.of]!.grid);
    case "steps":
      return `v${node.of} > 0 ? Math.ceil(v${node.of} / ${node.size * nodes[node.of]!.grid}) : 0`;
  }
}

/** Halves go up, as in the trace. The quotient of two integers below 2^53 never rounds up to a whole number it has not reached. */
function roundToCents(value: string, grid: number): string {
  const [numerator, denominator] = grid % 100 === 0 ? [1, grid / 100] : [100, grid];
  if (denominator === 1) return numerator === 1 ? value : `${numerator} * ${value}`;
  return `Math.floor((${2 * numerator} * ${value} + ${denominator}) / ${2 * denominator})`;
}
