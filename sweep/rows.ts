/** The points of a sweep as rows, one after the other, for a program: nothing is kept, so it needs no database. */
import { type Block, columnsOf } from "./columns.ts";
import { executorOf } from "./executors.ts";
import { neighboursOf, stagesOf } from "./neighbours.ts";
import { readSweep } from "./read-sweep.ts";
import { blockSizeOf, shareOut } from "./run-sweep.ts";
import { type SweepTexts, sweepOf } from "./sweep.ts";

/** A point: its number, what varies, and what came of it, by the names of the columns of `crossover sweep`. */
export type SweepRow = Record<string, number | string | boolean | null>;

/**
 * Works a sweep, and gives its points in order as they are done: `for await (const row of sweep("sweep.yaml")) …`. To leave the loop ends
 * the work.
 *
 * @param path    of a file as `crossover sweep` takes it (docs/sweep.md)
 * @param options `workers`: threads that work points; none, unless given
 * @returns rows with dollars; a point that fails has its `error`, and null for the rest
 * @throws {PlanError} with everything that is wrong in the files
 */
export function sweep(path: string, { workers = 0 }: { workers?: number } = {}): AsyncGenerator<SweepRow> {
  const texts = readSweep(path);
  return rowsOf(texts, sweepOf(texts), workers);
}

async function* rowsOf(texts: SweepTexts, of: ReturnType<typeof sweepOf>, workers: number): AsyncGenerator<SweepRow> {
  const { count } = of.points;
  const size = blockSizeOf(of);
  const names = columnsOf(of).map(({ name }) => name);
  const executor = await executorOf(texts, workers);
  const inHand: Promise<Block>[] = [];
  const first = new Map<number, Block>();
  let next = 0;
  try {
    let nearTo: ((point: number) => string[]) | undefined;
    for (const stage of stagesOf(of)) {
      const near = nearTo;
      await shareOut(executor.slots, stage, async (point) => {
        first.set(point, await executor.run(point, 1, near?.(point)));
      });
      nearTo = neighboursOf(of, answersIn(first, names));
    }
    for (;;) {
      for (; inHand.length < executor.slots && next < count; next += size) {
        const before = first.get(next);
        const run = () => executor.run(next, Math.min(size, count - next), nearTo?.(next));
        const block = before === undefined ? run() : Promise.resolve(before);
        // Thrown when its turn comes; nobody waits for it where the loop was left.
        block.catch(() => {});
        inHand.push(block);
      }
      const block = await inHand.shift();
      if (block === undefined) return;
      for (let i = 0; i < block.count; i++) yield rowOf(block, i, names);
    }
  } finally {
    await executor.close();
  }
}

/** Decisions of blocks of one point, where there are any. */
function answersIn(blocks: ReadonlyMap<number, Block>, names: readonly string[]): Map<number, string> {
  const column = names.indexOf("decisions") - 1;
  return new Map(
    [...blocks].flatMap(([point, { columns }]) => {
      const decisions = columns[column]![0];
      return typeof decisions === "string" ? [[point, decisions]] : [];
    }),
  );
}

const rowOf = ({ first, columns }: Block, i: number, [point, ...others]: readonly string[]): SweepRow =>
  Object.fromEntries([
    [point!, first + i],
    ...others.map((name, column) => [name, cellOf(columns[column]![i]!)] as const),
  ]);

/** Among numbers NaN stands for none. */
const cellOf = (value: number | string | boolean | null) => (Number.isNaN(value) ? null : value);
