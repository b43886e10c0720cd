import { mergeConfig } from "vitest/config";
import quick from "./vitest.config.ts";

/** The long comparisons at their full size; the quick suite runs a part of each. */
export default mergeConfig(quick, {
  test: { env: { SLOW: "1" }, testTimeout: 600_000 },
});
