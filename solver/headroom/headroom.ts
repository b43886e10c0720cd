/**
 * How many ISOs can be exercised before AMT starts, how many make a plan's tax least, up to how many AMT comes back, and the tax
 * along the way with every kink named.
 *
 * The question is about one grant on one day: shares exercised then and kept, with all else decided as given (nothing, unless told),
 * and what is held at the horizon's end sold as the plan says. Kinks come from the slope reader; every number of shares that is
 * claimed is looked at from both sides by the exact evaluation, one share fewer and one more.
 * Source: Form 6251, lines 7-11; Form 8801.
 */

import type { CompiledPlan, CompiledScenario } from "../../model/compiled-plan.ts";
import type { IsoDate } from "../../model/dates.ts";
import { dollars } from "../../model/dollars.ts";
import { UNITS_PER_DOLLAR } from "../../model/prices.ts";
import { returnNetwork } from "../../tax/tax-return.ts";
import { curveOf } from "./curve.ts";
import type { CurvePoint } from "./curve-point.ts";
import { type ExactTaxes, exactTaxes, type Taxes } from "./exact-taxes.ts";
import { type Exercise, yearOfExercise } from "./exercise.ts";
import { firstAbove, type Stretch, stretchesOf } from "./stretches.ts";

/** Up to how many shares no AMT is due. */
export interface Crossover {
  /** `always`: AMT is due without any share; `never`: nor with all there is room for. */
  outcome: "starts" | "always" | "never";
  /** The most shares without AMT; 0 for `always`. */
  shares: number;
  /** AMT of the year at that number of shares, in dollars. */
  amt: number;
  /** AMT of the year with one share more, in dollars; null where there is none. */
  oneMore: number | null;
}

/** The number of shares that makes the tax of all years least. */
export interface LeastTax {
  /** The fewest shares at which the plan's total tax is least. */
  shares: number;
  /** As the objective `totalTax` counts it, in dollars. */
  totalTax: number;
  /** What it is with one share fewer and one more; null where there is no such number. */
  oneLess: number | null;
  oneMore: number | null;
  /** Less than with no share exercised, in dollars. */
  saves: number;
}

/** Up to how many shares AMT comes back as credit. */
export interface ComesBack {
  /** The end of this calendar year; the plan's last, where it ends sooner. */
  by: number;
  /** Up to this many shares all AMT that they cause has come back as credit by then. */
  shares: number;
  /** Whether that is all there is room for. */
  isAll: boolean;
  /** What has not come back by then with one share more, in dollars; null where there is none. */
  oneMore: number | null;
}

/** What an exercise of ISOs does to the taxes of all years, by shares. */
export interface Headroom {
  grant: string;
  date: IsoDate;
  year: number;
  /** Shares that can be exercised then. */
  room: number;
  /** Value less strike, in dollars a share. */
  bargainElement: number;
  /** Where options of the grant lapse within the horizon, the last day to exercise them; null: they do not. */
  lapses: IsoDate | null;
  amtStarts: Crossover;
  /** null where the state has no AMT. */
  stateAmtStarts: Crossover | null;
  leastTax: LeastTax;
  comesBack: ComesBack;
  curve: CurvePoint[];
}

/**
 * @param base   whole shares, by column: what is decided already, without wash sales
 * @param within years after that of the exercise in which AMT is to come back
 * @throws {Error} if kernel and trace disagree, which would be a defect
 */
