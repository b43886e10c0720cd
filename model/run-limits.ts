/** The limits of a plan that only a scenario's run decides: cash on a day, AMT of a year, a security's share of net worth at a year's end. */
import type { CompiledPlan, CompiledScenario } from "./compiled-plan.ts";
import type { IsoDate } from "./dates.ts";
import { yearEndsOf } from "./events.ts";
import type { PlanSlots } from "./plan-slots.ts";
import type { PlanMachine } from "./plan-work.ts";
import { outputOf } from "./readers.ts";
import { amountIn } from "./year-amounts.ts";

export interface RunLimit {
  name: string;
  /** The year (by its index) with which its slack is known. */
  year: number;
  /** The day or the calendar year that it is about. */
  place: IsoDate | number;
  /** In cents, once that year is worked. */
  slack: (machine: PlanMachine, slots: PlanSlots) => number;
}

/** In the order in which they are told. */
export function runLimits({ plan, calendar }: CompiledPlan, of: CompiledScenario): RunLimit[] {
  const { events, matrix } = of;
  const { years, horizonYears } = calendar;
  const amtLimits = years.slice(0, horizonYears).map((year) => amtLimit(plan.limits.amtPerYear, year));
  const floor = Math.round(of.scenario.cash.floor * 100);
  const checked = [...events.keys()].filter((e) => events[e]!.isChecked);
  const yearEnds = yearEndsOf(events);
  const at = (event: number) => ({ year: yearOfEvent(of, event), place: events[event]!.date });

  const cashSlack =
    (event: number): RunLimit["slack"] =>
    (machine, slots) =>
      machine.subtract(machine.load(slots.cash(event)), machine.constant(floor));
  const amtSlack =
    (year: number, limit: number): RunLimit["slack"] =>
    (machine, slots) =>
      machine.subtract(machine.constant(limit), machine.load(slots.output(year, outputOf.amt)));
  const concentrationSlack =
    (security: number, share: number, event: number, k: number): RunLimit["slack"] =>
    (machine, slots) => {
      const worth = (s: number) => {
        const price = machine.constant(of.yearEndPrices[s * yearEnds.length + k]!);
        const held = machine.load(slots.row(matrix.rows.shares(s, k)));
        return machine.divide(machine.multiply(held, price), machine.constant(100));
      };
      let netWorth = machine.load(slots.cash(event));
      for (let s = 0; s < of.scenario.securities.length; s++) netWorth = machine.add(netWorth, worth(s));
      return machine.subtract(machine.multiply(machine.constant(share), netWorth), worth(security));
    };

  return [
    ...checked.map((event) => ({ name: "cash.floor", ...at(event), slack: cashSlack(event) })),
    ...amtLimits.flatMap((limit, year) =>
      limit === null ? [] : [{ name: "limits.amtPerYear", year, place: years[year]!, slack: amtSlack(year, limit) }],
    ),
    ...of.concentration.flatMap(({ name, security, share, fromEvent }) =>
      yearEnds.flatMap((event, k) =>
        event < fromEvent ? [] : [{ name, ...at(event), slack: concentrationSlack(security, share, event, k) }],
      ),
    ),
  ];
}

/** The year (by its index) with which an event is worked; after the last year only its tax day comes. */
export const yearOfEvent = ({ events, kinds }: CompiledScenario, event: number): number =>
  events[event]!.year < 0 ? kinds.length - 1 : events[event]!.year;

/** Cents, or null in a year without a limit. */
export function amtLimit(limit: CompiledPlan["plan"]["limits"]["amtPerYear"], year: number): number | null {
  if (limit === null) return null;
  if (typeof limit !== "number" && [...limit.keys()].every((given) => given > year)) return null;
  return Math.round(amountIn(limit, year) * 100);
}
