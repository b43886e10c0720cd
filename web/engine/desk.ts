/** The worker that answers the page's questions; one for as long as the page is open. */
import { type Remote, wrap } from "comlink";
import type { DeskWorker } from "./desk-worker.ts";

export const desk: Remote<DeskWorker> = wrap<DeskWorker>(
  new Worker(new URL("./desk-worker.ts", import.meta.url), { type: "module", name: "desk" }),
);
