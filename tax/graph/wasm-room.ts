/**
 * Room for kernels in WebAssembly's memory. Many share one memory: engines set aside gigabytes of addresses for each, and a browser has
 * enough for some hundred in all its threads together. A memory whose kernels are all gone goes too.
 */
import { engine } from "./wasm-module.ts";

export interface WasmRoom {
  memory: object;
  buffer: ArrayBuffer;
  /** Where the room begins, in bytes; a multiple of a cache line. All zero. */
  base: number;
}

const PAGE = 65_536;
/** Pages that a memory has at least: room for some dozens of kernels. Those that are not written to take nothing. */
const PAGES = 64;
const LINE = 64;

let open: { memory: { readonly buffer: ArrayBuffer }; used: number } | null = null;

export function roomFor(bytes: number): WasmRoom {
  const needed = LINE * Math.ceil(bytes / LINE);
  if (open === null || open.used + needed > open.memory.buffer.byteLength) {
    open = { memory: new engine!.Memory({ initial: Math.max(PAGES, Math.ceil(needed / PAGE)) }), used: 0 };
  }
  const { memory, used } = open;
  open.used += needed;
  return { memory, buffer: memory.buffer, base: used };
}
