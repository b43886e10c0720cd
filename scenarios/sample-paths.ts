/** Draws price paths from a model. */
import { addDays, daysBetween } from "../model/dates.ts";
import { choleskyOf } from "./correlation.ts";
import { type Draws, drawsOf } from "./draws.ts";
import type { Bootstrap, ExitModel, GeometricBrownianMotion, Paths, PriceModel, PricePath } from "./price-model.ts";

export const DAYS_A_YEAR = 365.25;
/** As a plan file has prices. */
const LOWEST = 0.0001;
const HIGHEST = 1e6;
/** Days after which an exit is never. */
const LATEST_EXIT = 36_525;

/**
 * Price paths by a model.
 *
 * @param seed whole
 * @param count of samples
 * @param first the number of the first sample: sample 7 is the same whether or not those before it are drawn
 * @returns a path of each security for each sample, dollars a share, rounded to $0.0001
 * @throws {RangeError} if no securities can be correlated as the model says
 */
export function samplePaths(model: PriceModel, seed: number, count: number, first = 0): Paths[] {
  const sampler = samplerOf(model);
  return Array.from({ length: count }, (_, i) => sampler(seed, first + i));
}

/** For many samples one by one, without keeping them. @returns the paths of a sample */
export function samplerOf({
  dates,
  securities,
  correlation = [],
}: PriceModel): (seed: number, sample: number) => Paths {
  const years = dates.slice(1).map((day, i) => daysBetween(dates[i]!, day) / DAYS_A_YEAR);
  const names = Object.keys(securities);
  const moving = names.filter((name) => "gbm" in securities[name]!.model);
  const triangle = movingTogether(moving, correlation);
  const tables = [
    ...new Set(
      names.flatMap((name) => {
        const { model } = securities[name]!;
        return "bootstrap" in model ? [model.bootstrap.table] : [];
      }),
    ),
  ];

  return (seed, sample) => {
    const together = drawsOf(seed, sample, 0);
    const normals = years.map(() => moving.map(() => together.normal()));
    return Object.fromEntries(
      names.map((name, stream): [string, PricePath] => {
        const { start, model } = securities[name]!;
        const own = drawsOf(seed, sample, 1 + tables.length + stream);
        if ("gbm" in model) {
          const row = triangle[moving.indexOf(name)]!;
          const moves = normals.map((each) => row.reduce((sum, factor, k) => sum + factor * each[k]!, 0));
          return [name, { prices: brownian(start, model.gbm, years, moves, own), exit: null }];
        }
        if ("exit" in model) return [name, exiting(start, model.exit, dates, own)];
        const shared = drawsOf(seed, sample, 1 + tables.indexOf(model.bootstrap.table));
        return [name, { prices: drawnAgain(start, model.bootstrap, years, shared), exit: null }];
      }),
    );
  };
}

/**
 * How securities move together: the row of each times independent normals, one for each security.
 *
 * @throws {RangeError} if no securities can be correlated so
 */
export function movingTogether(
  names: readonly string[],
  correlation: NonNullable<PriceModel["correlation"]>,
): number[][] {
  const triangle = choleskyOf(
    names.map((one) =>
      names.map((other) => {
        if (one === other) return 1;
        return correlation.find(([a, b]) => (a === one && b === other) || (a === other && b === one))?.[2] ?? 0;
      }),
    ),
  );
  if (triangle === null) throw new RangeError("no securities can be correlated so");
  return triangle;
}

const rounded = (price: number): number => Math.min(HIGHEST, Math.max(LOWEST, Math.round(price * 10_000) / 10_000));

/**
 * @param years between prices
 * @param moves standard normal, one for each of them
 * @param draws for its jumps
 * @returns dollars a share, the start first
 */
export function brownian(
  start: number,
  { drift, volatility, jumps }: GeometricBrownianMotion,
  years: readonly number[],
  moves: readonly number[],
  draws: Draws,
): Float64Array {
  const prices = new Float64Array(years.length + 1);
  prices[0] = rounded(start);
  let logarithm = Math.log(start);
  years.forEach((time, i) => {
    logarithm += (Math.log1p(drift) - volatility ** 2 / 2) * time + volatility * Math.sqrt(time) * moves[i]!;
    if (jumps !== undefined) {
      for (let left = poisson(jumps.perYear * time, draws); left > 0; left--) {
        logarithm += jumps.mean + jumps.deviation * draws.normal();
      }
    }
    prices[i + 1] = rounded(Math.exp(logarithm));
  });
  return prices;
}

/** How many jumps there are, by times between them. */
function poisson(mean: number, draws: Draws): number {
  let count = -1;
  let time = 0;
  while (time < mean) {
    time += -Math.log(draws.uniform());
    count++;
  }
  return Math.max(0, count);
}

/** @returns by the dates, of which the first is the start */
export function exiting(
  start: number,
  { years, price, failure, salvage }: ExitModel,
  dates: PriceModel["dates"],
  draws: Draws,
): PricePath {
  const time = years.median * Math.exp(years.deviation * draws.normal());
  const paid = price.median * Math.exp(price.deviation * draws.normal());
  const last = rounded(draws.uniform() < failure ? salvage : paid);
  const date = addDays(dates[0]!, Math.max(1, Math.min(LATEST_EXIT, Math.round(time * DAYS_A_YEAR))));
  const prices = Float64Array.from(dates, (day) => (day < date ? rounded(start) : last));
  return { prices, exit: { date, price: last } };
}

/**
 * Past returns drawn again.
 *
 * @param years between prices
 * @returns dollars a share, the start first
 */
export function drawnAgain(
  start: number,
  { returns, perYear, block }: Pick<Bootstrap, "returns" | "perYear" | "block">,
  years: readonly number[],
  draws: Draws,
): Float64Array {
  const prices = new Float64Array(years.length + 1);
  prices[0] = rounded(start);
  let [logarithm, time, drawn, row] = [Math.log(start), 0, 0, 0];
  years.forEach((length, i) => {
    time += length;
    for (; drawn < Math.round(time * perYear); drawn++) {
      row = drawn % block === 0 ? draws.below(returns.length) : (row + 1) % returns.length;
      logarithm += Math.log1p(returns[row]!);
    }
    prices[i + 1] = rounded(Math.exp(logarithm));
  });
  return prices;
}
