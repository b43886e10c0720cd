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
import type { Redis } from "ioredis";
import type { Block } from "./columns.ts";
import { StoreError } from "./duckdb.ts";
import { executorOf } from "./executors.ts";
import { present } from "./presence.ts";
import type { Executor } from "./run-sweep.ts";
import { digestsOf, type SweepTexts } from "./sweep.ts";
import type { Work } from "./work.ts";

const QUEUE = "crossover-sweep";
/** Blocks in Redis at a time, so that no worker waits for another. */
const SLOTS = 64;
/** Results that nobody fetches leave Redis after a week. */
const KEPT_SECONDS = 7 * 86_400;
/** How long Redis may be gone before a sweep ends (to be resumed). */
const PATIENCE_SECONDS = 60;
const WAIT_MILLISECONDS = 2000;
/** A worker that has not been heard of for so long has died. */
const LOCK_MILLISECONDS = 10_000;

export interface QueueOptions {
  /** Of the program: its version and what tells builds of one version apart. */
  build: string;
  /** Takes sentences for a person who watches. */
  tell: (sentence: string) => void;
}

interface BlockJob {
  sweep: string;
  first: number;
  count: number;
  near?: readonly string[];
}

const queueOf = (build: string): string => `${QUEUE}-${build}`;

const textsKey = (sweep: string): string => `${QUEUE}:texts:${sweep}`;

/** The same files make the same sweep. */
const nameOf = (texts: SweepTexts): string =>
  createHash("sha256")
    .update(JSON.stringify(digestsOf(texts)))
    .digest("hex")
    .slice(0, 24);

async function libraries() {
  try {
    const [bullmq, { Redis }] = await Promise.all([import("bullmq"), import("ioredis")]);
    return { ...bullmq, Redis };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0]! : String(error);
    throw new StoreError(
      `a queue needs BullMQ, which cannot be loaded: ${reason}.`,
      "Install it: npm install bullmq ioredis.",
    );
  }
}

type Libraries = Awaited<ReturnType<typeof libraries>>;

/** @throws {StoreError} where nothing answers there */
async function connectionsTo(url: string, { Redis: Client }: Libraries): Promise<() => Redis> {
  if (!/^rediss?:\/\//.test(url)) {
    throw new StoreError(`--queue ${url} is no address of Redis.`, "Give one such as redis://localhost:6379.");
  }
  const probe = new Client(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 5000,
    maxRetriesPerRequest: 0,
  });
  probe.on("error", () => {});
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `Redis does not answer at ${shown(url)}: ${reason}.`,
      "Start it (redis-server --appendonly yes), or mend the address.",
    );
  } finally {
    probe.disconnect();
  }
  return () => {
    const client = new Client(url, {
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(times * 100, 1000),
    });
    client.on("error", () => {});
    return client;
  };
}

/** Without a password. */
const shown = (url: string): string => url.replace(/\/\/[^@/]*@/, "//");

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

/** Doubles go as they are, bit by bit. */
function encoded({ first, count, columns }: Block): string {
  return JSON.stringify({
    first,
    count,
    columns: columns.map((column) =>
      column instanceof Float64Array
        ? Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("base64")
        : column,
    ),
  });
}

function decoded(text: string): Block {
  const { first, count, columns } = JSON.parse(text) as {
    first: number;
    count: number;
    columns: (string | Block["columns"][number])[];
  };
  return {
    first,
    count,
    columns: columns.map((column) => {
      if (typeof column !== "string") return column;
      const bytes = Uint8Array.from(Buffer.from(column, "base64"));
      return new Float64Array(bytes.buffer);
    }),
  };
}
