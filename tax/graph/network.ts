/**
 * The law as a network: nodes in an order in which each reads only earlier ones. Every reader walks this.
 *
 * A node's value is a whole multiple of 1/`grid` dollars whenever the inputs are whole cents. That is what lets the kernel
 * hold `value * grid`, an integer, in a double and be exact.
 */
import type { Expression, Line } from "./expression.ts";
import { type Ratio, ratio } from "./ratio.ts";

/** The grid of whole cents. */
export const CENTS = 100;

/** A node times an exact factor. */
export interface Term extends Ratio {
  node: number;
}

export type Node = { grid: number } & (
  | { op: "input"; slot: number }
  | { op: "sum"; constant: Ratio; terms: readonly Term[] }
  /** `most`: dollars that it cannot pass, where the law's figures say so and its sum alone does not. */
  | { op: "hinge"; of: number; most?: number }
  | { op: "select"; positive: number; then: number; otherwise: number }
  | { op: "cents"; of: number }
  | { op: "steps"; of: number; size: number }
);

/** A rule of the law that is not a sum. */
export type BendingRule = Extract<
  Expression,
  { op: "hinge" } | { op: "min" | "max" } | { op: "schedule" } | { op: "when" } | { op: "steps" }
>;

/** The place in the forms of a node that bends or jumps. */
export interface Bend {
  /** The line that has the rule; null where only an output has. */
  line: Line | null;
  rule: BendingRule;
  /** Of a schedule, by its index the rate that begins; 0 for all else. */
  rate: number;
}

export interface Network {
  /** Names of the inputs, by slot. */
  inputs: readonly string[];
  nodes: readonly Node[];
  /** The lines in the order in which they were written, and the node that holds each. */
  lines: readonly { line: Line; node: number }[];
  outputs: ReadonlyMap<string, number>;
  /** Of each hinge, selection and node of steps, the first rule that needs it, or the first with a name for it. */
  bends: ReadonlyMap<number, Bend>;
}

/** The nodes that a node reads. */
export function reads(node: Node): readonly number[] {
  switch (node.op) {
    case "input":
      return [];
    case "sum":
      return node.terms.map((term) => term.node);
    case "select":
      return [node.positive, node.then, node.otherwise];
    default:
      return [node.of];
  }
}

/** The same for equal nodes, and for no others. */
export function keyOf(node: Node): string {
  switch (node.op) {
    case "input":
      return `input ${node.slot}`;
    case "sum": {
      let key = `${node.grid}: ${node.constant.numerator}/${node.constant.denominator}`;
      for (const { node: of, numerator, denominator } of node.terms) key += ` ${numerator}/${denominator}*${of}`;
      return key;
    }
    case "select":
      return `select ${node.grid} ${node.positive} ${node.then} ${node.otherwise}`;
    case "hinge":
      return `hinge ${node.of} ${node.most}`;
    case "steps":
      return `steps ${node.of} ${node.size}`;
    case "cents":
      return `cents ${node.of}`;
  }
}

/** An amount of a grid in cents is the amount times numerator / denominator. */
export const gridToCents = (grid: number): Ratio => ratio(CENTS, grid);

/** The nodes that some nodes need, themselves among them, in order. */
export function reachable({ nodes }: Network, targets: readonly number[]): Set<number> {
  const isNeeded = new Uint8Array(nodes.length);
  for (const node of targets) isNeeded[node] = 1;
  // Each node reads only earlier ones.
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (isNeeded[i] === 1) for (const of of reads(nodes[i]!)) isNeeded[of] = 1;
  }
  return new Set([...nodes.keys()].filter((i) => isNeeded[i] === 1));
}
