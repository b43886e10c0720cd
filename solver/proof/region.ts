/** What a proof explores: boxes of decisions, and what it learns on the way. Plain data: it travels between workers. */
import type { Box } from "../../tax/graph/program/bounds.ts";
import type { Basis, Inequality } from "./relaxation.ts";

/** A box of decisions. */
export interface Region {
  box: Box;
  /** No plan in it is worth more, in dollars. */
  bound: number;
  inequalities: readonly Inequality[];
  basis: Basis | null;
  depth: number;
}

/** What splitting each hinge has brought: sums of dollars by hinge and side, and how often. */
export interface History {
  below: Float64Array;
  above: Float64Array;
  times: Float64Array;
}

export const noHistory = (hinges: number): History => ({
  below: new Float64Array(hinges),
  above: new Float64Array(hinges),
  times: new Float64Array(hinges),
});
