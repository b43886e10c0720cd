/**
 * How the integers of a network are held: each node's value times its grid, halved as often as the grid is an even number of that of cents.
 * Doubles hold halves as exactly as whole numbers, and no amount has to be doubled where it is read.
 */
import { type Affine, affine } from "./affine.ts";
import { formOf } from "./intervals.ts";
import { CENTS, type Node } from "./network.ts";

/** By how much the integer of a node is divided: a power of two. */
export function halvingsOf({ grid }: Node): number {
  let by = 1;
  while ((grid / CENTS / by) % 2 === 0) by *= 2;
  return by;
}

/** A sum of what is held, as it is held. */
export function heldForm(node: Node & { op: "sum" }, nodes: readonly Node[]): Affine {
  const by = halvingsOf(node);
  const { constant, terms } = formOf(node, nodes);
  return affine(constant / by, new Map([...terms].map(([of, factor]) => [of, (factor * halvingsOf(nodes[of]!)) / by])));
}
