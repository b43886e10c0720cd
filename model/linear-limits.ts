/**
 * What a plan's shares must obey whatever the tax: vesting, holdings, and the limits that count shares or strikes.
 * Each is a sum over columns that may not exceed an amount.
 */
import type { Calendar } from "./calendar.ts";
import { type Column, type Columns, vestedBy } from "./columns.ts";
import type { Plan } from "./plan.ts";
import { toUnits } from "./prices.ts";
import { isSharedWith, lastDeciders } from "./reveals.ts";

export interface LinearLimit {
  /** As the plan file names it, or the grant or lot it is about. */
  name: string;
  columns: readonly number[];
  coefficients: readonly number[];
  most: number;
  /** Whether the user asked for it; the others are facts of the holdings. */
  isChosen: boolean;
}

export function linearLimits(plan: Plan, calendar: Calendar, { columns, batches }: Columns): LinearLimit[] {
  const limits: LinearLimit[] = [];
  const all = [...columns.keys()];
  /** Of each batch: its exercise and its sales, in order. */
  const ofBatch = batches.map((): number[] => []);
  columns.forEach(({ batch }, index) => {
    ofBatch[batch]!.push(index);
  });
  /** @param among the columns that can have a coefficient */
  const add = (
    name: string,
    isChosen: boolean,
    most: number,
    coefficientOf: (column: Column, index: number) => number,
    among: readonly number[] = all,
  ) => {
    const limit = { name, isChosen, most, columns: [] as number[], coefficients: [] as number[] };
    for (const index of among) {
      const coefficient = coefficientOf(columns[index]!, index);
      if (coefficient === 0) continue;
      limit.columns.push(index);
      limit.coefficients.push(coefficient);
    }
    limits.push(limit);
  };
  for (const deciders of lastDeciders(plan)) {
    const isIn = (column: Column) => isSharedWith(column.deciders, deciders);
    const exercises = (grant: number) => (column: Column) =>
      column.do === "exercise" && column.grant === grant && isIn(column);

    plan.grants.forEach((grant, g) => {
      const exercised = exercises(g);
      for (const [i, day] of calendar.decisionDates.entries()) {
        const next = calendar.decisionDates[i + 1];
        const vested = vestedBy(grant, day);
        if (next !== undefined && vestedBy(grant, next) === vested) continue;
        const drawsOnVested = (column: Column) => {
          const { vests } = batches[column.batch]!;
          return exercised(column) && column.date <= day && (vests === null || vests <= day);
        };
        add(`grants.${grant.id}`, false, vested, (column) => (drawsOnVested(column) ? 1 : 0));
      }
      if (grant.earlyExercise) {
        add(`grants.${grant.id}`, false, grant.shares, (column) => (exercised(column) ? 1 : 0));
        for (const part of grant.vesting) {
          add(`grants.${grant.id}`, false, part.shares, (column) =>
            exercised(column) && batches[column.batch]!.vests === part.date ? 1 : 0,
          );
        }
      }
    });

    batches.forEach((batch, b) => {
      if (!isSharedWith(batch.deciders, deciders)) return;
      const held = (column: Column, index: number) => {
        if (index === batch.exercise) return -1;
        return column.do === "sell" && isIn(column) ? 1 : 0;
      };
      add(`lots.${batch.lot}`, false, batch.held, held, ofBatch[b]);
    });

    const { exerciseCash, keep, exercise } = plan.limits;
    if (exerciseCash !== null) {
      add("limits.exerciseCash", true, toUnits(exerciseCash), (column) =>
        column.do === "exercise" && isIn(column) ? toUnits(plan.grants[column.grant]!.strike) : 0,
      );
    }
    for (const { security, shares } of keep) {
      const held = batches.reduce((total, batch) => total + (batch.security === security ? batch.held : 0), 0);
      add(`limits.keep.${security}`, true, held - shares, (column) => {
        if (batches[column.batch]!.security !== security || !isIn(column)) return 0;
        return column.do === "sell" ? 1 : -1;
      });
    }
    for (const { grant, by, atLeast } of exercise) {
      // The plan file's whole grant, whatever it was split into.
      const isCounted = (column: Column) =>
        column.do === "exercise" && plan.grants[column.grant]!.givenAs === grant && isIn(column);
      add(`limits.exercise.${grant}`, true, -atLeast, (column) =>
        isCounted(column) && (by === null || column.date <= by) ? -1 : 0,
      );
    }
  }
  const seen = new Set<string>();
  return limits.filter(({ name, most, columns }) => {
    const key = `${name}\n${most}\n${columns.join()}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** How far a candidate is from breaking a limit, in the limit's own units; negative: by how much it breaks it. */
export function slackOf({ columns, coefficients, most }: LinearLimit, shares: ArrayLike<number>): number {
  let left = most;
  for (let i = 0; i < columns.length; i++) left -= coefficients[i]! * shares[columns[i]!]!;
  return left;
}
