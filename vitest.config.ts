import { defineConfig } from "vitest/config";

/** Puts another module in the place of one that other tests have loaded by then. */
const ALONE = ["test/tax/states/made-up-state.test.ts"];

/** They drive a browser or Redis, which a newcomer may not have, and take a minute of waiting: `npm run test:outside`. */
const OUTSIDE = [
  "test/web/planner.test.ts",
  "test/web/file-host.test.ts",
  "test/sweep/crash.test.ts",
  "test/sweep/queue.test.ts",
];

export default defineConfig({
  test: {
    setupFiles: ["test/ledger/setup.ts"],
    env: { TZ: "UTC" },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // vitest leaves a core to the editor; here the tests are all that runs.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        // The law is read, its kernels are made and warm up once a process, and not once a file.
        test: { name: "together", include: ["test/**/*.test.ts"], exclude: [...ALONE, ...OUTSIDE], isolate: false },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
      // As long as anything else of a browser's is waited for.
      { extends: true, test: { name: "outside", include: OUTSIDE, expect: { poll: { timeout: 40_000 } } } },
    ],
  },
});
