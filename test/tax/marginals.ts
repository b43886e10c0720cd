/**
 * One return and a direction: what every line is, what it gains for one step, and how far the next kink is.
 */
import Fraction from "fraction.js";
import type { Line } from "../../tax/graph/expression.ts";
import { lcm } from "../../tax/graph/lcm.ts";
import type { Network } from "../../tax/graph/network.ts";
import { type Bending, slopeReader } from "../../tax/graph/slope.ts";

/** An exact amount of dollars, and what it gains for one step; exact until the next kink. */
export interface Marginal {
  value: Fraction;
  rate: Fraction;
}

export interface Marginals {
  lines: readonly ({ line: Line } & Marginal)[];
  outputs: ReadonlyMap<string, Marginal>;
  /** How many steps away the next kink of any line is, and what bends there; null where none follows. */
  next: { distance: Fraction; bends: Bending[] } | null;
}

/**
 * @param inputs    whole cents, by slot
 * @param direction dollars that each input gains for one step, by name
 * @throws {Error} for an input that the network has not
 */
export function marginals(
  network: Network,
  inputs: ArrayLike<number>,
  direction: Readonly<Record<string, Fraction | number | string>>,
): Marginals {
  const rates = network.inputs.map(() => new Fraction(0));
  for (const [name, rate] of Object.entries(direction)) {
    const slot = network.inputs.indexOf(name);
    if (slot < 0) throw new Error(`no input is named ${name}`);
    rates[slot] = new Fraction(typeof rate === "number" ? String(rate) : rate);
  }
  const scale = rates.reduce((common, rate) => lcm(common, rate.d), 100n);
  const targets = [...network.lines.map(({ node }) => node), ...network.outputs.values()];
  const reader = slopeReader(network, targets, scale);
  reader.read(
    rates.map((rate, slot) => ({
      constant: (BigInt(inputs[slot]!) * scale) / 100n,
      rate: (rate.s * rate.n * scale) / rate.d,
    })),
    new Fraction(0),
  );
  const marginal = (node: number): Marginal => {
    const [{ constant, rate }, parts] = [reader.amount(node), reader.scaleOf(node)];
    return { value: new Fraction(constant, parts), rate: new Fraction(rate, parts) };
  };
  const distance = reader.until();
  return {
    lines: network.lines.map(({ line, node }) => ({ line, ...marginal(node) })),
    outputs: new Map([...network.outputs].map(([name, node]) => [name, marginal(node)])),
    next: distance === null ? null : { distance, bends: reader.bends() },
  };
}
