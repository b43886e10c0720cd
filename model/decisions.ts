/**
 * Decisions as people write them, to shares by column and back.
 *
 * A decision names a grant or a lot and a number of shares. Where shares were exercised before they vest, columns tell them apart by
 * the day they vest: an exercise takes the earliest-vesting shares first, and so does a sale.
 */

import { type Batch, type Column, vestedBy } from "./columns.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { counted, grouped } from "./counted.ts";
import type { IsoDate } from "./dates.ts";
import type { Grant } from "./plan.ts";
import { type Deciders, decideFor, decidersOn, isDecidedFor, isSharedWith, nameOfDeciders } from "./reveals.ts";

/** One step of a plan, in whole shares; `scenario` null: in all of them; several that are not told apart yet as in `exit or flat`. */
export type Decision =
  | { date: IsoDate; do: "exercise"; grant: string; shares: number; scenario: string | null }
  | { date: IsoDate; do: "sell"; lot: string; shares: number; scenario: string | null };

/** A decision that cannot be carried out, by its place in the list, and which of its keys stands in the way. */
export interface ImpossibleDecision {
  index: number;
  key: "date" | "lot" | "shares" | "scenario";
  message: string;
  remedy: string;
}

/**
 * @returns shares by column, and the decisions that cannot be carried out (their shares are left out)
 */
export function sharesOf(compiled: CompiledPlan, decisions: readonly Decision[]) {
  const shares = new Float64Array(compiled.columns.length);
  const impossible: ImpossibleDecision[] = [];
  const inOrder = decisions.map((decision, index) => ({ decision, index })).sort(byDateThenKind);
  for (const { decision, index } of inOrder) {
    const problem = decidersOf(compiled, decision)
      .map((deciders) => apply(compiled, shares, decision, deciders))
      .find((each) => each !== null);
    if (problem) impossible.push({ index, ...problem });
  }
  return { shares, impossible };
}

type Placed = { decision: Decision; index: number };

function byDateThenKind({ decision: a, index: i }: Placed, { decision: b, index: j }: Placed): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.do !== b.do) return a.do === "exercise" ? -1 : 1;
  return i - j;
}

/** Whose columns a decision fills: of all groups that are told apart on its day, or of those in which the scenarios are that it names. */
const decidersOf = ({ plan }: CompiledPlan, { date, scenario }: Decision): Deciders[] =>
  decidersOn(plan, date).filter(
    (deciders) =>
      scenario === null || plan.scenarios.some(({ name }, i) => decideFor(deciders, i) && isDecidedFor(scenario, name)),
  );

function apply(compiled: CompiledPlan, shares: Float64Array, decision: Decision, deciders: Deciders): Fault | null {
  const { columns, batches, plan, calendar } = compiled;
  if (!calendar.decisionDates.includes(decision.date)) {
    return fault("date", `${decision.date} is no day of the plan's decisions`, "Name it in the plan's decisions.");
  }
  const together = plan.scenarios.filter((_, i) => decideFor(deciders, i));
  if (!together.every(({ name }) => isDecidedFor(decision.scenario, name))) {
    if (plan.recourse === null) {
      return fault(
        "scenario",
        `${decision.scenario} cannot decide alone: the plan has no recourse`,
        "Give the plan recourse: {reveal: date}, or scenario: all.",
      );
    }
    const name = nameOfDeciders(plan, deciders);
    const later = plan.recourse.reveals.find(({ date }) => date > decision.date)?.date;
    return fault(
      "scenario",
      name === null
        ? `on ${decision.date} the scenarios are not told apart yet`
        : `on ${decision.date} ${name} are not told apart yet`,
      `Give scenario: ${name ?? "all"}${later === undefined ? "" : `, or a date from ${later} on`}.`,
    );
  }
  let left = decision.shares;
  const fill = (matching: (column: Column, index: number) => boolean, room: (index: number) => number) => {
    columns.forEach((column, index) => {
      if (column.date !== decision.date || column.deciders !== deciders || !matching(column, index)) return;
      const here = Math.min(left, Math.max(0, Math.floor(room(index))));
      shares[index]! += here;
      left -= here;
    });
    return decision.shares - left;
  };

  if (decision.do === "exercise") {
    const grant = plan.grants.find(({ id }) => id === decision.grant)!;
    const filled = fill(
      (column) => column.do === "exercise" && plan.grants[column.grant] === grant,
      (index) => exercisable(compiled, shares, index),
    );
    if (left === 0) return null;
    return wrongExercise(compiled, decision, grant, filled);
  }
  const filled = fill(
    (column) => column.do === "sell" && batches[column.batch]!.lot === decision.lot,
    (index) => sellable(compiled, shares, index),
  );
  if (left === 0) return null;
  return wrongSale(compiled, shares, decision, deciders, filled);
}

function wrongExercise({ plan }: CompiledPlan, { date, shares }: Decision, grant: Grant, possible: number): Fault {
  if (date > grant.expires) {
    return fault("date", `${grant.id} lapses after ${grant.expires}`, "Exercise it on that day or before.");
  }
  const opens = grant.earlyExercise ? grant.granted : [grant.granted, grant.vesting[0]!.date].sort().at(-1)!;
  if (date < opens) {
    return fault("date", `no option of ${grant.id} can be exercised before ${opens}`, "Give that day or a later one.");
  }
  const other = plan.grants.find((each) => each !== grant && each.givenAs === grant.givenAs);
  const elsewhere =
    other === undefined
      ? ""
      : ` The ${grouped(other.shares)} of the same grant that are ${other.type === "nso" ? "NSOs" : "ISOs"} stand as ${other.id}.`;
  return fault(
    "shares",
    `to exercise ${counted(shares, "option")} of ${grant.id} on ${date} is more than the ${grouped(possible)} that can be then`,
    `Of ${grouped(grant.shares)}, ${grouped(vestedBy(grant, date))} have vested by then${grant.earlyExercise ? ", and the rest can be exercised early" : ""}; earlier exercises count too.${elsewhere}`,
  );
}

