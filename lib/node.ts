/** The part of the library that only Node has: plans from files, and threads. */
export { readPlan } from "../scenarios/read-plan.ts";
export { poolInNode } from "../solver/pool/node-pool.ts";
