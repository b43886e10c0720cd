/** The worker's side of a thread: serves its functions, and holds a lock that tells that it lives. */
import { expose } from "comlink";

/** The key of the message that names the lock. */
export const ALIVE = "alive";

export function serveThread(functions: object): void {
  expose(functions);
  const lock = `crossover-${crypto.randomUUID()}`;
  void navigator.locks?.request(lock, () => {
    postMessage({ [ALIVE]: lock });
    return new Promise(() => {});
  });
}
