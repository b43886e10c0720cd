/** A worker thread: makes the sweep from its texts once, and works blocks of its points. */
import { workerData } from "node:worker_threads";
import type { Block } from "./columns.ts";
import { type SweepTexts, sweepOf } from "./sweep.ts";
import { type Work, workOf } from "./work.ts";

const work = workOf(sweepOf(workerData as SweepTexts));

export default (of: Parameters<Work>): Promise<Block> => work(...of);
