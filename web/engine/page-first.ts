/**
 * The page's own thread goes first.
 *
 * A browser gives all threads the same priority, and the search has as many as there are processors: what takes the page ten milliseconds
 * of a processor's time would take fifty by the clock. So the page says for how long it will be at work, in a word that all threads
 * share, and those of the search stop until then.
 */
import { giveWay, giveWayBy } from "../../solver/pool/give-way.ts";

/** Milliseconds from what a person does, or a thread says, until the page shows it. */
export const MOMENT = 80;

/** The time until which the page is at work, in milliseconds modulo 2^32. A page that is not isolated shares nothing. */
let until: Int32Array<ArrayBufferLike> | null = globalThis.crossOriginIsolated
  ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  : null;

/** The page is about to change. */
export function pageWorks(milliseconds = MOMENT): void {
  if (until !== null) Atomics.store(until, 0, Date.now() + milliseconds);
}

/** Whatever a person does is answered at once. */
export function personGoesFirst(): void {
  for (const event of ["pointerdown", "click", "keydown", "input", "wheel", "scroll", "hashchange"]) {
    addEventListener(event, () => pageWorks(), { capture: true, passive: true });
  }
}

/** The key of the message by which the page passes the word on to a thread that it starts. */
const PASSED_ON = "pageWorksUntil";

export const passOn = (to: Worker): void => to.postMessage({ [PASSED_ON]: until });

/** The search's side: a thread of it stops while the page works, and does not begin before that is over. */
export function letPageGoFirst(): Promise<void> {
  let over = 0;
  giveWayBy(() => {
    if (until === null) return;
    for (let time = Atomics.load(until, 0); time !== over; time = Atomics.load(until, 0)) {
      // Modulo 2^32, as the times are. Should the machine's clock be set back, nothing waits for long.
      Atomics.wait(until, 0, time, Math.min(MOMENT, (time - Date.now()) | 0));
      over = time;
    }
  });
  return new Promise((begin) => {
    addEventListener("message", ({ data }) => {
      if (data?.[PASSED_ON] === undefined) return;
      until = data[PASSED_ON];
      giveWay();
      begin();
    });
  });
}
