/**
 * A plan as one mixed-integer program for HiGHS, written down without thought: every hinge that the bounds of its terms leave open has
 * a binary and the bounds as its big-M, elections have one too, steps and shares are integers. The rows are those of the proof.
 *
 * HiGHS is helped in one thing: money is in thousands of dollars, and tolerances are as small as it takes them. In dollars, with
 * its own tolerances, its presolve called programs of this kind infeasible in which doing nothing is a feasible point.
 */
import { addPlan } from "../dist/solver/program/plan-program.js";
import { scorerOf } from "../dist/solver/scorer.js";
import { Program } from "../dist/tax/graph/program/program.js";

/** @typedef {{ low: number, high: number, columns: readonly number[], coefficients: readonly number[] }} Row */

const FREE = Number.NEGATIVE_INFINITY;
/** Dollars in which the program counts money. */
const UNIT = 1000;
const TOLERANCE = 1e-9;

/**
 * @param {import("../dist/model/compiled-plan.js").CompiledPlan} compiled
 * @param {import("highs").Highs} highs
 */
export function naiveProgram(compiled, highs) {
  const program = new Program();
  const { shares, objective } = addPlan(program, compiled);
  const lower = [...program.lower];
  const upper = [...program.upper];
  const integers = new Set([...shares, ...program.steps.map(({ after }) => after)]);
  /** @type {Row[]} */
  const rows = [...program.rows];
  const binary = () => {
    integers.add(lower.length);
    upper.push(1);
    return lower.push(0) - 1;
  };
  /** `index` is at most `most` where the binary is 1, and at most `otherwise` where it is 0. */
  const atMost = (/** @type {number} */ index, /** @type {number} */ by, most = 0, otherwise = 0) =>
    rows.push({ low: FREE, high: otherwise, columns: [index, by], coefficients: [1, otherwise - most] });
  const atLeast = (/** @type {number} */ index, /** @type {number} */ by, least = 0, otherwise = 0) =>
    rows.push({ low: otherwise, high: -FREE, columns: [index, by], coefficients: [1, otherwise - least] });

  for (const { before, after } of program.hinges) {
    const isAbove = binary();
    const [low, high] = [lower[before], upper[before]];
    atMost(after, isAbove, high, 0);
    // after - before <= -low * (1 - isAbove)
    rows.push({ low: FREE, high: -low, columns: [after, before, isAbove], coefficients: [1, -1, -low] });
  }
  for (const { positive, chosen, left } of program.selections) {
    const isChosen = binary();
    atMost(positive, isChosen, upper[positive], 0);
    atLeast(positive, isChosen, 0, lower[positive]);
    atMost(chosen, isChosen, upper[chosen], 0);
    atLeast(chosen, isChosen, lower[chosen], 0);
    atMost(left, isChosen, 0, upper[left]);
    atLeast(left, isChosen, 0, lower[left]);
  }
  for (const [first, second] of program.exclusions) {
    const isFirst = binary();
    atMost(first, isFirst, upper[first], 0);
    atMost(second, isFirst, 0, upper[second]);
  }

  const isMoney = lower.map((_, index) => !integers.has(index));
  const inUnits = (/** @type {number[]} */ amounts) =>
    amounts.map((each, index) => (isMoney[index] ? each / UNIT : each));
  const inRow = rows.map(({ columns }) => (columns.some((index) => isMoney[index]) ? UNIT : 1));
  const starts = [0];
  for (const { columns } of rows) starts.push(starts[starts.length - 1] + columns.length);
  const { continuous, integer } = highs.constants.variableType;
  /** @type {import("highs").ModelData} */
  const model = {
    numCols: lower.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    offset: objective.constant / UNIT,
    colCost: lower.map((_, index) => (objective.terms.get(index) ?? 0) / (isMoney[index] ? 1 : UNIT)),
    colLower: inUnits(lower),
    colUpper: inUnits(upper),
    rowLower: rows.map(({ low }, row) => low / inRow[row]),
    rowUpper: rows.map(({ high }, row) => high / inRow[row]),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: lower.length,
      starts,
      indices: rows.flatMap(({ columns }) => [...columns]),
      values: rows.flatMap(({ columns, coefficients }, row) =>
        coefficients.map((rate, k) => (rate * (isMoney[columns[k]] ? UNIT : 1)) / inRow[row]),
      ),
    },
    integrality: isMoney.map((is) => (is ? continuous : integer)),
  };
  return {
    model,
    shares,
    size: {
      variables: lower.length,
      rows: rows.length,
      hinges: program.hinges.length,
      binaries: lower.length - program.names.length,
    },
  };
}

/**
 * Has HiGHS solve it.
 *
 * @param {import("../dist/model/compiled-plan.js").CompiledPlan} compiled
 * @param {import("highs").Highs} highs
 * @param {{ seconds: number, gap: number, onProgress: (now: { best: number | null, bound: number | null }) => void }} options `best` is
 *   what the law makes of the shares of HiGHS' best point, rounded, if they are within the limits; dollars of the objective made large
 */
export function solveNaively(compiled, highs, { seconds, gap, onProgress }) {
  const { model: data, shares, size } = naiveProgram(compiled, highs);
  const scorer = scorerOf(compiled);
  const model = highs.createModel();
  model.passModel(data);
  model.options.set({
    output_flag: false,
    time_limit: seconds,
    mip_rel_gap: 0,
    mip_abs_gap: gap / UNIT,
    mip_feasibility_tolerance: TOLERANCE,
    primal_feasibility_tolerance: TOLERANCE,
  });
  /** @type {number | null} */
  let best = null;
  /** @type {number | null} */
  let bound = null;
  const take = (/** @type {ArrayLike<number>} */ point) => {
    const { score, broken } = scorer.score(Float64Array.from(shares, (index) => Math.round(point[index])));
    if (broken === 0) best = Math.max(best ?? FREE, score);
  };
  const tell = (/** @type {number} */ now) => {
    const known = Number.isFinite(now) && Math.abs(now) < 1e20 ? now * UNIT : bound;
    const isNews = known !== bound;
    bound = known;
    return isNews;
  };
  const { mipImprovingSolution, mipInterrupt } = highs.constants.callbackType;
  model.run({
    [mipImprovingSolution]: (/** @type {any} */ { data: now }) => {
      take(now.mip_solution);
      tell(now.mip_dual_bound);
      onProgress({ best, bound });
    },
    // Of the callbacks without a solution the one that comes although nothing is printed.
    [mipInterrupt]: (/** @type {any} */ { data: now }) => {
      if (tell(now.mip_dual_bound)) onProgress({ best, bound });
    },
  });
  const { optimal, timeLimit } = highs.constants.modelStatus;
  const status = model.getModelStatus();
  if (status === optimal) take(model.getSolution().colValue);
  tell(Number(model.info.get("mip_dual_bound")));
  onProgress({ best, bound });
  model.dispose();
  const ended = { [optimal]: "proven", [timeLimit]: "time" }[status] ?? `wrong: model status ${status}`;
  return { ended, size };
}
