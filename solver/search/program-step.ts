/**
 * Steps by linear programs: the best step that the slopes at a candidate promise, within a trust region and all limits.
 *
 * Value and slacks are piecewise linear in the shares, so near a candidate they are linear but for the kinks. The program trades
 * many units at once (an exercise, the sales that pay for it, the gain that uses the loss up), which moves of one or two units cannot.
 * A candidate that breaks limits is repaired the same way: what is broken may stay broken, at a price.
 */
import { mostShares } from "../../model/choices.ts";
import type { CompiledPlan } from "../../model/compiled-plan.ts";
import { slackOf } from "../../model/linear-limits.ts";
import { signOf } from "../../model/objective.ts";
import type { LinearProgram } from "../linear-program.ts";
import { combined, type Direction, holdingsOf, unitsOf } from "../moves.ts";
import type { Scorer } from "../scorer.ts";
import type { Climber } from "./climb.ts";

const LARGEST_PROGRAM = 160;
const STEPS_ALONG = 64;
/** Below this part of all shares a step is for the other moves. */
const SMALLEST_TRUST = 1 / 100;
/** What a broken dollar costs the program; beyond any gain, but not so much that it drowns the others. */
const PRICE_OF_BREAKING = 100;

export type ProgramStepper = (shares: Float64Array, score: number, rounds: number) => number;

/**
 * @param kept columns whose shares stay as they are
 * @returns a function that moves `shares` by up to `rounds` programs, and the score reached
 */
