/**
 * The slope reader: along a direction, every amount as `constant + rate * t`, exactly, and where the next kink comes.
 *
 * Inputs change steadily with t (shares, or dollars); between two kinks so does every line. What a kink is, by kind of node:
 *
 * - a hinge bends where its amount passes zero;
 * - a selection and a count of steps jump; the amounts beyond a jump are those of the other side;
 * - rounding to the cent is left out: a rate would be 0 nearly everywhere. So amounts may differ from the trace's by the cents that
 *   rounding moves, and whoever wants them to the cent asks the trace or the kernel.
 *
 * Arithmetic is in integers of any size: a node's amounts are whole multiples of 1 / (its grid * the scale of the inputs), as in
 * the kernel. A reading after a first one works only the nodes that have changed.
 */
import Fraction from "fraction.js";
import { lcm } from "./lcm.ts";
import { type Bend, type Network, type Node, reads } from "./network.ts";

/** An amount that changes steadily: `(constant + rate * t) / scale` dollars, for a scale known from elsewhere. */
export interface Steady {
  constant: bigint;
  rate: bigint;
}

/** A bend of the law at a kink. */
export interface Bending {
  node: number;
  bend: Bend;
  /** Whether the amount that decides passes zero upwards; of steps, whether there is one more. */
  isRising: boolean;
}

export interface SlopeReader {
  /**
   * Reads the amounts from `at` up to the next kink. Where a kink lies at `at` itself, the amounts are those beyond it.
   *
   * @param inputs by slot, in 1/`scale` dollars
   * @param at     not before that of the last reading
   */
  read: (inputs: readonly Steady[], at: Fraction) => void;
  /** Of the last reading: where the next kink lies; null where none follows. */
  until: () => Fraction | null;
  /** Of the last reading: what bends at the next kink. */
  bends: () => Bending[];
  /** Of the last reading, in 1/`scaleOf(node)` dollars. */
  amount: (node: number) => Steady;
  scaleOf: (node: number) => bigint;
  /**
   * Of the last reading: what a dollar more on each node adds to a weighted sum of others. In doubles: good to tell what matters.
   *
   * @param weights dollars of the sum for a dollar of a node
   * @returns by node; an input's stands at its node
   */
  sensitivities: (weights: ReadonlyMap<number, number>) => Float64Array;
}

/**
 * @param targets nodes whose amounts are wanted; what none of them needs is left out
 * @param scale   inputs are whole multiples of 1/`scale` dollars, and so is what they change by for each t
 */
