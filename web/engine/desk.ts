/** The thread that answers the page's questions; one for as long as the page is open, or another where it dies. */
import type { DeskWorker } from "./desk-worker.ts";
import { type Thread, ThreadDeath, threadOf } from "./thread.ts";

let desk = opened();

function opened(): Thread<DeskWorker> {
  const thread = threadOf<DeskWorker>("desk");
  thread.died.catch(() => {
    if (thread.hasServed) desk = opened();
  });
  return thread;
}

type Questions = { [Q in keyof DeskWorker]: (...about: Parameters<DeskWorker[Q]>) => ReturnType<DeskWorker[Q]> };
type AnswerTo<Q extends keyof DeskWorker> = Awaited<ReturnType<DeskWorker[Q]>>;

/**
 * Where the thread dies over a question, the next is asked it once more.
 *
 * @throws {Error} where it cannot be answered, which would be a defect
 */
export async function ask<Q extends keyof DeskWorker>(
  question: Q,
  ...about: Parameters<DeskWorker[Q]>
): Promise<AnswerTo<Q>> {
  const asked = desk;
  const answer = ({ remote }: Thread<DeskWorker>) => (remote as unknown as Questions)[question](...about);
  try {
    return (await Promise.race([answer(asked), asked.died])) as AnswerTo<Q>;
  } catch (reason) {
    if (!(reason instanceof ThreadDeath && asked.hasServed)) throw reason;
    return (await answer(desk)) as AnswerTo<Q>;
  }
}
