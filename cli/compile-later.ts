/**
 * Has V8 wait before it optimizes code. A command lasts seconds, each of its threads works through code of its own, and compilers take the
 * processors that the threads need: without this, a short search spends two fifths of its processor time on them.
 */
import { setFlagsFromString } from "node:v8";

// What a function may do, in bytes of its code, before it is optimized; Node 20 has 132 KiB and 1.8 million. HiGHS is WebAssembly: some of its
// functions take seconds to optimize, so they have to have run for as long. Later versions weigh otherwise, and would complain of a flag that
// they no longer have.
if (process.versions.node.startsWith("20.")) {
  setFlagsFromString("--interrupt-budget=600000");
  setFlagsFromString("--wasm-tiering-budget=400000000");
}
