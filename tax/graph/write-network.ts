/**
 * A network as straight-line code, on integers: each node's value times its grid.
 *
 * A hinge is rarely worked as it stands. max(0, x - t) is max(x, t) - t, and the constant goes into the sums that read it; a - max(0, a - b)
 * is min(a, b). Which of the two, or the hinge itself, is chosen by what the sums that read it then cost.
 */
import { type Affine, affine, combine, scaled, single, without } from "./affine.ts";
import { formOf } from "./intervals.ts";
import { type Network, reads } from "./network.ts";
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
        return rounded(node.of);
      case "steps":
        return toSteps(nodes[node.of]!.grid, node.size)(writer, place(node.of));
      case "sum":
        throw new Error("every sum has a form");
    }
  };

  /** Terms of one factor are added before they are multiplied. */
  const writeSum = ({ constant, terms }: Affine): number => {
    const sizes = [...new Set([...terms.values()].map(Math.abs))];
    const groups = sizes.map((size) => ({
      size,
      plus: [...terms.keys()].filter((node) => terms.get(node) === size),
      minus: [...terms.keys()].filter((node) => terms.get(node) === -size),
    }));
    const total = (of: readonly number[]) => of.map(place).reduce(writer.add);
    const rising = groups.filter(({ plus }) => plus.length > 0);
    const falling = groups.filter(({ plus }) => plus.length === 0);
    const parts = rising.map(({ size, plus, minus }) =>
      writer.multiply(minus.map(place).reduce(writer.subtract, total(plus)), writer.constant(size)),
    );
    let sum = parts.length > 0 ? parts.reduce(writer.add) : writer.constant(constant);
    for (const { size, minus } of falling) {
      sum = writer.subtract(sum, writer.multiply(total(minus), writer.constant(size)));
    }
    if (parts.length === 0) return sum;
    return constant < 0 ? writer.subtract(sum, writer.constant(-constant)) : writer.add(sum, writer.constant(constant));
  };

  const rounded = (node: number): number => toCents(nodes[node]!.grid)(writer, place(node));

  return new Map([...network.outputs].map(([name, node]) => [name, rounded(node)]));
}

/** The larger or the smaller of two sums. */
interface Extreme {
  kind: "max" | "min";
  left: Affine;
  right: Affine;
}

/** @returns the form of each sum, and of each hinge that is worked as an extreme; extremes have places after the nodes */
function withoutHinges({ nodes, outputs }: Network) {
  const forms = nodes.map((node) => (node.op === "sum" ? formOf(node, nodes) : undefined));
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
    const sides = sidesOf(of);
    if (sides === null) return;
    const { left, right, factor } = sides;
    // Its place, if it becomes an extreme.
    const at = nodes.length + extremes.size;
    const own = costOf(left) + costOf(right);
    const isRead = otherReads[hinge]! > 0;
    const costWith = (by: Affine) =>
      readers[hinge]!.reduce((sum, reader) => sum + costOf(substituted(forms[reader]!, hinge, by)), 0) +
      (isRead ? costOf(by) : 0);
    const asMax = combine(scaled(single(at), factor), right, -factor);
    const asMin = combine(scaled(left, factor), single(at), -factor);
    const isOnlyReader = otherReads[node.of] === 1 && readers[node.of]!.length === 0;
    const plain = costWith(single(hinge)) + (isOnlyReader ? costOf(of) : 0);
    const [max, min] = [own + costWith(asMax), own + costWith(asMin)];
    if (Math.min(max, min) > plain) return;
    const kind = max <= min ? "max" : "min";
    replace(hinge, kind === "max" ? asMax : asMin);
    extremes.set(at, { kind, left, right });
  });
  return { forms, extremes };
}

/** What is added less what is taken away, as `factor * (left - right)`, where all factors are of one size; else null. */
function sidesOf({ constant, terms }: Affine): { left: Affine; right: Affine; factor: number } | null {
  const factor = Math.abs([...terms.values()][0] ?? 1);
  if ([...terms.values()].some((of) => Math.abs(of) !== factor) || constant % factor !== 0) return null;
  const side = (sign: number) =>
    affine(
      Math.max(0, (sign * constant) / factor),
      new Map([...terms].flatMap(([node, of]) => (sign * of > 0 ? [[node, 1]] : []))),
    );
  return { left: side(1), right: side(-1), factor };
}

const substituted = (form: Affine, node: number, by: Affine): Affine => {
  const factor = form.terms.get(node)!;
  return combine(without(form, node), by, factor);
};

/** Operations that a sum takes. */
function costOf({ constant, terms }: Affine): number {
  if (terms.size === 0) return 0;
  const sizes = new Set([...terms.values()].map(Math.abs));
  return terms.size - 1 + (constant === 0 ? 0 : 1) + sizes.size - (sizes.has(1) ? 1 : 0);
}
