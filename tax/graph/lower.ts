/**
 * Lowers lines to a network of sums and hinges.
 *
 * - min(a, b) = a - hinge(a - b), max(a, b) = a + hinge(b - a);
 * - a rate schedule is a hinge for each threshold, weighted by the change of rate there;
 * - sums of sums are one sum; equal nodes are one node; what no output needs is still here (readers leave it out).
 */
import type { Expression, Line } from "./expression.ts";
import { type Bend, type BendingRule, CENTS, keyOf, type Network, type Node, type Term } from "./network.ts";
import { lcm, MINUS_ONE, ONE, product, type Ratio, ratio, ratioOf, total, ZERO } from "./ratio.ts";

/** A constant and nodes, each times a rate; nodes in order, each once. */
interface Sum {
  constant: Ratio;
  nodes: readonly number[];
  rates: readonly Ratio[];
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
    const key = keyOf(node);
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    known.set(key, nodes.push(node) - 1);
    return nodes.length - 1;
  };

  const addSum = ({ constant, nodes: of, rates }: Sum): number => {
    if (constant.numerator === 0 && of.length === 1 && isOne(rates[0]!)) return of[0]!;
    let grid = constant.denominator;
    const terms: Term[] = [];
    for (let k = 0; k < of.length; k++) {
      const [node, { numerator, denominator }] = [of[k]!, rates[k]!];
      if (numerator === 0) continue;
      grid = lcm(grid, ratio(numerator, denominator * nodes[node]!.grid).denominator);
      terms.push({ node, numerator, denominator });
    }
    return add({ op: "sum", grid, constant, terms });
  };

  const addBending = (node: Node, rule: BendingRule, rate = 0): Sum => {
    const index = add(node);
    const before = bends.get(index);
    if (before === undefined || (!isNamed(before.rule) && isNamed(rule))) bends.set(index, { line, rule, rate });
    return ofNode(index);
  };

  const addHinge = (of: Sum, rule: BendingRule, rate?: number, most?: number): Sum => {
    if (of.nodes.length === 0) return constantSum(of.constant.numerator > 0 ? of.constant : ZERO);
    const node = addSum(of);
    const target = nodes[node]!;
    if (target.op === "hinge") return ofNode(node);
    const hinge: Node = { op: "hinge", grid: target.grid, of: node };
    return addBending(most === undefined ? hinge : { ...hinge, most }, rule, rate);
  };

  const sumOf = (expression: Expression): Sum => {
    if (typeof expression === "number") return constantSum(ratioOf(expression));
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
        return expression.terms.reduce((sum, term) => plus(sum, sumOf(term.of), ratioOf(term.rate)), NOTHING);
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
        return expression.rates.reduce<Sum>((sum, rate, i) => {
          const start = constantSum(ratioOf(i === 0 ? 0 : expression.tops[i - 1]!));
          const before = ratioOf(i === 0 ? 0 : expression.rates[i - 1]!);
          const change = total(ratioOf(rate), product(MINUS_ONE, before));
          return plus(sum, addHinge(plus(of, start, MINUS_ONE), expression, i), change);
        }, NOTHING);
      }
      case "when": {
        const [positive, then, otherwise] = [expression.positive, expression.then, expression.otherwise].map((part) =>
          addSum(sumOf(part)),
        ) as [number, number, number];
        const grid = lcm(nodes[then]!.grid, nodes[otherwise]!.grid);
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

const isNamed = (rule: BendingRule): boolean => "kink" in rule && rule.kink !== undefined;

const isOne = ({ numerator, denominator }: Ratio): boolean => numerator === 1 && denominator === 1;

const constantSum = (constant: Ratio): Sum => ({ constant, nodes: [], rates: [] });

const NOTHING = constantSum(ZERO);

const ofNode = (node: number): Sum => ({ constant: ZERO, nodes: [node], rates: [ONE] });

/** left + rate * right */
function plus(left: Sum, right: Sum, rate: Ratio): Sum {
  const nodes: number[] = [];
  const rates: Ratio[] = [];
  let l = 0;
  for (let r = 0; r < right.nodes.length; r++) {
    const node = right.nodes[r]!;
    while (l < left.nodes.length && left.nodes[l]! < node) {
      nodes.push(left.nodes[l]!);
      rates.push(left.rates[l++]!);
    }
    const own = product(right.rates[r]!, rate);
    nodes.push(node);
    rates.push(left.nodes[l] === node ? total(left.rates[l++]!, own) : own);
  }
  while (l < left.nodes.length) {
    nodes.push(left.nodes[l]!);
    rates.push(left.rates[l++]!);
  }
  return { constant: total(left.constant, product(right.constant, rate)), nodes, rates };
}