type SaleDecision = Extract<Decision, { do: "sell" }>;

/** A lot that is not there, a day on which none of it can be sold, or too many shares. */
function wrongSale(
  { columns, batches }: CompiledPlan,
  shares: Float64Array,
  { date, lot, shares: wanted }: SaleDecision,
  deciders: Deciders,
  possible: number,
): Fault {
  const isHere = (of: Deciders) => isSharedWith(of, deciders);
  const known = batches.filter((batch) => batch.lot === lot && isHere(batch.deciders));
  const day = known[0] === undefined || known[0].exercise === null ? null : columns[known[0].exercise]!.date;
  if (day !== null && date < day) {
    return fault(
      "date",
      `${lot} is not there yet on ${date}`,
      `It is exercised on ${day}: give that day or a later one.`,
    );
  }
  const isMade = ({ exercise }: Batch) => exercise !== null && shares[exercise]! > 0;
  const ofLot = known.filter((batch) => batch.exercise === null || isMade(batch));
  if (ofLot.length === 0) {
    const [grant, made] = [lot.slice(0, lot.lastIndexOf("@")), lot.slice(lot.lastIndexOf("@") + 1)];
    const others = batches.filter((each) => each.lot.startsWith(`${grant}@`) && isHere(each.deciders) && isMade(each));
    const names = [...new Set(others.map((each) => each.lot))];
    return fault(
      "lot",
      `there is no lot ${lot}: nothing of ${grant} is exercised on ${made}`,
      names.length > 0 ? `Exercised before: ${names.join(", ")}.` : `Exercise some of ${grant} on that day.`,
    );
  }
  const canBeSold = columns.some((column) => {
    return (
      column.do === "sell" && column.date === date && isHere(column.deciders) && ofLot.includes(batches[column.batch]!)
    );
  });
  if (!canBeSold) {
    const vests = ofLot.map((batch) => batch.vests ?? "").sort()[0]!;
    return vests > date
      ? fault("date", `no share of ${lot} has vested by ${date}`, `The first do on ${vests}.`)
      : fault(
          "date",
          `${ofLot[0]!.security} cannot be sold on ${date}`,
          "Give a day from its `sellable.from` on and in none of its `blackouts`, in every scenario that the sale is for.",
        );
  }
  return fault(
    "shares",
    `to sell ${counted(wanted, "share")} of ${lot} on ${date} is more than the ${grouped(possible)} held then`,
    "Sell no more than was held at the start or exercised, less what was sold before.",
  );
}

type Fault = Omit<ImpossibleDecision, "index">;

const fault = (key: Fault["key"], message: string, remedy: string): Fault => ({ key, message: `${message}.`, remedy });

/** Options that a column can still exercise, given the shares so far. */
function exercisable({ limits }: CompiledPlan, shares: Float64Array, index: number): number {
  return limits.reduce((least, limit) => {
    if (limit.isChosen || !limit.name.startsWith("grants.")) return least;
    const at = limit.columns.indexOf(index);
    if (at < 0) return least;
    const used = limit.columns.reduce((sum, column, i) => sum + limit.coefficients[i]! * shares[column]!, 0);
    return Math.min(least, limit.most - used);
  }, Number.POSITIVE_INFINITY);
}

/** Shares that a sale column can still sell, given the shares so far. */
function sellable({ columns, batches, plan }: CompiledPlan, shares: Float64Array, index: number): number {
  const { batch: b, deciders } = columns[index]!;
  const batch = batches[b]!;
  const had = batch.exercise === null ? batch.held : shares[batch.exercise]!;
  const owners = [...plan.scenarios.keys()].filter((i) => decideFor(deciders, i));
  const sold = owners.map((owner) =>
    columns.reduce((sum, column, i) => {
      const counts = column.do === "sell" && column.batch === b && decideFor(column.deciders, owner);
      return counts ? sum + shares[i]! : sum;
    }, 0),
  );
  return had - Math.max(...sold);
}

/** The decisions of a candidate, in order; shares of one grant or lot that only differ in when they vest are one decision. */
export function decisionsOf({ plan, columns, batches }: CompiledPlan, shares: ArrayLike<number>): Decision[] {
  const merged = new Map<string, Decision>();
  columns.forEach((column, index) => {
    if (shares[index] === 0) return;
    const { lot } = batches[column.batch]!;
    const scenario = nameOfDeciders(plan, column.deciders);
    const what = column.do === "exercise" ? plan.grants[column.grant]!.id : lot;
    const key = [column.date, column.do, what, scenario].join("\n");
    const before = merged.get(key);
    if (before !== undefined) before.shares += shares[index]!;
    else if (column.do === "exercise") {
      merged.set(key, { date: column.date, do: "exercise", grant: what, shares: shares[index]!, scenario });
    } else merged.set(key, { date: column.date, do: "sell", lot: what, shares: shares[index]!, scenario });
  });
  return [...merged.values()];
}
