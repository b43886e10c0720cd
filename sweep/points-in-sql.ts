/** The points of a finished file, asked in SQL: its table is `points`. */
import type { Ask } from "./query.ts";
import type { Group, Points, Scale, Varied } from "./summary.ts";
import type { Sweep } from "./sweep.ts";

/** What varies in a sweep, by its first column: the second, where there is one, is the day of an exit. */
export const variedIn = ({ points }: Sweep): Varied[] =>
  points.axes.map((axis) => {
    const { name, type } = axis.columns[0]!;
    const isNumber = type === "DOUBLE";
    return { name, isNumber, isList: !isNumber && axis.kind === "values" && axis.count > 1 };
  });

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const asText = (name: string): string => `cast(${quoted(name)} as varchar)`;
const numbers = (row: readonly unknown[]): number[] => row.map(Number);

export function pointsInSql(ask: Ask): Points {
  const rowsOf = async (sql: string) => (await ask(sql)).rows;
  return {
    count: async () => {
      const [points, failed] = numbers((await rowsOf("select count(*), count(error) from points"))[0]!);
      return { points: points!, failed: failed! };
    },
    errors: async (most) => {
      const rows = await rowsOf(
        `select error, count(*) n from points where error is not null group by error order by n desc, error limit ${most}`,
      );
      return rows.map(([error, points]) => ({ error: String(error), points: Number(points) }));
    },
    values: async (column, most) => (await distinct(quoted(column), most)).map(Number),
    texts: async (column, most) => (await distinct(asText(column), most)).map(String),
    limits: async (column, parts) =>
      numbers(
        (
          await rowsOf(
            `select ${parts.map((part) => `quantile_disc(${quoted(column)}, ${part})`).join(", ")} from points where error is null`,
          )
        )[0]!,
      ),
    spread: async (of, group, parts) => {
      const [row] = await rowsOf(
        `select count(*), avg(${of}), min(${of}), ${parts.map((part) => `quantile_cont(${of}, ${part})`).join(", ")} from points where ${among(group)}`,
      );
      const [points, mean, least, ...quantiles] = numbers(row!) as [number, number, number, ...number[]];
      return points === 0 ? null : { points, mean, least, quantiles };
    },
    bins: async (of, group, { from, width, count }) => {
      const place = `least(${count - 1}, greatest(0, cast(floor((${of} - ${from}) / ${width || 1}) as integer)))`;
      const rows = await rowsOf(`select ${place} b, count(*) from points where ${among(group)} group by b`);
      const counted = new Map(rows.map((row) => numbers(row) as [number, number]));
      return Array.from({ length: count }, (_, i) => counted.get(i) ?? 0);
    },
    means: async (of, x, y) => {
      const rows = await rowsOf(
        `select ${placeOn(x)} x, ${y === null ? "0" : placeOn(y)} y, avg(${of}) from points where error is null group by x, y`,
      );
      return rows
        .filter((row) => row.every((each) => each !== null))
        .map((row) => {
          const [column, at, mean] = numbers(row) as [number, number, number];
          return { x: column, y: at, mean };
        });
    },
  };

  async function distinct(value: string, most: number): Promise<unknown[]> {
    const rows = await rowsOf(
      `select distinct ${value} v from points where error is null and v is not null order by v limit ${most}`,
    );
    return rows.map(([value]) => value);
  }
}

const among = (group: Group): string =>
  `error is null${group === null ? "" : ` and ${asText(group.column)} = '${group.value.replaceAll("'", "''")}'`}`;

function placeOn(scale: Scale): string {
  const name = quoted(scale.column);
  if ("values" in scale)
    return `case ${name} ${scale.values.map((value, i) => `when ${value} then ${i}`).join(" ")} end`;
  const cases = scale.limits.map((limit, i) => `when ${name} <= ${limit} then ${i}`).join(" ");
  return `case when ${name} is null then null ${cases} else ${scale.limits.length} end`;
}
