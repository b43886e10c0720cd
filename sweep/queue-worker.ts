/** Takes blocks of sweeps that run elsewhere from their queue in Redis. */
import { encoded } from "./block-text.ts";
import { executorOf } from "./executors.ts";
import { present } from "./presence.ts";
import { type BlockJob, connectionsTo, libraries, type QueueOptions, queueOf, textsKey } from "./redis.ts";
import type { Executor } from "./run-sweep.ts";
import type { SweepTexts } from "./sweep.ts";

/** A worker that has not been heard of for so long has died. */
const LOCK_MILLISECONDS = 10_000;

export interface QueueWorker {
  close: () => Promise<void>;
}

/**
 * Takes blocks of any sweep from Redis, until it is closed.
 *
 * @param threads that work them; 0 works in this one
 * @param onBlock is told of each block that is done
 */
export async function queueWorker(
  url: string,
  threads: number,
  { build, tell }: QueueOptions,
  onBlock: (points: number) => void = () => {},
): Promise<QueueWorker> {
  const lib = await libraries();
  const connect = await connectionsTo(url, lib);
  const [own, reading] = [connect(), connect()];
  /** The sweep in hand: one follows another. */
  let inHand: { sweep: string; executor: Promise<Executor> } | null = null;
  const executorFor = (sweep: string): Promise<Executor> => {
    if (inHand?.sweep === sweep) return inHand.executor;
    inHand?.executor.then((executor) => executor.close()).catch(() => {});
    const executor = reading.get(textsKey(sweep)).then((texts) => {
      if (texts === null) throw new Error("the sweep is no longer in Redis");
      return executorOf(JSON.parse(texts) as SweepTexts, threads);
    });
    executor.catch(() => {
      inHand = null;
    });
    inHand = { sweep, executor };
    return executor;
  };
  const told = new Set([build]);
  const leave = present(reading, "worker", build, (sweeps) => {
    for (const other of sweeps) {
      if (told.has(other)) continue;
      told.add(other);
      tell(
        `A sweep there is run by Crossover ${other}, and this is ${build}: its points are left alone. Run the same build on all machines.`,
      );
    }
  });
  const worker = new lib.Worker<BlockJob, string>(
    queueOf(build),
    async ({ data: { sweep, first, count, near } }) => {
      const executor = await executorFor(sweep);
      const block = await executor.run(first, count, near);
      onBlock(count);
      return encoded(block);
    },
    {
      connection: own as never,
      concurrency: Math.max(1, threads),
      lockDuration: LOCK_MILLISECONDS,
      stalledInterval: LOCK_MILLISECONDS / 2,
      maxStalledCount: 1_000_000,
    },
  );
  worker.on("error", () => {});
  return {
    close: async () => {
      leave();
      await Promise.race([worker.close(), new Promise((over) => setTimeout(over, 5000))]);
      await inHand?.executor.then((executor) => executor.close()).catch(() => {});
      for (const client of [own, reading]) client.disconnect();
    },
  };
}
