/**
 * Lowers lines to a network of sums and hinges.
 *
 * - min(a, b) = a - hinge(a - b), max(a, b) = a + hinge(b - a);
 * - a rate schedule is a hinge for each threshold, weighted by the change of rate there;
 * - sums of sums are one sum; equal nodes are one node; what no output needs is still here (readers leave it out).
 */
import Fraction from "fraction.js";
import type { Expression, Line, Rate } from "./expression.ts";
import { lcm } from "./lcm.ts";
import { type Bend, type BendingRule, CENTS, type Network, type Node } from "./network.ts";

interface Sum {
  constant: Fraction;
  terms: Map<number, Fraction>;
}

/**
 * @param inputs   the names of all inputs, in the order of their slots
 * @param lines    the lines to keep, in the order of the forms
 * @param outputs  the named amounts to read off
 * @throws {Error} if a line reads an input that is not named
 */
export function lower(
  inputs: readonly string[],
  lines: readonly Line[],
  outputs: Readonly<Record<string, Expression>>,
): Network {
  const nodes: Node[] = [];
  const known = new Map<string, number>();
  const lowered = new Map<object, Sum>();
  const lineNodes = new Map<Line, number>();
  const bends = new Map<number, Bend>();
  let line: Line | null = null;

  const add = (node: Node): number => {
    const key = JSON.stringify(node);
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    known.set(key, nodes.push(node) - 1);
    return nodes.length - 1;
  };

  const addSum = ({ constant, terms }: Sum): number => {
    const only = [...terms][0];
    if (constant.equals(0) && terms.size === 1 && only?.[1].equals(1)) return only[0];
    const ordered = [...terms].filter(([, rate]) => !rate.equals(0)).sort(([a], [b]) => a - b);
    const grid = ordered.reduce(
      (common, [node, rate]) => lcm(common, rate.div(nodes[node]!.grid).d),
      lcm(1n, constant.d),
    );
    return add({
      op: "sum",
      grid: Number(grid),
      constant: parts(constant),
      terms: ordered.map(([node, rate]) => ({ node, ...parts(rate) })),
    });
  };

  const addBending = (node: Node, rule: BendingRule, rate = 0): Sum => {
    const index = add(node);
    const before = bends.get(index);
    if (before === undefined || (!isNamed(before.rule) && isNamed(rule))) bends.set(index, { line, rule, rate });
    return ofNode(index);
  };

  const addHinge = (of: Sum, rule: BendingRule, rate?: number, most?: number): Sum => {
    if (of.terms.size === 0) return constantSum(of.constant.compare(0) > 0 ? of.constant : ZERO);
    const node = addSum(of);
    const target = nodes[node]!;
    if (target.op === "hinge") return ofNode(node);
    const hinge: Node = { op: "hinge", grid: target.grid, of: node };
    return addBending(most === undefined ? hinge : { ...hinge, most }, rule, rate);
  };

  const sumOf = (expression: Expression): Sum => {
    if (typeof expression === "number") return constantSum(fraction(expression));
    const before = lowered.get(expression);
    if (before !== undefined) return before;
    const result = lowerOne(expression);
    lowered.set(expression, result);
    return result;
  };

  const lowerOne = (expression: Exclude<Expression, number>): Sum => {
    switch (expression.op) {
      case "line": {
        const outer = line;
        line = expression;
        const node = addSum(sumOf(expression.of));
        line = outer;
        lineNodes.set(expression, node);
        return ofNode(node);
      }
      case "input": {
        const slot = inputs.indexOf(expression.name);
        if (slot < 0) throw new Error(`no input is named ${expression.name}`);
        return ofNode(add({ op: "input", grid: CENTS, slot }));
      }
      case "sum":
        return expression.terms.reduce((total, term) => added(total, sumOf(term.of), fraction(term.rate)), nothing());
      case "hinge":
        return addHinge(sumOf(expression.of), expression);
      case "min": {
        const [left, right] = [sumOf(expression.left), sumOf(expression.right)];
        if (expression.beyond !== undefined && expression.beyond <= 0) return left;
        const above = addHinge(plus(left, right, MINUS_ONE), expression, undefined, expression.beyond);
        return plus(left, above, MINUS_ONE);
      }
      case "max": {
        const [left, right] = [sumOf(expression.left), sumOf(expression.right)];
        return plus(left, addHinge(plus(right, left, MINUS_ONE), expression), ONE);
      }
      case "schedule": {
        const of = sumOf(expression.of);
        return expression.rates.reduce<Sum>((total, rate, i) => {
          const start = constantSum(fraction(i === 0 ? 0 : expression.tops[i - 1]!));
          const change = fraction(rate).sub(fraction(i === 0 ? 0 : expression.rates[i - 1]!));
          return added(total, addHinge(plus(of, start, MINUS_ONE), expression, i), change);
        }, nothing());
      }
      case "when": {
        const [positive, then, otherwise] = [expression.positive, expression.then, expression.otherwise].map((part) =>
          addSum(sumOf(part)),
        ) as [number, number, number];
        const grid = Number(lcm(BigInt(nodes[then]!.grid), BigInt(nodes[otherwise]!.grid)));
        return addBending({ op: "select", grid, positive, then, otherwise }, expression);
      }
      case "cents": {
        const of = addSum(sumOf(expression.of));
        return ofNode(nodes[of]!.grid === CENTS ? of : add({ op: "cents", grid: CENTS, of }));
      }
      case "steps":
        return addBending(
          { op: "steps", grid: 1, of: addSum(sumOf(expression.of)), size: expression.size },
          expression,
        );
    }
  };

  for (const each of lines) sumOf(each);
  return {
    inputs,
    outputs: new Map(Object.entries(outputs).map(([name, of]) => [name, addSum(sumOf(of))])),
    lines: lines.map((line) => ({ line, node: lineNodes.get(line)! })),
    nodes,
    bends,
  };
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);
const MINUS_ONE = new Fraction(-1);

const fractions = new Map<string, Fraction>();

/** The same few rates and amounts come again and again, and to read one from text takes longer than to look it up. */
function fraction(rate: Rate): Fraction {
  const key = String(rate);
  const known = fractions.get(key);
  if (known !== undefined) return known;
  const read = typeof rate === "number" ? new Fraction(key) : new Fraction(String(rate[0])).div(String(rate[1]));
  fractions.set(key, read);
  return read;
}

const isNamed = (rule: BendingRule): boolean => "kink" in rule && rule.kink !== undefined;

const parts = (value: Fraction) => ({ numerator: Number(value.s * value.n), denominator: Number(value.d) });

const nothing = (): Sum => constantSum(ZERO);

const constantSum = (constant: Fraction): Sum => ({ constant, terms: new Map() });

const ofNode = (node: number): Sum => ({ constant: ZERO, terms: new Map([[node, ONE]]) });

const plus = (left: Sum, right: Sum, rate: Fraction): Sum =>
  added({ constant: left.constant, terms: new Map(left.terms) }, right, rate);

/** Adds to `total` itself, which must be the caller's own. */
function added(total: Sum, right: Sum, rate: Fraction): Sum {
  const isPlain = rate.equals(ONE);
  const times = (value: Fraction) => (isPlain ? value : value.mul(rate));
  for (const [node, coefficient] of right.terms) {
    const before = total.terms.get(node);
    total.terms.set(node, before === undefined ? times(coefficient) : before.add(times(coefficient)));
  }
  total.constant = total.constant.add(times(right.constant));
  return total;
}
