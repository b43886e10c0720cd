import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/ledger/setup.ts"],
    env: { TZ: "UTC" },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // vitest leaves a core to the editor; here the tests are all that runs.
    maxWorkers: "100%",
  },
});
