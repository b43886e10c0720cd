/** The part of the library that only Node has: plans from files, threads, and sweeps. */
export { readPlan } from "../scenarios/read-plan.ts";
export { poolInNode } from "../solver/pool/node-pool.ts";
export { type SweepRow, sweep } from "../sweep/rows.ts";