export function headroom(
  compiled: CompiledPlan,
  of: CompiledScenario,
  base: Float64Array,
  exercise: Exercise,
  within: number,
): Headroom {
  const { plan, calendar } = compiled;
  const { grant, date, room, bargainElement } = exercise;
  const year = yearOfExercise(exercise);
  const by = Math.min(year + within, calendar.years.at(-1)!);
  const stretches = stretchesOf(compiled, of, base, exercise, by);
  const exact = exactTaxes(compiled, of, base, exercise, by);
  const asked = { stretches, exact, room };
  const { outputs, nodes } = returnNetwork(of.kinds[calendar.years.indexOf(year)]!);
  const stateAmt = nodes[outputs.get("state.amt")!]!;
  const hasStateAmt = stateAmt.op !== "sum" || stateAmt.terms.length > 0;
  return {
    grant: grant.id,
    date,
    year,
    room,
    bargainElement: bargainElement / UNITS_PER_DOLLAR,
    lapses: grant.expires < plan.horizon.end ? grant.expires : null,
    amtStarts: crossover(asked, "amt"),
    stateAmtStarts: hasStateAmt ? crossover(asked, "stateAmt") : null,
    leastTax: leastTax(asked),
    comesBack: comesBack(asked, year, by),
    curve: curveOf(stretches, exact, room),
  };
}

interface Asked {
  stretches: readonly Stretch[];
  exact: ExactTaxes;
  room: number;
}

function crossover({ stretches, exact, room }: Asked, name: "amt" | "stateAmt"): Crossover {
  if (exact.at(0)[name] > 0) {
    const oneMore = room > 0 ? dollars(exact.checkedAt(1)[name]) : null;
    return { outcome: "always", shares: 0, amt: dollars(exact.checkedAt(0)[name]), oneMore };
  }
  const start = firstAbove(stretches, (stretch) => stretch[name], room);
  const shares = lastBelow(start, room, (count) => exact.at(count)[name] > 0);
  const amt = dollars(exact.checkedAt(shares)[name]);
  if (shares === room) return { outcome: "never", shares, amt, oneMore: null };
  return { outcome: "starts", shares, amt, oneMore: dollars(exact.checkedAt(shares + 1)[name]) };
}

function comesBack({ stretches, exact, room }: Asked, year: number, by: number): ComesBack {
  // Credit and AMT are rounded to the cent each year.
  const rounding = by - year + 1;
  const caused = ({ outstanding }: Taxes) => outstanding - exact.at(0).outstanding;
  const start = firstAbove(stretches, ({ outstanding }) => outstanding, room);
  const shares = lastBelow(start, room, (count) => caused(exact.at(count)) > rounding);
  exact.checkedAt(shares);
  const isAll = shares === room;
  return { by, shares, isAll, oneMore: isAll ? null : dollars(caused(exact.checkedAt(shares + 1))) };
}

/** The last whole number before an amount is above its level, found from where it is so if cents could be parted. */
function lastBelow(start: number | null, room: number, isAbove: (count: number) => boolean): number {
  let count = start === null ? room : Math.min(room, Math.floor(start));
  while (count > 0 && isAbove(count)) count--;
  while (count < room && !isAbove(count + 1)) count++;
  return count;
}

/** Between kinks the tax is straight, so it is least at a kink; then share by share, since each year's is rounded to the cent. */
function leastTax({ stretches, exact, room }: Asked): LeastTax {
  const tax = (count: number) => exact.at(count).totalTax;
  const near = stretches.flatMap(({ from }) => [Math.floor(from.valueOf()), Math.ceil(from.valueOf())]);
  const candidates = [...new Set([0, ...near.filter((count) => count <= room), room])].sort((a, b) => a - b);
  let shares = candidates.reduce((best, count) => (tax(count) < tax(best) ? count : best));
  for (let moved = true; moved; ) {
    const from = shares;
    while (shares > 0 && tax(shares - 1) <= tax(shares)) shares--;
    while (shares < room && tax(shares + 1) < tax(shares)) shares++;
    moved = shares !== from;
  }
  const checked = (count: number) => (count < 0 || count > room ? null : dollars(exact.checkedAt(count).totalTax));
  return {
    shares,
    totalTax: checked(shares)!,
    oneLess: checked(shares - 1),
    oneMore: checked(shares + 1),
    saves: dollars(tax(0) - tax(shares)),
  };
}
