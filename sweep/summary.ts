/** What a finished sweep shows at a glance: a heat map of two keys, and how tax and value are distributed. */

export interface HeatMap {
  /** What the cells hold: the mean of this column. */
  of: "firstExercise" | "value";
  /** By the column's name. */
  across: { key: string; labels: string[] };
  down: { key: string; labels: string[] } | null;
  /** By label down, then across; null where no point is. */
  cells: (number | null)[][];
}

export interface Distribution {
  of: "tax" | "value";
  /** The value of `by` that these points have; null: all points. */
  group: string | null;
  points: number;
  mean: number;
  /** At 5, 25, 50, 75 and 95 %, in dollars. */
  quantiles: number[];
  /** Of equal width from the least on; a hundredth of the points, the largest, are in the last. */
  bins: { from: number; to: number; points: number }[];
}

export interface SweepSummary {
  points: number;
  failed: number;
  /** The commonest errors. */
  errors: { error: string; points: number }[];
  heatMap: HeatMap | null;
  /** The key by whose values the distributions are told apart, or null. */
  by: string | null;
  distributions: Distribution[];
}

/** A column of what varies. */
export interface Varied {
  name: string;
  isNumber: boolean;
  /** Some values from a list, such as laws, by which points are told apart. */
  isList: boolean;
}

/** Points whose column has such a value, written as text; null: all of them. */
export type Group = { column: string; value: string } | null;

/** A number's place on a side of the heat map: by its values, or by ranges of which each ends at one of these. */
export type Scale = { column: string } & ({ values: readonly number[] } | { limits: readonly number[] });

/** What is asked of the points; of those that were worked, but for the counts. */
export interface Points {
  count: () => Promise<{ points: number; failed: number }>;
  /** The commonest. */
  errors: (most: number) => Promise<{ error: string; points: number }[]>;
  /** Numbers in their order; no more than so many. */
  values: (column: string, most: number) => Promise<number[]>;
  texts: (column: string, most: number) => Promise<string[]>;
  /** The least values that there are at or below which such parts of the points lie. */
  limits: (column: string, parts: readonly number[]) => Promise<number[]>;
  /** Between two points a quantile is in between; null: there are no such points. */
  spread: (
    of: Distribution["of"],
    group: Group,
    parts: readonly number[],
  ) => Promise<{ points: number; mean: number; least: number; quantiles: number[] } | null>;
  /** How many points are in each of so many ranges, the first and the last without end. */
  bins: (
    of: Distribution["of"],
    group: Group,
    ranges: { from: number; width: number; count: number },
  ) => Promise<number[]>;
  /** The mean of a column by places on the scales; points beside a scale are in none. */
  means: (of: HeatMap["of"], x: Scale, y: Scale | null) => Promise<{ x: number; y: number; mean: number }[]>;
}

/** Values of a key that are shown one by one; of more, as many ranges are made. */
export const MOST_LABELS = 10;
const BINS = 12;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];
/** The last bin has the rest. */
const MOST = 0.99;

/** @param sweep its columns, in order, and whether its points were solved */
export async function summaryOf(
  { varied, isSolved }: { varied: readonly Varied[]; isSolved: boolean },
  points: Points,
): Promise<SweepSummary> {
  const counts = await points.count();
  const by = varied.find(({ isList }) => isList)?.name ?? null;
  const groups: Group[] =
    by === null ? [null] : (await points.texts(by, MOST_LABELS)).map((value) => ({ column: by, value }));
  const isWorked = counts.points > counts.failed;
  const distributions = isWorked
    ? await Promise.all(
        (["tax", "value"] as const).flatMap((of) => groups.map((group) => distributionOf(points, of, group))),
      )
    : [];
  return {
    ...counts,
    errors: await points.errors(3),
    heatMap: isWorked ? await heatMapOf(varied, isSolved ? "firstExercise" : "value", points) : null,
    by,
    distributions: distributions.filter((each) => each !== null),
  };
}

async function distributionOf(points: Points, of: Distribution["of"], group: Group): Promise<Distribution | null> {
  const spread = await points.spread(of, group, [MOST, ...QUANTILES]);
  if (spread === null) return null;
  const [most, ...quantiles] = spread.quantiles as [number, ...number[]];
  const { least, mean } = spread;
  const width = (most - least) / BINS;
  const count = width > 0 ? BINS : 1;
  const counted = await points.bins(of, group, { from: least, width, count });
  const bins = counted.map((points, i) => ({ from: least + i * width, to: least + (i + 1) * width, points }));
  return { of, group: group?.value ?? null, points: spread.points, mean, quantiles, bins };
}

/** A price goes across and an income down, where there are such; else the first two keys that have numbers. */
async function heatMapOf(varied: readonly Varied[], of: HeatMap["of"], points: Points): Promise<HeatMap | null> {
  const keys = varied.filter(({ isNumber }) => isNumber).map(({ name }) => name);
  const across = keys.find((key) => /price/.test(key)) ?? keys[0];
  if (across === undefined) return null;
  const rest = keys.filter((key) => key !== across);
  const down = rest.find((key) => key.startsWith("income.")) ?? rest[0] ?? null;
  const x = await scaleOf(points, across);
  const y = down === null ? null : await scaleOf(points, down);
  const [columns, rows] = [labelsOf(x), y === null ? null : labelsOf(y)];
  const cells = Array.from({ length: rows?.length ?? 1 }, (): (number | null)[] =>
    new Array(columns.length).fill(null),
  );
  for (const { x: column, y: row, mean } of await points.means(of, x, y)) cells[row]![column] = mean;
  return {
    of,
    across: { key: across, labels: columns },
    down: rows && { key: down!, labels: rows },
    cells,
  };
}

/** The values of a key, or ranges that hold equally many points. */
async function scaleOf(points: Points, column: string): Promise<Scale> {
  const values = await points.values(column, MOST_LABELS + 1);
  if (values.length <= MOST_LABELS) return { column, values };
  const edges = Array.from({ length: MOST_LABELS - 1 }, (_, i) => (i + 1) / MOST_LABELS);
  return { column, limits: [...new Set(await points.limits(column, edges))] };
}

const labelsOf = (scale: Scale): string[] =>
  "values" in scale ? scale.values.map(label) : [...scale.limits.map((limit) => `≤${label(limit)}`), "above"];

const label = (value: number): string =>
  value.toLocaleString("en-US", { maximumSignificantDigits: Math.abs(value) < 100 ? 3 : 7 });
