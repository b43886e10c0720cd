/**
 * Where a thread of the search can stop for a moment, between candidates and between linear programs, because another has more need
 * of the processor. Answers do not depend on it.
 */

let wait: () => void = () => {};

/** Called some thousand times a second, and so to be cheap where there is nothing to wait for. */
export const giveWay = (): void => wait();

/** @param how waits for as long as this thread should, if it should */
export function giveWayBy(how: () => void): void {
  wait = how;
}
