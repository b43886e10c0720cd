/**
 * Points that differ only in prices, decisions given: all of them by one piece of code for each point of the grid.
 */

import type { IsoDate } from "../model/dates.ts";
import { daysBetween } from "../model/dates.ts";
import { decided } from "../model/decided.ts";
import { decisionsIn } from "../model/decisions-file.ts";
import { type PathKernel, type PathOutcome, pathKernel } from "../model/path-kernel.ts";
import type { Plan, Security } from "../model/plan.ts";
import { PlanError } from "../model/plan-error.ts";
import { LANES } from "../model/plan-lanes.ts";
import { priceUnits, toUnits, UNITS_PER_DOLLAR } from "../model/prices.ts";
import { type Axis, type DrawnValue, type PricePath, pricedSecurity } from "./axes.ts";
import type { Outcome } from "./columns.ts";
import type { Sweep } from "./sweep.ts";

/** Below it, the code would cost more than it saves. */
const LEAST_SAMPLES = 32;

/** Whether only prices are drawn, often enough, and decisions are given. */
export function drawsOnlyPrices({ job, points: { axes, samples } }: Sweep): boolean {
  const drawn = axes.filter(({ kind }) => kind === "drawn");
  return (
    "evaluate" in job &&
    samples >= LEAST_SAMPLES &&
    drawn.every(({ key }) => pricedSecurity(key) !== null) &&
    !axes.some((axis) => axis.kind === "values" && drawn.some(({ key }) => axis.key.startsWith(key)))
  );
}

/**
 * @param read is given the outcome of each point in turn, or null for one that has to be worked by itself
 * @returns false where the grid's point has no such code: then nothing is read
 */
export type PathWork = (
  grid: number,
  first: number,
  count: number,
  read: (point: number, shown: DrawnValue["shown"][], outcome: Outcome | null) => void,
) => boolean;

type DrawnAxis = Extract<Axis, { kind: "drawn" }>;

export function pathWorkOf(sweep: Sweep): PathWork {
  const { axes, samples, seed } = sweep.points;
  const drawn = axes.filter((axis): axis is DrawnAxis => axis.kind === "drawn");
  let at = -1;
  let pricer: Pricer | null = null;
  return (grid, first, count, read) => {
    if (grid !== at) {
      pricer = pricerOf(sweep, drawn, grid);
      at = grid;
    }
    if (pricer === null) return false;
    const { kernel, price } = pricer;
    const prices = new Float64Array(kernel.quotes.length);
    const waiting: { point: number; shown: DrawnValue["shown"][]; isWorked: boolean }[] = [];
    const work = () => {
      kernel.run();
      waiting.forEach(({ point, shown, isWorked }, lane) => {
        read(point, shown, isWorked ? outcomeOf(kernel.outcome(lane)) : null);
      });
      waiting.length = 0;
    };
    for (let point = first; point < first + count; point++) {
      const values = drawn.map((axis) => axis.draw(seed, point % samples));
      const isWorked = price(values, prices);
      if (isWorked) kernel.set(waiting.length, prices);
      waiting.push({ point, shown: values.map(({ shown }) => shown), isWorked });
      if (waiting.length === LANES) work();
    }
    if (waiting.length > 0) work();
    return true;
  };
}

function outcomeOf({ payrollTax, broken, ...outcome }: PathOutcome): Outcome {
  const tax = Math.round((outcome.federalTax + outcome.stateTax + payrollTax) * 100) / 100;
  return { error: null, ...outcome, tax, broken: broken.length > 0 ? broken.join(", ") : null };
}

interface Pricer {
  kernel: PathKernel;
  /** Writes the price of each quote; false where a price or what is held would be beyond what a plan can have. */
  price: (values: readonly DrawnValue[], into: Float64Array) => boolean;
}

function pricerOf(sweep: Sweep, drawn: readonly DrawnAxis[], grid: number): Pricer | null {
  let plan: Plan;
  let kernel: PathKernel | null;
  try {
    plan = sweep.variant(grid * sweep.points.samples);
    const { compiled, shares } = decided(decisionsIn(sweep.decisions!), plan);
    kernel = pathKernel(compiled, shares);
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
  if (kernel === null) return null;
  const { securities } = plan.scenarios[0]!;
  const { start } = plan.horizon;
  const writers = drawn.map((axis, d) => {
    const security = securities.find(({ id }) => id === pricedSecurity(axis.key))!;
    const quotes = kernel.quotes.flatMap((quote, q) => (quote.security === security.id ? [{ day: quote.day, q }] : []));
    return {
      d,
      quotes,
      read: priceReader(
        security,
        quotes.map(({ day }) => day),
        start,
      ),
      most: mostPrice(plan, security.id),
    };
  });
  const constant = kernel.quotes.map(({ security, day }) =>
    priceUnits(securities.find(({ id }) => id === security)!, day),
  );
  return {
    kernel,
    price: (values, into) => {
      into.set(constant);
      for (const { d, quotes, read, most } of writers) {
        const { value } = values[d]!;
        if (!read(value, most)) return false;
        for (let i = 0; i < quotes.length; i++) into[quotes[i]!.q] = read.prices[i]!;
      }
      return true;
    },
  };
}

/** The highest price of a security at which all that could be held of it stays far below what a plan can hold; dollars. */
function mostPrice({ grants, lots }: Plan, security: string): number {
  const held = [...grants, ...lots].reduce((sum, each) => (each.security === security ? sum + each.shares : sum), 0);
  const others = Math.max(1, held);
  return Math.min(1e6, 1e8 / others);
}

interface PriceReader {
  /** Reads a drawn value; false where a price is out of range. */
  (value: number | PricePath, most: number): boolean;
  /** By day, in units of $0.0001. */
  prices: Float64Array;
}

/** As `priceUnits`, but where the days of a path lie among its own is looked up once. */
function priceReader(security: Security, days: readonly IsoDate[], start: IsoDate): PriceReader {
  const prices = new Float64Array(days.length);
  let dates: readonly IsoDate[] | null = null;
  let places: { before: number; part: number }[] = [];
  const lookUp = (of: readonly IsoDate[]) => {
    dates = of;
    places = days.map((day) => {
      const after = of.findIndex((date) => date > day);
      if (after <= 0) return { before: -1, part: 0 };
      return { before: after - 1, part: daysBetween(of[after - 1]!, day) / daysBetween(of[after - 1]!, of[after]!) };
    });
  };
  const read = (value: number | PricePath, most: number): boolean => {
    const path = typeof value === "number" ? { dates: [start], prices: Float64Array.of(value) } : value;
    for (const price of path.prices) if (!(price >= 1 / UNITS_PER_DOLLAR && price <= most)) return false;
    if (path.dates !== dates) {
      // Days that each path has of its own are not worth looking up.
      if (path.dates.length < 8) {
        const own = { ...security, prices: path.dates.map((date, i) => ({ date, price: path.prices[i]! })) };
        for (let i = 0; i < days.length; i++) prices[i] = priceUnits(own, days[i]!);
        return true;
      }
      lookUp(path.dates);
    }
    for (let i = 0; i < days.length; i++) {
      const { before, part } = places[i]!;
      if (before < 0) {
        const own = { ...security, prices: path.dates.map((date, k) => ({ date, price: path.prices[k]! })) };
        prices[i] = priceUnits(own, days[i]!);
        continue;
      }
      const [from, to] = [path.prices[before]!, path.prices[before + 1]!];
      prices[i] = toUnits(security.steps || part === 0 ? from : from * (to / from) ** part);
    }
    return true;
  };
  return Object.assign(read, { prices });
}
