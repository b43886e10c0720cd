/** Kernels stand side by side in one memory: a browser has addresses for some hundred memories, a plan of scenarios needs more kernels. */
import { expect, test } from "vitest";
import { roomFor } from "../../tax/graph/wasm-room.ts";

test("rooms follow each other in one memory; what does not fit begins another", () => {
  const whole = roomFor(64 * 65_536);
  const first = roomFor(100);
  const second = roomFor(16);
  expect(first.memory).not.toBe(whole.memory);
  expect([first.base, second.base]).toEqual([0, 128]);
  expect(second.memory).toBe(first.memory);
  const large = roomFor(64 * 65_536 + 1);
  expect(large.memory).not.toBe(first.memory);
  expect(large.base).toBe(0);
  expect(large.buffer.byteLength).toBe(65 * 65_536);
});
