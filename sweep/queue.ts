/**
 * A sweep on several machines: blocks of points are jobs of a queue in Redis (BullMQ), which any number of workers take.
 *
 * Only the machine that was asked for the sweep keeps results; it takes a job out of Redis when its block is on the disk. A job is named by
 * its sweep and its first point, so that one that goes on finds what was worked meanwhile. A job whose worker died is given to another.
 *
 * Each build of the program has a queue of its own, since results of two would not fit together. Who is there says so in Redis, so
 * that a sweep and a worker of different builds are told of each other.
 */
import { createHash } from "node:crypto";
import { decoded } from "./block-text.ts";
import { StoreError } from "./duckdb.ts";
import { present } from "./presence.ts";
import { type BlockJob, connectionsTo, libraries, type QueueOptions, queueOf, shown, textsKey } from "./redis.ts";
import type { Executor } from "./run-sweep.ts";
import { digestsOf, type SweepTexts } from "./sweep.ts";
import type { Work } from "./work.ts";

/** Blocks in Redis at a time, so that no worker waits for another. */
const SLOTS = 64;
/** Results that nobody fetches leave Redis after a week. */
const KEPT_SECONDS = 7 * 86_400;
/** How long Redis may be gone before a sweep ends (to be resumed). */
const PATIENCE_SECONDS = 60;
const WAIT_MILLISECONDS = 2000;

/** The same files make the same sweep. */
const nameOf = (texts: SweepTexts): string =>
  createHash("sha256")
    .update(JSON.stringify(digestsOf(texts)))
    .digest("hex")
    .slice(0, 24);

/**
 * Blocks of one sweep, worked by whoever takes them from Redis.
 *
 * @param patience seconds that Redis may be gone
 */
export async function queueExecutor(
  texts: SweepTexts,
  url: string,
  { build, tell }: QueueOptions,
  patience = PATIENCE_SECONDS,
): Promise<Executor> {
  const lib = await libraries();
  const connect = await connectionsTo(url, lib);
  const [own, listening] = [connect(), connect()];
  const queue = new lib.Queue<BlockJob, string>(queueOf(build), { connection: own as never });
  const events = new lib.QueueEvents(queueOf(build), { connection: listening as never });
  queue.on("error", () => {});
  events.on("error", () => {});
  const sweep = nameOf(texts);
  await own.set(textsKey(sweep), JSON.stringify(texts), "EX", KEPT_SECONDS);

  let goneSince: number | null = null;
  own.on("close", () => {
    goneSince ??= performance.now();
  });
  own.on("ready", () => {
    goneSince = null;
  });
  let giveUp: (error: Error) => void = () => {};
  const gone = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  gone.catch(() => {});
  const watch = setInterval(() => {
    if (goneSince === null || performance.now() - goneSince < patience * 1000) return;
    giveUp(
      new StoreError(
        `Redis at ${shown(url)} is gone.`,
        "Start it again, then go on with --resume: what is in stays in.",
      ),
    );
  }, 500);

  let told = "";
  const leave = present(own, "sweep", build, (workers) => {
    const others = [...workers].sort().join(", ");
    const waiting =
      others === ""
        ? `No worker is there yet. Start some: crossover worker --queue ${shown(url)}`
        : `The workers there are of Crossover ${others}, and this is ${build}: they leave its points alone. Run the same build on all machines.`;
    const said = workers.has(build) ? "" : waiting;
    // Once, until that changes.
    if (said !== "" && said !== told) tell(said);
    told = said;
  });

  const jobOf = (first: number) => `${sweep}-${first}`;
  const worked: Work = async (first, count, near) => {
    for (;;) {
      // One that is there already, even finished, is left as it is.
      const job = await queue.add(
        "block",
        { sweep, first, count, ...(near && { near }) },
        { jobId: jobOf(first), removeOnComplete: { age: KEPT_SECONDS } },
      );
      try {
        return decoded(await job.waitUntilFinished(events, WAIT_MILLISECONDS));
      } catch (error) {
        if ((await job.getState()) !== "failed") continue;
        await job.remove();
        throw error;
      }
    }
  };
  return {
    slots: SLOTS,
    run: (...of) => Promise.race([worked(...of), gone]),
    kept: async (first) => {
      await Promise.race([queue.remove(jobOf(first)), gone]);
    },
    close: async () => {
      clearInterval(watch);
      leave();
      await Promise.race([
        Promise.allSettled([events.close(), queue.close()]),
        new Promise((over) => setTimeout(over, 1000)),
      ]);
      for (const client of [own, listening]) client.disconnect();
    },
  };
}
