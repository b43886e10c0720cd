/**
 * Between which amounts a node of a network can lie, given the ranges of its inputs. In integers: value times grid.
 *
 * A sum's range is that of its terms, after sums within it are opened so that what cancels does. A hinge that is subtracted makes a
 * minimum, one that is added a maximum: both sides are looked at, so the range of min(a, b) is not that of a - hinge(a - b) term by term.
 */
import { type Affine, affine, combine, constantOf, single, total, without } from "./affine.ts";
import { CENTS, gridToCents, type Network, type Node } from "./network.ts";

export interface Interval {
  least: number;
  most: number;
}

/** What is known of an input, in whole cents: its least and its largest amount, both the same where it never changes. */
export type KnownInputs = ReadonlyMap<string, Interval>;

export const unbounded: Interval = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** How many hinges of one sum are taken apart at most: each doubles the work. */
const HINGES_OPENED = 4;

/** @param nodes may grow; each new node is to be noted */
export function boundsOf(nodes: readonly Node[]) {
  const ranges: Interval[] = [];
  /** Each node as a sum of nodes that are not sums. */
  const opened: Affine[] = [];

  const open = (form: Affine): Affine =>
    total(
      constantOf(form.constant),
      Array.from(form.terms, ([node, factor]) => [opened[node]!, factor] as const),
    );

  const least = (form: Affine, depth: number): number => {
    let plain = form.constant;
    let isKnown = true;
    form.terms.forEach((factor, node) => {
      plain += factor * (factor > 0 ? ranges[node]!.least : ranges[node]!.most);
      // Beyond 2^53 the sum may have been rounded: then nothing is known.
      isKnown &&= Math.abs(plain) <= Number.MAX_SAFE_INTEGER;
    });
    if (!isKnown) return Number.NEGATIVE_INFINITY;
    if (plain >= 0 || depth === 0) return plain;
    let best = plain;
    form.terms.forEach((factor, node) => {
      const hinge = nodes[node]!;
      if (hinge.op !== "hinge") return;
      const sum = opened[hinge.of]!;
      if (factor > 0) {
        // Never below its sum, which tells more than that it is not below zero where what it is added to takes all of that away.
        if (takesAway(form, sum, factor))
          best = Math.max(best, least(combine(without(form, node), sum, factor), depth - 1));
        return;
      }
      const rest = without(form, node);
      const atZero = least(rest, depth - 1);
      if (atZero <= best) return;
      best = Math.max(best, Math.min(atZero, least(combine(rest, sum, factor), depth - 1)));
    });
    return best;
  };

  const rangeOfOpened = (whole: Affine): Interval => {
    const negated = combine(constantOf(0), whole, -1);
    return { least: least(whole, HINGES_OPENED), most: -least(negated, HINGES_OPENED) };
  };

  return {
    of: (form: Affine): Interval => rangeOfOpened(open(form)),
    /** Takes the last node in; `given` for an input, and for a sum where its range is known. */
    note: (index: number, given?: Interval): void => {
      const node = nodes[index]!;
      if (node.op === "sum") {
        opened[index] = open(formOf(node, nodes));
        ranges[index] = given ?? rangeOfOpened(opened[index]!);
        return;
      }
      opened[index] = single(index);
      ranges[index] = rangeOf(node, ranges, nodes, given ?? unbounded);
    },
  };
}

/** The ranges of a network's outputs, in whole cents, given those of its inputs. */
export function rangesOf({ nodes, inputs, outputs }: Network, known: KnownInputs): ReadonlyMap<string, Interval> {
  const bounds = boundsOf(nodes);
  nodes.forEach((node, i) => {
    bounds.note(i, node.op === "input" ? known.get(inputs[node.slot]!) : undefined);
  });
  return new Map(
    [...outputs].map(([name, node]) => {
      const { least, most } = bounds.of(single(node));
      const { numerator, denominator } = gridToCents(nodes[node]!.grid);
      const cents = (amount: number) => (amount * numerator) / denominator;
      // One cent more on each side leaves room for every rounding, but what cannot be below zero is not.
      return [
        name,
        {
          least: least >= 0 ? Math.floor(cents(least)) : Math.floor(cents(least)) - 1,
          most: most <= 0 ? Math.ceil(cents(most)) : Math.ceil(cents(most)) + 1,
        },
      ];
    }),
  );
}

/** Whether a sum has every term of another, times a factor, with the opposite sign. */
function takesAway({ terms }: Affine, other: Affine, factor: number): boolean {
  for (const [node, own] of other.terms) if (terms.get(node) !== -factor * own) return false;
  return true;
}

/** A sum as integers: its value times its grid, from its terms' values times theirs. */
export function formOf(node: Node & { op: "sum" }, nodes: readonly Node[]): Affine {
  return affine(
    Math.round((node.constant.numerator * node.grid) / node.constant.denominator),
    new Map(
      node.terms.map(({ node: of, numerator, denominator }) => [
        of,
        Math.round((numerator * node.grid) / (denominator * nodes[of]!.grid)),
      ]),
    ),
  );
}

function rangeOf(node: Node, ranges: readonly Interval[], nodes: readonly Node[], given: Interval): Interval {
  switch (node.op) {
    case "hinge": {
      const { least, most } = ranges[node.of]!;
      return { least: Math.max(0, least), most: Math.max(0, most) };
    }
    case "select": {
      const [then, otherwise] = [ranges[node.then]!, ranges[node.otherwise]!];
      return { least: Math.min(then.least, otherwise.least), most: Math.max(then.most, otherwise.most) };
    }
    case "cents": {
      const unit = nodes[node.of]!.grid / CENTS;
      const { least, most } = ranges[node.of]!;
      return { least: Math.floor(least / unit), most: Math.ceil(most / unit) };
    }
    case "steps": {
      const size = node.size * nodes[node.of]!.grid;
      const { least, most } = ranges[node.of]!;
      return { least: Math.max(0, Math.ceil(least / size)), most: Math.max(0, Math.ceil(most / size)) };
    }
    default:
      return given;
  }
}
