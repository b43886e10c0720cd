/**
 * A plan for which threads wait: it stands in shared memory as soon as it is read, so that they can begin while the thread that read it has no
 * time for messages.
 */
import { deserialize, serialize } from "node:v8";
import type { Plan } from "../../model/plan.ts";

/** Two integers: whether it has come, and how many bytes it takes from here on. */
const HEAD = 8;
const [COME, BYTES] = [0, 1] as const;

/** What is reserved, and taken only as it is needed. A plan of more, which its file would have to make by the thousand paths, goes as messages do. */
const MOST = 2 ** 28;

export const planToCome = (): SharedArrayBuffer => new SharedArrayBuffer(HEAD, { maxByteLength: MOST });

/** To all who wait, and to those who ask later. */
export function givePlan(shared: SharedArrayBuffer, plan: Plan): void {
  const bytes = serialize(plan);
  const head = new Int32Array(shared, 0, HEAD / Int32Array.BYTES_PER_ELEMENT);
  if (HEAD + bytes.length <= MOST) {
    shared.grow(HEAD + bytes.length);
    new Uint8Array(shared, HEAD).set(bytes);
    head[BYTES] = bytes.length;
  }
  Atomics.store(head, COME, 1);
  Atomics.notify(head, COME);
}

/** Stops the thread until it has come. @returns null for one that is too large */
export function waitForPlan(shared: SharedArrayBuffer): Plan | null {
  const head = new Int32Array(shared, 0, HEAD / Int32Array.BYTES_PER_ELEMENT);
  Atomics.wait(head, COME, 0);
  const length = head[BYTES]!;
  return length === 0 ? null : (deserialize(Buffer.from(new Uint8Array(shared, HEAD, length))) as Plan);
}
