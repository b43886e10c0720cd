/** What a file of a finished sweep shows at a glance, where there is no database: of CSV, and of what `--summary --json` prints. */
import { z } from "zod";
import { pointsInCsv } from "./points-in-csv.ts";
import { REMEDY, ResultsError } from "./results-error.ts";
import { type SweepSummary, summaryOf } from "./summary.ts";

/** In memory its points take several times as much. */
const MOST_BYTES = 100_000_000;
const SUMMARY = "crossover sweep sweep.yaml --summary --json > summary.json";

const of = z.enum(["tax", "value"]);
const count = z.int().min(0);
const axis = z.object({ key: z.string(), labels: z.array(z.string()) });
const summary = z.object({
  points: count,
  failed: count,
  errors: z.array(z.object({ error: z.string(), points: count })),
  heatMap: z
    .object({
      of: z.enum(["firstExercise", "value"]),
      across: axis,
      down: axis.nullable(),
      cells: z.array(z.array(z.number().nullable())),
    })
    .nullable(),
  by: z.string().nullable(),
  distributions: z.array(
    z.object({
      of,
      group: z.string().nullable(),
      points: count,
      mean: z.number(),
      quantiles: z.array(z.number()).length(5),
      bins: z.array(z.object({ from: z.number(), to: z.number(), points: count })),
    }),
  ),
});

/** @throws {ResultsError} if it is not the results of a sweep, or in a format that needs DuckDB */
export async function summaryInFile(bytes: Uint8Array): Promise<SweepSummary> {
  const begins = (at: number, letters: string) =>
    [...letters].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
  if (begins(8, "DUCK")) throw closed("a DuckDB database");
  if (begins(0, "PAR1")) throw closed("a Parquet file");
  if (bytes.length > MOST_BYTES) {
    const size = `${Math.round(bytes.length / 1e6)} MB`;
    throw new ResultsError(
      `this file has ${size}, more than can be read at once here.`,
      `Open what this writes: ${SUMMARY}.`,
    );
  }
  const text = new TextDecoder().decode(bytes);
  if (text.trimStart().startsWith("{")) return summaryInJson(text);
  const { points, ...sweep } = pointsInCsv(text);
  return summaryOf(sweep, points);
}

const closed = (what: string): ResultsError =>
  new ResultsError(
    `this is ${what}, which is read by the command line only.`,
    `Open what this writes: ${SUMMARY}. Or let the sweep write CSV: --out points.csv.`,
  );

function summaryInJson(text: string): SweepSummary {
  const read = summary.safeParse(parsed(text));
  if (!read.success) throw new ResultsError("this is JSON, but not the summary of a sweep.", REMEDY);
  return read.data;
}

/** undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
