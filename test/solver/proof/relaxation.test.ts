import type { Highs } from "highs";
import { expect, test } from "vitest";
import { highs } from "../../../solver/highs.ts";
import { relaxationOf } from "../../../solver/proof/relaxation.ts";
import { single } from "../../../tax/graph/affine.ts";
import { boxOf } from "../../../tax/graph/program/bounds.ts";
import { Program } from "../../../tax/graph/program/program.ts";

/** HiGHS as it is, but for programs that it gives up on. */
async function failing(): Promise<Highs> {
  const loaded = await highs();
  const createModel = () => {
    const model = loaded.createModel();
    model.run = () => {
      throw new Error("run failed with HiGHS status -1");
    };
    return model;
  };
  return { ...loaded, createModel };
}

/** HiGHS as it is, but for programs that it leaves before the first step. */
async function hasty(): Promise<Highs> {
  const loaded = await highs();
  const createModel = () => {
    const model = loaded.createModel();
    const run = model.run.bind(model);
    model.run = () => {
      model.options.set({ simplex_iteration_limit: 0 });
      return run();
    };
    return model;
  };
  return { ...loaded, createModel };
}

test.each([
  ["that answers", highs, 7],
  ["that is cut short", hasty, 10],
  ["that gives up", failing, Number.POSITIVE_INFINITY],
])("a solver %s gives a bound that holds", async (_, load, bound) => {
  const program = new Program();
  const x = program.variable("x", [0, 10]);
  program.row(Number.NEGATIVE_INFINITY, single(x), 7);
  const relaxation = relaxationOf(await load(), program);
  relaxation.grow();
  relaxation.enter(boxOf(program), [], null);
  const relaxed = relaxation.maximize(single(x));
  relaxation.dispose();
  expect(relaxed.bound).toBeCloseTo(bound, 6);
  expect(relaxed.point === null).toBe(bound !== 7);
});
