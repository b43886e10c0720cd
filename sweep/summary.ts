/** What a finished sweep shows at a glance: a heat map of two keys, and how tax and value are distributed. */
import type { Axis } from "./axes.ts";
import type { Ask } from "./query.ts";
import type { Sweep } from "./sweep.ts";

export interface HeatMap {
  /** What the cells hold: the mean of this column. */
  of: "firstExercise" | "value";
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

/** Values of a key that are shown one by one; of more, as many ranges are made. */
const MOST_LABELS = 10;
const BINS = 12;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const numbers = (row: readonly unknown[]): number[] => row.map(Number);

export async function summaryOf(sweep: Sweep, ask: Ask): Promise<SweepSummary> {
  const one = async (sql: string) => (await ask(sql)).rows[0]!;
  const [points, failed] = numbers(await one("select count(*), count(error) from points"));
  const { rows } = await ask(
    "select error, count(*) n from points where error is not null group by error order by n desc, error limit 3",
  );
  const { axes } = sweep.points;
  const apart = axes.find((axis) => axis.kind === "values" && axis.count > 1 && axis.columns[0]!.type !== "DOUBLE");
  const by = apart === undefined ? null : apart.columns[0]!.name;
  const groups = by === null ? [null] : await labelsOf(ask, by);
  const worked = points! > failed!;
  return {
    points: points!,
    failed: failed!,
    errors: rows.map(([error, count]) => ({ error: String(error), points: Number(count) })),
    heatMap: worked ? await heatMapOf(sweep, axes, ask) : null,
    by,
    distributions: worked
      ? (
          await Promise.all(
            (["tax", "value"] as const).flatMap((of) => groups.map((group) => distributionOf(ask, of, by, group))),
          )
        ).filter((each) => each !== null)
      : [],
  };
}

async function labelsOf(ask: Ask, key: string): Promise<string[]> {
  const { rows } = await ask(
    `select distinct cast(${quoted(key)} as varchar) v from points where error is null and v is not null order by v limit ${MOST_LABELS}`,
  );
  return rows.map(([label]) => String(label));
}

async function distributionOf(
  ask: Ask,
  of: "tax" | "value",
  by: string | null,
  group: string | null,
): Promise<Distribution | null> {
  const among = `error is null${by === null ? "" : ` and cast(${quoted(by)} as varchar) = '${group!.replaceAll("'", "''")}'`}`;
  const { rows } = await ask(
    `select count(*), avg(${of}), min(${of}), quantile_cont(${of}, 0.99), ${QUANTILES.map((q) => `quantile_cont(${of}, ${q})`).join(", ")} from points where ${among}`,
  );
  const [points, mean, least, most, ...quantiles] = numbers(rows[0]!);
  if (points === 0) return null;
  const width = (most! - least!) / BINS;
  const counted = new Map(
    (
      await ask(
        `select least(${BINS - 1}, greatest(0, cast(floor((${of} - ${least}) / ${width || 1}) as integer))) b, count(*) from points where ${among} group by b`,
      )
    ).rows.map((row) => numbers(row) as [number, number]),
  );
  const bins = Array.from({ length: width > 0 ? BINS : 1 }, (_, i) => ({
    from: least! + i * width,
    to: least! + (i + 1) * width,
    points: counted.get(i) ?? 0,
  }));
  return { of, group, points: points!, mean: mean!, quantiles, bins };
}

/** A price goes across and an income down, where there are such; else the first two keys that have numbers. */
async function heatMapOf({ job }: Sweep, axes: readonly Axis[], ask: Ask): Promise<HeatMap | null> {
  const keys = axes.filter(({ columns }) => columns[0]!.type === "DOUBLE").map(({ key }) => key);
  const across = keys.find((key) => /price/.test(key)) ?? keys[0];
  if (across === undefined) return null;
  const rest = keys.filter((key) => key !== across);
  const down = rest.find((key) => key.startsWith("income.")) ?? rest[0] ?? null;
  const of = "solve" in job ? "firstExercise" : "value";
  const x = await scaleOf(ask, across);
  const y = down === null ? null : await scaleOf(ask, down);
  const { rows } = await ask(
    `select ${x.place} x, ${y?.place ?? "0"} y, avg(${of}) from points where error is null group by x, y`,
  );
  const cells = Array.from({ length: y?.labels.length ?? 1 }, (): (number | null)[] =>
    new Array(x.labels.length).fill(null),
  );
  for (const [column, row, mean] of rows) {
    if (column !== null && row !== null && mean !== null) cells[Number(row)]![Number(column)] = Number(mean);
  }
  return {
    of,
    across: { key: across, labels: x.labels },
    down: y && { key: down!, labels: y.labels },
    cells,
  };
}

/** The values of a key, or ranges that hold equally many points; and in SQL the place of a point among them. */
async function scaleOf(ask: Ask, key: string): Promise<{ labels: string[]; place: string }> {
  const name = quoted(key);
  const { rows } = await ask(
    `select distinct ${name} v from points where error is null and v is not null order by v limit ${MOST_LABELS + 1}`,
  );
  const values = rows.map(([value]) => Number(value));
  if (values.length <= MOST_LABELS) {
    const cases = values.map((value, i) => `when ${value} then ${i}`).join(" ");
    return { labels: values.map(label), place: `case ${name} ${cases} end` };
  }
  const edges = Array.from({ length: MOST_LABELS - 1 }, (_, i) => (i + 1) / MOST_LABELS);
  const found = await ask(
    `select ${edges.map((edge) => `quantile_disc(${name}, ${edge})`).join(", ")} from points where error is null`,
  );
  const limits = [...new Set(numbers(found.rows[0]!))];
  const cases = limits.map((limit, i) => `when ${name} <= ${limit} then ${i}`).join(" ");
  const labels = [...limits.map((limit) => `≤${label(limit)}`), "above"];
  return { labels, place: `case ${cases} else ${limits.length} end` };
}

const label = (value: number): string =>
  value.toLocaleString("en-US", { maximumSignificantDigits: Math.abs(value) < 100 ? 3 : 7 });
