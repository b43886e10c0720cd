/**
 * Has V8 wait before it optimizes code, and before it collects garbage. A command lasts seconds, each of its threads works through code of its
 * own, and compilers take the processors that the threads need: without this, a short search spends two fifths of its processor time on them.
 */
import { setFlagsFromString } from "node:v8";

// What a function may do, in bytes of its code, before it is optimized; Node 20 has 132 KiB and 1.8 million. HiGHS is WebAssembly: some of its
// functions take seconds to optimize, so they have to have run for as long. Later versions weigh otherwise, and would complain of a flag that
// they no longer have.
if (process.versions.node.startsWith("20.")) {
  setFlagsFromString("--interrupt-budget=600000");
  setFlagsFromString("--wasm-tiering-budget=400000000");
  // Most of HiGHS is never called: what is, is validated then. It loads in 60 milliseconds of processor time instead of 85.
  setFlagsFromString("--wasm-lazy-validation");
  // Room for what is new grows to its full 16 MB at once: half of what `check` makes was otherwise moved in five collections on the way, by
  // threads that took as long to be woken as they saved.
  setFlagsFromString("--semi-space-growth-factor=16");
  setFlagsFromString("--no-parallel-scavenge");
}
