/**
 * A network made smaller by what is known of its inputs: the same amounts, exactly, from fewer nodes.
 *
 * In one walk over the nodes that the wanted outputs need:
 * - inputs that are known are folded into the constants of all that reads them;
 * - a hinge or a choice whose sign follows from the ranges of the inputs is replaced by the side it always takes;
 * - a sum that is read once becomes part of its reader; equal nodes become one, and so do a hinge and its opposite, since
 *   max(0, x) = x + max(0, -x).
 *
 * All of it is arithmetic on integers (value times grid), as in the kernel, so nothing is rounded.
 */
import { type Affine, combine, constantOf, divided, sameAffine, scaled, single, total } from "./affine.ts";
import { onNumbers } from "./arithmetic.ts";
import { boundsOf, type Interval, type KnownInputs, unbounded } from "./intervals.ts";
import { CENTS, gridToCents, keyOf, type Network, type Node, reachable, reads } from "./network.ts";
import { ratio } from "./ratio.ts";
import { toCents, toSteps } from "./rounding.ts";

/**
 * @param wanted the outputs to keep
 * @param known  by input; an input that is not named may be anything
 * @returns a network with the same inputs and the wanted outputs, without lines and the names of bends, right for inputs within `known`
 * @throws {Error} if there is no output of a wanted name
 */
export function reduce(network: Network, wanted: readonly string[], known: KnownInputs = new Map()): Network {
  const targets = wanted.map((name) => {
    const node = network.outputs.get(name);
    if (node === undefined) throw new Error(`the law has no output ${name}`);
    return node;
  });
  const old = network.nodes;
  const needed = reachable(network, targets);
  const uses = usesOf(network, needed, targets);
  const nodes: Node[] = [];
  const index = new Map<string, number>();
  const bounds = boundsOf(nodes);
  /** Each old node, times its grid, as a sum of new ones, each times its own grid. */
  const forms: Affine[] = [];

  const add = (node: Node, range?: Interval): number => {
    const key = keyOf(node);
    const existing = index.get(key);
    if (existing !== undefined) return existing;
    index.set(key, nodes.push(node) - 1);
    bounds.note(nodes.length - 1, range);
    return nodes.length - 1;
  };

  /** A node that holds a form, or where it is already; its grid is the form's. */
  const nodeFor = (form: Affine, grid: number): Node | number => {
    const [only] = form.terms;
    if (form.constant === 0 && form.terms.size === 1 && only![1] === 1 && nodes[only![0]]!.grid === grid)
      return only![0];
    const constant = ratio(form.constant, grid);
    const terms = [...form.terms]
      .sort(([a], [b]) => a - b)
      .map(([node, factor]) => ({ node, ...ratio(factor * nodes[node]!.grid, grid) }));
    return { op: "sum", grid, constant, terms };
  };

  const nodeOf = (form: Affine, grid: number, range?: Interval): number => {
    const node = nodeFor(form, grid);
    return typeof node === "number" ? node : add(node, range);
  };

  /** The hinge of a form, where there is one. */
  const knownHinge = (form: Affine, grid: number): number | undefined => {
    const node = nodeFor(form, grid);
    const of = typeof node === "number" ? node : index.get(keyOf(node));
    return of === undefined ? undefined : index.get(keyOf({ op: "hinge", grid, of }));
  };

  const input = (slot: number): Affine => {
    const range = known.get(network.inputs[slot]!) ?? unbounded;
    if (range.least === range.most) return constantOf(range.least);
    return single(add({ op: "input", grid: CENTS, slot }, range));
  };

  const sum = (node: Node & { op: "sum" }): Affine => {
    const constant = Math.round((node.constant.numerator * node.grid) / node.constant.denominator);
    return total(
      constantOf(constant),
      node.terms.map(({ node: of, numerator, denominator }) => {
        const factor = Math.round((numerator * node.grid) / (denominator * old[of]!.grid));
        return [forms[of]!, factor] as const;
      }),
    );
  };

  const hinge = (of: Affine, grid: number): Affine => {
    const range = bounds.of(of);
    if (range.least >= 0) return of;
    if (range.most <= 0) return constantOf(0);
    const opposite = knownHinge(scaled(of, -1), grid);
    if (opposite !== undefined) return combine(of, single(opposite), 1);
    return single(add({ op: "hinge", grid, of: nodeOf(of, grid, range) }));
  };

  const select = (node: Node & { op: "select" }): Affine => {
    const scaledTo = (of: number) => scaled(forms[of]!, node.grid / old[of]!.grid);
    const [whenPositive, whenNot] = [scaledTo(node.then), scaledTo(node.otherwise)];
    const { least, most } = bounds.of(forms[node.positive]!);
    if (least > 0 || sameAffine(whenPositive, whenNot)) return whenPositive;
    if (most <= 0) return whenNot;
    const positive = nodeOf(forms[node.positive]!, old[node.positive]!.grid);
    const [then, otherwise] = [nodeOf(whenPositive, node.grid), nodeOf(whenNot, node.grid)];
    return single(add({ op: "select", grid: node.grid, positive, then, otherwise }));
  };

  const cents = (of: Affine, grid: number): Affine => {
    const { numerator, denominator } = gridToCents(grid);
    const exact = scaled(of, numerator);
    if ([exact.constant, ...exact.terms.values()].every((part) => part % denominator === 0)) {
      return divided(exact, denominator);
    }
    if (of.terms.size > 0) return single(add({ op: "cents", grid: CENTS, of: nodeOf(of, grid) }));
    return constantOf(toCents(grid)(onNumbers, of.constant));
  };

  const steps = (of: Affine, grid: number, size: number): Affine => {
    if (of.terms.size === 0) return constantOf(toSteps(grid, size)(onNumbers, of.constant));
    if (bounds.of(of).most <= 0) return constantOf(0);
    return single(add({ op: "steps", grid: 1, of: nodeOf(of, grid), size }));
  };

  const formOf = (node: Node): Affine => {
    switch (node.op) {
      case "input":
        return input(node.slot);
      case "sum":
        return sum(node);
      case "hinge":
        return hinge(forms[node.of]!, node.grid);
      case "select":
        return select(node);
      case "cents":
        return cents(forms[node.of]!, old[node.of]!.grid);
      case "steps":
        return steps(forms[node.of]!, old[node.of]!.grid, node.size);
    }
  };

  old.forEach((node, i) => {
    if (!needed.has(i)) return;
    const form = formOf(node);
    // A sum of several that is read more than once is worked once, as a node of its own.
    forms[i] = form.terms.size > 1 && uses[i]! > 1 ? single(nodeOf(form, node.grid)) : form;
  });
  const outputs = new Map(wanted.map((name, i) => [name, nodeOf(forms[targets[i]!]!, old[targets[i]!]!.grid)]));
  return withoutUnread({ inputs: network.inputs, nodes, lines: [], outputs, bends: new Map() });
}