export function slopeReader(network: Network, targets: readonly number[], scale: bigint): SlopeReader {
  const { nodes } = network;
  const order = neededFor(nodes, targets);
  const grids = gridsOf(nodes, order);
  const plans = new Map(order.map((index) => [index, planOf(nodes, index, grids)]));
  const parts = nodes.map(reads);
  const constants: bigint[] = new Array(nodes.length).fill(0n);
  const rates: bigint[] = new Array(nodes.length).fill(0n);
  /** Of a hinge or a selection 1n where it is above zero; of steps, how many. */
  const sides: bigint[] = new Array(nodes.length).fill(0n);
  const crossings: (Crossing | null)[] = new Array(nodes.length).fill(null);
  const changed = new Uint8Array(nodes.length);
  const bending = order.filter((index) => ["hinge", "select", "steps"].includes(nodes[index]!.op));
  let isFirst = true;
  let next: { at: Fraction; nodes: number[] } | null = null;

  const set = (index: number, constant: bigint, rate: bigint) => {
    if (!isFirst && constants[index] === constant && rates[index] === rate) return;
    constants[index] = constant;
    rates[index] = rate;
    changed[index] = 1;
  };

  const work = (index: number, inputs: readonly Steady[], p: bigint, q: bigint) => {
    const plan = plans.get(index)!;
    switch (plan.op) {
      case "input": {
        const { constant, rate } = inputs[plan.slot]!;
        return set(index, constant, rate);
      }
      case "sum": {
        let [constant, rate] = [plan.constant * scale, 0n];
        for (const { node, factor } of plan.terms) {
          constant += factor * constants[node]!;
          rate += factor * rates[node]!;
        }
        return set(index, constant, rate);
      }
      case "cents":
        return set(index, constants[plan.of]!, rates[plan.of]!);
      case "hinge":
        side(index, plan.of, p, q);
        return sides[index] === 1n ? set(index, constants[plan.of]!, rates[plan.of]!) : set(index, 0n, 0n);
      case "select": {
        side(index, plan.positive, p, q);
        const { node, factor } = sides[index] === 1n ? plan.above : plan.below;
        return set(index, factor * constants[node]!, factor * rates[node]!);
      }
      case "steps": {
        step(index, plan, p, q);
        return set(index, sides[index]! * scale, 0n);
      }
    }
  };

  /** On which side of zero an amount is just beyond p/q, and where it passes to the other. */
  const side = (index: number, of: number, p: bigint, q: bigint) => {
    const [constant, rate] = [constants[of]!, rates[of]!];
    const value = constant * q + rate * p;
    sides[index] = value > 0n || (value === 0n && rate > 0n) ? 1n : 0n;
    crossings[index] = (value > 0n && rate < 0n) || (value < 0n && rate > 0n) ? crossing(-constant, rate) : null;
  };

  /** How many steps an amount is above zero just beyond p/q, and where it comes to the next. */
  const step = (index: number, { of, size, sizeParts }: Extract<Plan, { op: "steps" }>, p: bigint, q: bigint) => {
    const one = size * scale * grids[of]!;
    const [constant, rate] = [constants[of]! * sizeParts, rates[of]! * sizeParts];
    const value = constant * q + rate * p;
    const whole = value / (one * q);
    const isExact = whole * one * q === value;
    sides[index] = value < 0n || (value === 0n && rate <= 0n) ? 0n : isExact && rate <= 0n ? whole : whole + 1n;
    const edge = rate > 0n ? sides[index]! : rate < 0n && sides[index]! > 0n ? sides[index]! - 1n : null;
    crossings[index] = edge === null ? null : crossing(edge * one - constant, rate);
  };

  const lookAhead = (at: Fraction) => {
    let [best, earliest] = [null as Crossing | null, [] as number[]];
    for (const index of bending) {
      const one = crossings[index]!;
      if (one === null) continue;
      const order = best === null ? -1 : compare(one, best);
      if (order > 0) continue;
      if (order < 0) [best, earliest] = [one, []];
      earliest.push(index);
    }
    next = best === null ? null : { at: new Fraction(best.numerator, best.denominator), nodes: earliest };
    if (next !== null && next.at.compare(at) < 0)
      throw new Error("the slope reader looked ahead and found a kink behind");
  };

  return {
    read: (inputs, at) => {
      const [p, q] = [at.s * at.n, at.d];
      const passed = next !== null && next.at.compare(at) <= 0 ? new Set(next.nodes) : null;
      changed.fill(0);
      for (const index of order) {
        const node = nodes[index]!;
        const isDue =
          isFirst || node.op === "input" || passed?.has(index) || parts[index]!.some((of) => changed[of] === 1);
        if (isDue) work(index, inputs, p, q);
      }
      isFirst = false;
      lookAhead(at);
    },
    until: () => next?.at ?? null,
    bends: () =>
      (next?.nodes ?? []).map((node) => ({
        node,
        bend: network.bends.get(node)!,
        isRising: rates[argumentOf(nodes[node]!)]! > 0n,
      })),
    amount: (node) => ({ constant: constants[node]!, rate: rates[node]! }),
    scaleOf: (node) => grids[node]! * scale,
    sensitivities: (weights) => {
      const adjoint = new Float64Array(nodes.length);
      for (const [node, weight] of weights) adjoint[node]! += weight;
      for (let k = order.length - 1; k >= 0; k--) {
        const index = order[k]!;
        const weight = adjoint[index]!;
        const node = nodes[index]!;
        if (weight === 0) continue;
        if (node.op === "sum") {
          for (const term of node.terms) adjoint[term.node]! += (weight * term.numerator) / term.denominator;
        } else if (node.op === "cents") adjoint[node.of]! += weight;
        else if (node.op === "hinge" && sides[index] === 1n) adjoint[node.of]! += weight;
        else if (node.op === "select") adjoint[sides[index] === 1n ? node.then : node.otherwise]! += weight;
      }
      return adjoint;
    },
  };
}

