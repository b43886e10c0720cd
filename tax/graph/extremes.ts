/**
 * The hinges of a network as minima and maxima.
 *
 * A hinge is rarely worked as it stands. max(0, x - t) is max(x, t) - t, and the constant goes into the sums that read it; a - max(0, a - b)
 * is min(a, b). Which of the two, or the hinge itself, and with which parts on which side, is chosen by what the sums that read it then cost.
 */
import { type Affine, affine, combine, divided, scaled, single } from "./affine.ts";
import { heldForm } from "./halvings.ts";
import { type Network, reads } from "./network.ts";

/** The larger or the smaller of two sums. */
export interface Extreme {
  kind: "max" | "min";
  left: Affine;
  right: Affine;
}

/** @returns the form of each sum, and of each hinge that is worked as an extreme; extremes have places after the nodes */
export function withoutHinges({ nodes, outputs }: Network) {
  const forms = nodes.map((node) => (node.op === "sum" ? heldForm(node, nodes) : undefined));
  const extremes = new Map<number, Extreme>();
  const readers = nodes.map((): number[] => []);
  const otherReads = new Float64Array(nodes.length);
  for (const node of outputs.values()) otherReads[node]!++;
  nodes.forEach((node, i) => {
    for (const of of reads(node)) {
      if (node.op === "sum") readers[of]!.push(i);
      else otherReads[of]!++;
    }
  });

  const replace = (hinge: number, by: Affine) => {
    forms[hinge] = by;
    for (const reader of readers[hinge]!) forms[reader] = substituted(forms[reader]!, hinge, by);
  };

  nodes.forEach((node, hinge) => {
    if (node.op !== "hinge") return;
    const of = forms[node.of] ?? single(node.of);
    // Its place, if it becomes an extreme.
    const at = nodes.length + extremes.size;
    const isRead = otherReads[hinge]! > 0;
    const costWith = (by: Affine) =>
      readers[hinge]!.reduce((sum, reader) => sum + costOf(substituted(forms[reader]!, hinge, by)), 0) +
      (isRead ? costOf(by) : 0);
    const isOnlyReader = otherReads[node.of] === 1 && readers[node.of]!.length === 0;
    let least = costWith(single(hinge)) + (isOnlyReader ? costOf(of) : 0);
    let best: Replacement | null = null;
    const sums = readers[hinge]!.map((reader) => forms[reader]!);
    for (const replacement of replacementsOf(splitsOf(of, hinge, sums), at)) {
      const { extreme, by } = replacement;
      const cost = costOf(extreme.left) + costOf(extreme.right) + costWith(by);
      if (cost > least || (cost === least && best !== null)) continue;
      [least, best] = [cost, replacement];
    }
    if (best === null) return;
    replace(hinge, best.by);
    extremes.set(at, best.extreme);
  });
  return { forms, extremes };
}

/** What a hinge is worked as, and what stands where it is read. */
interface Replacement {
  extreme: Extreme;
  by: Affine;
}

/** @param at the place that the extreme would have */
function* replacementsOf(splits: readonly Split[], at: number): Generator<Replacement> {
  for (const { left, right, factor } of splits) {
    yield {
      extreme: { kind: "max", left, right },
      by: combine(scaled(single(at), factor), right, -factor),
    };
    yield {
      extreme: { kind: "min", left, right },
      by: combine(scaled(left, factor), single(at), -factor),
    };
  }
}

interface Split {
  left: Affine;
  right: Affine;
  factor: number;
}

/** Some of the ways to see a sum as `factor * (left - right)`; `readers`: the sums that read the hinge of it. */
function splitsOf(of: Affine, hinge: number, readers: readonly Affine[]): Split[] {
  const factor = commonFactor(of);
  const whole = divided(of, factor);
  const split = (constant: number, isRight: (by: number, node: number) => boolean): Split => {
    const [left, right] = [new Map<number, number>(), new Map<number, number>()];
    whole.terms.forEach((by, node) => {
      if (isRight(by, node)) right.set(node, -by);
      else left.set(node, by);
    });
    return { left: affine(whole.constant + constant, left), right: affine(constant, right), factor };
  };
  const isTaken = (by: number) => by < 0;
  const splits = [split(Math.max(0, -whole.constant), isTaken)];
  if (whole.constant !== 0) splits.push(split(Math.min(0, -whole.constant), isTaken));
  for (const { terms } of readers) {
    // What the reader has that the hinge takes away.
    const times = -terms.get(hinge)!;
    const isLeft = (node: number) => terms.get(node) === times * of.terms.get(node)!;
    const counts = [...whole.terms.keys()].filter(isLeft).length;
    if (counts > 0 && counts < whole.terms.size) splits.push(split(-whole.constant, (_, node) => !isLeft(node)));
  }
  return splits;
}

/** The smallest of the factors, if all others and the constant are whole multiples of it; else 1. */
function commonFactor({ constant, terms }: Affine): number {
  let smallest = Number.POSITIVE_INFINITY;
  terms.forEach((factor) => {
    smallest = Math.min(smallest, Math.abs(factor));
  });
  let isCommon = constant % smallest === 0;
  terms.forEach((factor) => {
    isCommon &&= factor % smallest === 0;
  });
  return isCommon ? smallest : 1;
}

function substituted({ constant, terms }: Affine, node: number, by: Affine): Affine {
  const factor = terms.get(node)!;
  const changed = new Map(terms);
  changed.delete(node);
  by.terms.forEach((own, of) => {
    const sum = (changed.get(of) ?? 0) + factor * own;
    if (sum === 0) changed.delete(of);
    else changed.set(of, sum);
  });
  return affine(constant + factor * by.constant, changed);
}

/** Operations that a sum takes. */
function costOf({ constant, terms }: Affine): number {
  if (terms.size === 0) return 0;
  const sizes = new Set<number>();
  let isNegated = constant === 0;
  terms.forEach((factor) => {
    sizes.add(Math.abs(factor));
    isNegated &&= factor < 0;
  });
  return terms.size - 1 + (constant === 0 && !isNegated ? 0 : 1) + sizes.size - (sizes.has(1) ? 1 : 0);
}
