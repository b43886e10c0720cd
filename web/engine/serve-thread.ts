/** The worker's side of a thread: holds a lock that tells that it lives, and serves its functions. */
import { expose } from "comlink";

/** The key of the message that names the lock. */
export const ALIVE = "alive";
/** The key of the message that the thread has become what it is to be. */
export const SERVES = "serves";

/** To be called before all else: who is gone before it has the lock is not missed. */
export function showLife(): void {
  const lock = `crossover-${crypto.randomUUID()}`;
  void navigator.locks?.request(lock, () => {
    postMessage({ [ALIVE]: lock });
    return new Promise(() => {});
  });
}

export function serveThread(functions: object): void {
  expose(functions);
  postMessage({ [SERVES]: true });
}