/** The node whose sign or size decides. */
function argumentOf(node: Node): number {
  return node.op === "select" ? node.positive : (node as Extract<Node, { of: number }>).of;
}

/** Where an amount passes an edge; the float only sorts what is far apart. */
interface Crossing {
  numerator: bigint;
  denominator: bigint;
  near: number;
}

function crossing(numerator: bigint, denominator: bigint): Crossing {
  const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  return { numerator: n, denominator: d, near: Number(n) / Number(d) };
}

function compare(a: Crossing, b: Crossing): number {
  const apart = a.near - b.near;
  if (Math.abs(apart) > 1e-9 * (1 + Math.abs(a.near))) return apart;
  const exact = a.numerator * b.denominator - b.numerator * a.denominator;
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

interface Scaled {
  node: number;
  factor: bigint;
}

/** A node with its exact factors from the grids of what it reads to its own. */
type Plan =
  | { op: "input"; slot: number }
  | { op: "sum"; constant: bigint; terms: readonly Scaled[] }
  | { op: "hinge" | "cents"; of: number }
  | { op: "select"; positive: number; above: Scaled; below: Scaled }
  | { op: "steps"; of: number; size: bigint; sizeParts: bigint };

function planOf(nodes: readonly Node[], index: number, grids: readonly bigint[]): Plan {
  const node = nodes[index]!;
  const grid = grids[index]!;
  switch (node.op) {
    case "input":
      return { op: "input", slot: node.slot };
    case "sum":
      return {
        op: "sum",
        constant: (BigInt(node.constant.numerator) * grid) / BigInt(node.constant.denominator),
        terms: node.terms.map(({ node: of, numerator, denominator }) => ({
          node: of,
          factor: (BigInt(numerator) * grid) / (BigInt(denominator) * grids[of]!),
        })),
      };
    case "select": {
      const scaled = (of: number) => ({ node: of, factor: grid / grids[of]! });
      return { op: "select", positive: node.positive, above: scaled(node.then), below: scaled(node.otherwise) };
    }
    case "steps": {
      const size = new Fraction(String(node.size));
      return { op: "steps", of: node.of, size: size.n, sizeParts: size.d };
    }
    default:
      return { op: node.op, of: node.of };
  }
}

/** As the network's own grids, but with inputs of any scale and without rounding to cents. */
function gridsOf(nodes: readonly Node[], order: readonly number[]): bigint[] {
  const grids: bigint[] = new Array(nodes.length).fill(1n);
  for (const index of order) {
    const node = nodes[index]!;
    if (node.op === "sum") {
      grids[index] = node.terms.reduce((common, { node: of, numerator, denominator }) => {
        const coefficient = new Fraction(BigInt(numerator), BigInt(denominator) * grids[of]!);
        return lcm(common, coefficient.d);
      }, BigInt(node.constant.denominator));
    } else if (node.op === "select") grids[index] = lcm(grids[node.then]!, grids[node.otherwise]!);
    else if (node.op === "hinge" || node.op === "cents") grids[index] = grids[node.of]!;
  }
  return grids;
}

function neededFor(nodes: readonly Node[], targets: readonly number[]): number[] {
  const needed = new Set<number>();
  const visit = (index: number): void => {
    if (needed.has(index)) return;
    needed.add(index);
    reads(nodes[index]!).forEach(visit);
  };
  targets.forEach(visit);
  return [...needed].sort((a, b) => a - b);
}
