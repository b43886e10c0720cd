/** The kernel, the integers and the trace are readers of one network: they give the same cents, always. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { largestInput } from "../../tax/graph/kernel.ts";
import { type ReturnKind, returnInputs, returnNetwork } from "../../tax/tax-return.ts";
import { builtInLaws } from "../../tax/years/law.ts";
import { kernelAndTrace } from "./kernel-and-trace.ts";
import { amounts, returnKind } from "./returns.ts";

/** `npm run test:slow` looks at all of them. */
const returns = process.env.SLOW === "1" ? 100_000 : 4000;

test(`kernel, integers and trace agree to the cent on ${returns.toLocaleString("en-US")} random returns of all kinds`, () => {
  fc.assert(
    fc.property(returnKind, amounts, (kind, inputs) => {
      const both = kernelAndTrace(kind, inputs);
      return (
        [both.kernel, both.integers].every((read) =>
          read.every(([, amount], slot) => amount === both.trace[slot]![1]),
        ) || expect([both.kernel, both.integers]).toEqual([both.trace, both.trace])
      );
    }),
    { numRuns: returns, seed: 20_241_115 },
  );
}, 300_000);

test("a half cent goes up in all", () => {
  const kind: ReturnKind = {
    law: "enacted",
    year: 2024,
    filingStatus: "single",
    state: null,
    itemize: "never",
    stateIncomeTax: "given",
    indexing: 0,
  };
  // 0.25 dollars into the 22 % bracket of 2024: the tax is 1,160 + 4,266 + 0.055.
  const both = kernelAndTrace(kind, [(14_600 + 47_150) * 100 + 25, ...new Array(returnInputs.length - 1).fill(0)]);
  expect(both.trace).toContainEqual(["regularTax", 5426.06]);
  expect(both.kernel).toEqual(both.trace);
  expect(both.integers).toEqual(both.trace);
});

test("the range in which the kernel is exact holds returns of a hundred million dollars", () => {
  for (const law of builtInLaws) {
    const network = returnNetwork({
      law,
      year: 2026,
      filingStatus: "mfs",
      state: "CA",
      itemize: "auto",
      stateIncomeTax: "auto",
      indexing: 0.025,
    });
    expect(largestInput(network)).toBeGreaterThan(1e8);
  }
});