/** How often each needed node is read, by nodes and as an output. */
function usesOf(network: Network, needed: ReadonlySet<number>, targets: readonly number[]): Float64Array {
  const uses = new Float64Array(network.nodes.length);
  for (const target of targets) uses[target]!++;
  for (const i of needed) for (const of of reads(network.nodes[i]!)) uses[of]!++;
  return uses;
}

/** The nodes that outputs need, numbered anew. */
function withoutUnread(network: Network): Network {
  const needed = reachable(network, [...network.outputs.values()]);
  const place = new Map([...needed].map((node, i) => [node, i]));
  const at = (node: number) => place.get(node)!;
  const moved = (node: Node): Node => {
    switch (node.op) {
      case "input":
        return node;
      case "sum":
        return { ...node, terms: node.terms.map((term) => ({ ...term, node: at(term.node) })) };
      case "select":
        return moveSelect(node, at);
      default:
        return { ...node, of: at(node.of) };
    }
  };
  return {
    ...network,
    nodes: [...place.keys()].map((node) => moved(network.nodes[node]!)),
    outputs: new Map([...network.outputs].map(([name, node]) => [name, at(node)])),
  };
}

function moveSelect(node: Node & { op: "select" }, at: (node: number) => number): Node {
  const [positive, then, otherwise] = [at(node.positive), at(node.then), at(node.otherwise)];
  return { ...node, positive, then, otherwise };
}
