import { expect, test } from "vitest";
import { highs } from "../../../solver/highs.ts";
import { Explorer } from "../../../solver/proof/explore.ts";
import { noHistory } from "../../../solver/proof/region.ts";
import { relaxationOf } from "../../../solver/proof/relaxation.ts";
import { type Affine, constantOf, single } from "../../../tax/graph/affine.ts";
import { boundsReader, boxOf } from "../../../tax/graph/program/bounds.ts";
import { Program } from "../../../tax/graph/program/program.ts";
import { plus } from "../../../tax/graph/program/rounded.ts";

/** Where a program is split first. */
async function splitOf(program: Program, objective: Affine) {
  const relaxation = relaxationOf(await highs(), program);
  relaxation.grow();
  relaxation.scale();
  const explorer = new Explorer({
    ...{ program, objective, shares: [], relaxation },
    bounds: boundsReader(program),
    sums: () => [],
  });
  const whole = { box: boxOf(program), bound: Number.POSITIVE_INFINITY, inequalities: [], basis: null, depth: 0 };
  const { parts } = explorer.explore(whole, { least: -1, known: -1 }, noHistory(program.hinges.length));
  relaxation.dispose();
  return parts!.map(({ box }) => (index: number) => [box.lower[index], box.upper[index]]);
}

test("a hinge is split before a pair of which one is to be zero", async () => {
  const program = new Program();
  const sold = program.variable("sold", [0, 100]);
  const bought = program.variable("bought", [0, 100]);
  program.exclude(sold, bought);
  // As many are bought as are sold, at least: the relaxation has 50 of both, where the law has only bought ones.
  program.row(0, plus(single(bought), -1, single(sold)), 100);
  const gain = program.hinge("sold over 60", plus(single(sold), 1, constantOf(-60)));
  const objective = plus(plus(single(bought), 3, single(sold)), 1, gain);
  const { before } = program.hinges[0]!;

  // Over 60 there is nothing: as many would be bought, which excludes it.
  const parts = await splitOf(program, objective);
  expect(parts.map((rangeOf) => rangeOf(before))).toEqual([[-60, 0]]);
  // With the hinge decided, the pair is what is wrong.
  program.upper[sold] = 60;
  program.upper[before] = 0;
  const pair = await splitOf(program, objective);
  expect(pair.map((rangeOf) => [sold, bought].map((index) => rangeOf(index)[1] === 0))).toEqual([
    [true, false],
    [false, true],
  ]);
});
