/**
 * A value in shared memory: threads wait for it, or take it, while those that made it have no time for messages. Or one of them makes it for
 * all.
 */
import { deserialize, serialize } from "node:v8";

/** Two integers: how far it is, and how many bytes it takes from here on. */
const HEAD = 8;
const [STATE, BYTES] = [0, 1] as const;
/** Whether it is still to come, one is making it, or it is there. */
const [TO_COME, IN_HAND, THERE] = [0, 1, 2] as const;

/** What is reserved, and taken only as it is needed: what is larger, such as a plan of thousands of paths, cannot be shared. */
const MOST = 2 ** 28;

export const sharedValue = (): SharedArrayBuffer => new SharedArrayBuffer(HEAD, { maxByteLength: MOST });

const headOf = (shared: SharedArrayBuffer) => new Int32Array(shared, 0, HEAD / Int32Array.BYTES_PER_ELEMENT);

function change(shared: SharedArrayBuffer, state: number): void {
  const head = headOf(shared);
  Atomics.store(head, STATE, state);
  Atomics.notify(head, STATE);
}

/** To all who wait, and to those who ask later. Who gives it again gives the same. */
export function give(shared: SharedArrayBuffer, value: unknown): void {
  const bytes = serialize(value);
  if (HEAD + bytes.length <= MOST) {
    shared.grow(HEAD + bytes.length);
    new Uint8Array(shared, HEAD).set(bytes);
    headOf(shared)[BYTES] = bytes.length;
  }
  change(shared, THERE);
}

/** Stops the thread until it is there. @returns null for one that is too large */
export function waitFor<T>(shared: SharedArrayBuffer): T | null {
  const head = headOf(shared);
  for (let state = Atomics.load(head, STATE); state !== THERE; state = Atomics.load(head, STATE)) {
    Atomics.wait(head, STATE, state);
  }
  return taken<T>(shared);
}

/** Who comes first makes it; the others wait until it is there, and make it for themselves if it is too large. */
export function madeOnce<T>(shared: SharedArrayBuffer, make: () => T): T {
  const head = headOf(shared);
  for (;;) {
    switch (Atomics.compareExchange(head, STATE, TO_COME, IN_HAND)) {
      case TO_COME: {
        try {
          const made = make();
          give(shared, made);
          return made;
        } catch (reason) {
          letAnother(shared);
          throw reason;
        }
      }
      case IN_HAND:
        Atomics.wait(head, STATE, IN_HAND);
        break;
      default:
        return taken<T>(shared) ?? make();
    }
  }
}

/** Where who had it in hand may be dead. */
export function letAnother(shared: SharedArrayBuffer): void {
  const head = headOf(shared);
  if (Atomics.compareExchange(head, STATE, IN_HAND, TO_COME) === IN_HAND) Atomics.notify(head, STATE);
}

function taken<T>(shared: SharedArrayBuffer): T | null {
  const length = headOf(shared)[BYTES]!;
  return length === 0 ? null : (deserialize(Buffer.from(new Uint8Array(shared, HEAD, length))) as T);
}