export function programStepperOf(
  compiled: CompiledPlan,
  scorer: Scorer,
  climber: Climber,
  solve: (program: LinearProgram) => number[] | null,
  kept: ReadonlySet<number> = new Set(),
): ProgramStepper {
  const units = unitsOf(compiled).filter(({ columns }) => !columns.some((column) => kept.has(column)));
  const holdings = holdingsOf(compiled);
  const facts = compiled.limits
    .filter((limit) => !limit.isChosen)
    .map((limit) => ({
      limit,
      coefficients: new Map(limit.columns.map((column, i) => [column, limit.coefficients[i]!])),
    }));
  const sizeOf = (unit: Direction): number => mostShares(compiled, unit.columns[0]!);

  // Written over by each program: as many numbers as units times limits would be much to throw away each time.
  let slopesOfAll = new Float64Array(0);

  /** Value and slacks by a share of each direction, from a small step. */
  const measure = (shares: Float64Array, looks: readonly { direction: Direction; size: number }[]) => {
    const { value } = scorer.score(shares);
    const slacks = scorer.slacks().slice();
    const rows = slacks.length;
    if (slopesOfAll.length < rows * looks.length) slopesOfAll = new Float64Array(rows * looks.length);
    const steps = looks.map(({ direction, size }) => ({ direction, step: Math.max(1, Math.round(size / 2000)) }));
    const measured = looks.map((look, i) => ({
      ...look,
      gain: 0,
      slopes: slopesOfAll.subarray(rows * i, rows * (i + 1)),
    }));
    scorer.scoreSteps(shares, steps, (i, scored) => {
      const { step } = steps[i]!;
      const after = scorer.slacks();
      const from = rows * i;
      for (let k = 0; k < rows; k++) slopesOfAll[from + k] = (after[k]! - slacks[k]!) / step;
      measured[i]!.gain = (signOf(compiled.plan.objective.kind) * (scored.value - value)) / step;
    });
    return { slacks, measured };
  };

  const program = (shares: Float64Array, trust: number) => {
    const removed = units
      .filter((unit) => unit.columns.every((column) => shares[column]! > 0))
      .map((unit) => combined(unit, -1, null, 0));
    const { slacks, measured } = measure(shares, [
      ...removed.map((direction) => ({ direction, size: Math.max(1, holdings.reach(shares, direction)) })),
      ...units.map((direction) => ({ direction, size: sizeOf(direction) })),
    ]);
    // The rows that a step of this size could reach.
    const tight = [...slacks.keys()].filter((i) =>
      measured.some(({ slopes, size }) => slopes[i]! < 0 && slacks[i]! + 4 * trust * size * slopes[i]! < 0),
    );
    const largest = (of: readonly number[], count: number) =>
      [...of.keys()]
        .sort((a, b) => of[b]! - of[a]!)
        .slice(0, count)
        .map((i) => measured[i]!);
    const gains = measured.map(({ gain, size }) => gain * size);
    const supplies = measured.map(({ slopes, size }) => {
      let supply = 0;
      for (const i of tight) supply += Math.max(0, slopes[i]!);
      return supply * size;
    });
    const byGain = largest(gains, LARGEST_PROGRAM / 2);
    const bySupply = largest(supplies, LARGEST_PROGRAM / 4);
    const chosen = [
      ...new Set([
        ...(removed.length <= LARGEST_PROGRAM / 4 ? measured.slice(0, removed.length) : []),
        ...byGain,
        ...bySupply,
      ]),
    ];

    const elastic = tight.map((_, k) => chosen.length + k);
    const factRows = facts.flatMap(({ limit, coefficients }) => {
      const rates = chosen.map(({ direction }) => rateOf(coefficients, direction));
      const columns = [...rates.keys()].filter((j) => rates[j] !== 0);
      const row = { columns, coefficients: columns.map((j) => rates[j]!), most: slackOf(limit, shares) };
      return columns.length === 0 ? [] : [row];
    });
    const takes = new Map<number, { columns: number[]; coefficients: number[] }>();
    chosen.forEach(({ direction }, j) => {
      direction.columns.forEach((column, i) => {
        const row = takes.get(column) ?? { columns: [], coefficients: [] };
        row.columns.push(j);
        row.coefficients.push(-direction.coefficients[i]!);
        takes.set(column, row);
      });
    });
    const columnRows = [...takes]
      .filter(([, row]) => row.coefficients.some((coefficient) => coefficient > 0))
      .map(([column, row]) => ({ ...row, most: shares[column]! }));
    const slackRows = tight.map((i, k) => {
      const columns = [...chosen.keys()].filter((j) => chosen[j]!.slopes[i] !== 0);
      return {
        columns: [...columns, elastic[k]!],
        coefficients: [...columns.map((j) => -chosen[j]!.slopes[i]!), -1],
        most: slacks[i]!,
      };
    });
    const broken = tight.map((i) => Math.max(0, -slacks[i]!));
    return {
      chosen,
      program: {
        gains: [...chosen.map(({ gain }) => gain), ...elastic.map(() => -PRICE_OF_BREAKING)],
        upper: [...chosen.map(({ size }) => trust * size), ...broken.map((amount) => amount + 1e6)],
        rows: [...factRows, ...columnRows, ...slackRows],
      } satisfies LinearProgram,
      base: broken.reduce((sum, amount) => sum + amount, 0),
    };
  };

  return (shares, from, rounds) => {
    let score = from;
    let trust = 0.5;
    for (let round = 0; round < rounds && trust >= SMALLEST_TRUST; round++) {
      const { chosen, program: posed } = program(shares, trust);
      const solution = chosen.length === 0 ? null : solve(posed);
      const direction = chosen.reduce<Direction>(
        (sum, { direction: of }, j) => combined(sum, 1, of, (solution?.[j] ?? 0) / STEPS_ALONG),
        { columns: [], coefficients: [] },
      );
      const reached = solution === null ? score : climber.along(shares, score, direction);
      if (reached > score + 1) {
        score = reached;
        trust = Math.min(1, trust * 1.5);
      } else trust /= 4;
    }
    return score;
  };
}

function rateOf(fact: ReadonlyMap<number, number>, direction: Direction): number {
  let rate = 0;
  direction.columns.forEach((column, i) => {
    rate += (fact.get(column) ?? 0) * direction.coefficients[i]!;
  });
  return rate;
}
