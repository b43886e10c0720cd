/** The queue of a build in Redis: what its jobs are, and connections to it. */
import type { Redis } from "ioredis";
import { StoreError } from "./duckdb.ts";

const QUEUE = "crossover-sweep";

export interface QueueOptions {
  /** Of the program: its version and what tells builds of one version apart. */
  build: string;
  /** Takes sentences for a person who watches. */
  tell: (sentence: string) => void;
}

/** Points to be worked: so many from the first; `near` as `Work` has it. */
export interface BlockJob {
  sweep: string;
  first: number;
  count: number;
  near?: readonly string[];
}

export const queueOf = (build: string): string => `${QUEUE}-${build}`;

/** A key of all that is kept in Redis. */
export const keyOf = (...parts: readonly string[]): string => [QUEUE, ...parts].join(":");

/** Where the texts of a sweep are. */
export const textsKey = (sweep: string): string => keyOf("texts", sweep);

/** BullMQ, and the client that it needs: optional, so they are loaded where a queue is asked for. */
type Libraries = typeof import("bullmq") & { Redis: typeof Redis };

/** @throws {StoreError} where they cannot be loaded */
export async function libraries(): Promise<Libraries> {
  try {
    const [bullmq, ioredis] = await Promise.all([import("bullmq"), import("ioredis")]);
    return { ...bullmq, Redis: ioredis.Redis };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0]! : String(error);
    throw new StoreError(
      `a queue needs BullMQ, which cannot be loaded: ${reason}.`,
      "Install it: npm install bullmq ioredis.",
    );
  }
}

/** @throws {StoreError} where nothing answers there */
export async function connectionsTo(url: string, { Redis: Client }: Libraries): Promise<() => Redis> {
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
export const shown = (url: string): string => url.replace(/\/\/[^@/]*@/, "//");
