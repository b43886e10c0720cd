/** The worker that answers the page's questions; one for as long as the page is open, or another where it dies. */
import type { Remote } from "comlink";
import type { DeskWorker } from "./desk-worker.ts";
import { threadOf } from "./thread.ts";

export let desk = opened();

function opened(): Remote<DeskWorker> {
  const thread = threadOf<DeskWorker>("desk");
  thread.died.catch(() => {
    if (thread.hasLived) desk = opened();
  });
  return thread.remote;
}
