/**
 * A network as straight-line code, on integers: each node's value times its grid. Of a grid that is even finer than that of cents the
 * integer is held halved as often as that makes it: doubles hold halves as exactly, and no amount is doubled where it is read.
 *
 * A hinge is rarely worked as it stands. max(0, x - t) is max(x, t) - t, and the constant goes into the sums that read it; a - max(0, a - b)
 * is min(a, b). Which of the two, or the hinge itself, and with which parts on which side, is chosen by what the sums that read it then cost.
 */
import { type Affine, affine, combine, divided, scaled, single } from "./affine.ts";
import { formOf } from "./intervals.ts";
import { CENTS, type Network, type Node, reads } from "./network.ts";
import type { CodeWriter } from "./operations.ts";
import { toCents, toSteps } from "./rounding.ts";

/**
 * @param network as `reduce` leaves it
 * @param input   where the amount of a slot is found, in whole cents
 * @returns where each output is found, in whole cents, by name
 */
export function writeNetwork(
  network: Network,
  writer: CodeWriter,
  input: (slot: number) => number,
): ReadonlyMap<string, number> {
  const { nodes } = network;
  const { forms, extremes } = withoutHinges(network);
  const places: (number | undefined)[] = [];

  const place = (node: number): number => (places[node] ??= write(node));

  const write = (index: number): number => {
    const form = forms[index];
    if (form !== undefined) return writeSum(form);
    const extreme = extremes.get(index);
    if (extreme !== undefined) return writer[extreme.kind](writeSum(extreme.left), writeSum(extreme.right));
    const node = nodes[index]!;
    switch (node.op) {
      case "input":
        return input(node.slot);
      case "hinge":
        return writer.max(place(node.of), writer.constant(0));
      case "select":
        return writer.select(place(node.positive), place(node.then), place(node.otherwise));
      case "cents":
        return rounded(node.of, toCents(nodes[node.of]!.grid));
      case "steps":
        return rounded(node.of, toSteps(nodes[node.of]!.grid, node.size));
      case "sum":
        throw new Error("every sum has a form");
    }
  };

  /** Terms of one factor are added before they are multiplied. */
  const writeSum = ({ constant, terms }: Affine): number => {
    const bySize = new Map<number, Part[]>();
    terms.forEach((factor, node) => {
      const size = Math.abs(factor);
      const parts = bySize.get(size) ?? [];
      bySize.set(size, parts);
      parts.push({ place: place(node), isTaken: factor < 0 });
    });
    const parts = [...bySize].flatMap(([size, of]) => {
      if (size === 1) return of;
      const { place, isTaken } = added(of);
      return [{ place: writer.multiply(place, writer.constant(size)), isTaken }];
    });
    if (constant !== 0 || parts.length === 0) {
      const isTaken = constant < 0 && parts.some((part) => !part.isTaken);
      parts.push({ place: writer.constant(isTaken ? -constant : constant), isTaken });
    }
    const { place: sum, isTaken } = added(parts);
    return isTaken ? writer.subtract(writer.constant(0), sum) : sum;
  };

  /** Those that are ready first are added first, so that none waits for more than it must. */
  const added = (parts: readonly Part[]): Part => {
    const depth = ({ place }: Part) => writer.depthOf(place);
    const waiting = parts.toSorted((a, b) => depth(a) - depth(b));
    while (waiting.length > 1) {
      const [a, b] = waiting.splice(0, 2) as [Part, Part];
      const sum =
        a.isTaken === b.isTaken ? { place: writer.add(a.place, b.place), isTaken: a.isTaken } : difference(a, b);
      const later = waiting.findIndex((part) => depth(part) > depth(sum));
      waiting.splice(later < 0 ? waiting.length : later, 0, sum);
    }
    return waiting[0]!;
  };

  const difference = (a: Part, b: Part): Part => {
    const [from, taken] = a.isTaken ? [b, a] : [a, b];
    return { place: writer.subtract(from.place, taken.place), isTaken: false };
  };

  const rounded = (node: number, rounding: ReturnType<typeof toCents>): number => {
    const halved = halvingsOf(nodes[node]!);
    const form = forms[node];
    const [[of, factor] = [], another] = form?.terms ?? [];
    return of === undefined || another !== undefined || factor! < 0
      ? rounding(writer, place(node), halved)
      : rounding(writer, place(of), factor! * halved, form!.constant * halved);
  };

  return new Map([...network.outputs].map(([name, node]) => [name, rounded(node, toCents(nodes[node]!.grid))]));
}

/** What is added, or taken away. */
interface Part {
  place: number;
  isTaken: boolean;
}

/** By how much the integer of a node is divided: a power of two. */
function halvingsOf({ grid }: Node): number {
  let by = 1;
  while ((grid / CENTS / by) % 2 === 0) by *= 2;
  return by;
}

/** The larger or the smaller of two sums. */
interface Extreme {
  kind: "max" | "min";
  left: Affine;
  right: Affine;
}

/** @returns the form of each sum, and of each hinge that is worked as an extreme; extremes have places after the nodes */
function withoutHinges({ nodes, outputs }: Network) {
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
    let best: { extreme: Extreme; by: Affine } | null = null;
    for (const { left, right, factor } of splitsOf(
      of,
      hinge,
      readers[hinge]!.map((reader) => forms[reader]!),
    )) {
      const own = costOf(left) + costOf(right);
      const asMax = combine(scaled(single(at), factor), right, -factor);
      const asMin = combine(scaled(left, factor), single(at), -factor);
      for (const [kind, by] of [
        ["max", asMax],
        ["min", asMin],
      ] as const) {
        const cost = own + costWith(by);
        if (cost > least || (cost === least && best !== null)) continue;
        [least, best] = [cost, { extreme: { kind, left, right }, by }];
      }
    }
    if (best === null) return;
    replace(hinge, best.by);
    extremes.set(at, best.extreme);
  });
  return { forms, extremes };
}

/** A sum of what is held, as it is held. */
function heldForm(node: Node & { op: "sum" }, nodes: readonly Node[]): Affine {
  const by = halvingsOf(node);
  const { constant, terms } = formOf(node, nodes);
  return affine(constant / by, new Map([...terms].map(([of, factor]) => [of, (factor * halvingsOf(nodes[of]!)) / by])));
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
