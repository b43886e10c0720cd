/**
 * Worker threads in Node, kept by piscina. They can be started before there is a plan for them, and load their code and HiGHS while it is read.
 */
import { Piscina } from "piscina";
import type { Plan } from "../../model/plan.ts";
import { give, letAnother, sharedValue } from "./node-shared.ts";
import type { Answer, Asked, Shared } from "./node-worker.ts";
import { type Turns, turns } from "./pool.ts";

export interface NodeThreads {
  /** How many there can be. */
  readonly count: number;
  /** As many as there are threads to take work; the others open one each when they are ready. */
  readonly turn: Turns;
  /** Rejects where the thread died; another has taken its place then. */
  run: (asked: Asked) => Promise<Answer>;
  /** Threads get ready for it, and know it as number 0. */
  open: (plan: Plan) => void;
  /** Ends them, whatever they do. */
  close: () => Promise<void>;
  /** As Node has them, for those who watch them. */
  readonly workers: () => Piscina["threads"];
}

const NOTHING: Asked = { id: -1, modules: [], task: { kind: "prepare" } };

/**
 * @param count  at least 1
 * @param atOnce those that are started now; the others are with the first work
 */
export function nodeThreads(count: number, atOnce = count): NodeThreads {
  const shared: Shared = { plan: sharedValue(), program: sharedValue() };
  const piscina = new Piscina<Asked, Answer>({
    filename: new URL("./node-worker.js", import.meta.url).href,
    workerData: shared,
    minThreads: atOnce,
    maxThreads: count,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  const turn = turns(atOnce);
  let ready = 0;
  piscina.on("workerCreate", () => {
    ready++;
    if (ready > atOnce && ready <= count) turn.oneMore();
  });
  piscina.on("workerDestroy", () => letAnother(shared.program));
  let closing: Promise<void> | null = null;
  piscina.on("error", (error) => {
    // A thread that is being ended may still answer: nobody waits for that.
    if (closing === null) throw error;
  });
  let waiting = count - atOnce;
  return {
    count,
    turn,
    run: (asked) => {
      const answer = piscina.run(asked);
      // piscina starts a thread where work waits for one: threads that are there have theirs by now.
      for (; waiting > 0; waiting--) piscina.run(NOTHING).catch(() => {});
      return answer;
    },
    open: (given) => give(shared.plan, given),
    close: () => {
      closing ??= piscina.destroy();
      return closing;
    },
    workers: () => piscina.threads,
  };
}
