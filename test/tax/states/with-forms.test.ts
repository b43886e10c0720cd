/** What holds for every state with forms of its own. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOnIntegers } from "../../../tax/graph/integers.ts";
import { largestInput } from "../../../tax/graph/kernel.ts";
import { firstYearOf, lastYearOf, leftOutOf } from "../../../tax/states/index.ts";
import * as statesWithForms from "../../../tax/states/with-forms.ts";
import { type ReturnKind, returnNetwork, slotOf } from "../../../tax/tax-return.ts";
import { file } from "../file.ts";
import { kernelAndTrace } from "../kernel-and-trace.ts";
import { amounts } from "../returns.ts";

describe.each(Object.values(statesWithForms))("$name", ({ code, name, facts }) => {
  const kind = (of: Pick<ReturnKind, "filingStatus" | "year" | "itemize">): ReturnKind => ({
    law: "enacted",
    state: code,
    stateIncomeTax: "auto",
    indexing: 0.025,
    ...of,
  });

  test("says what it leaves out, and each fact its source and two others", () => {
    expect(leftOutOf(code).length).toBeGreaterThan(0);
    for (const [fact, { source, checkedAgainst }] of facts) {
      expect([fact, source !== "" && checkedAgainst.length >= 2]).toEqual([fact, true]);
    }
  });

  test("is refused before the first year that is known", () => {
    const [first, last] = [firstYearOf(code), lastYearOf(code)];
    expect(() => file(first - 1, {}, { state: code })).toThrow(
      new RegExp(`law (of )?.*(${name}|known).* ${first}.*not for ${first - 1}`),
    );
    expect(file(last! + 3, { wages: 100_000 }, { state: code }).output("state.tax")).toBeGreaterThan(0);
  });

  test("kernel and trace agree to the cent", () => {
    const kinds = (["single", "mfj", "mfs", "hoh", "qss"] as const).map((filingStatus, i) =>
      kind({ filingStatus, year: i % 2 === 0 ? 2025 : 2028, itemize: "auto" }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), amounts, (of, inputs) => {
        const both = kernelAndTrace(of, inputs);
        expect(both.kernel).toEqual(both.trace);
        expect(both.integers).toEqual(both.trace);
      }),
      { numRuns: 100, seed: 51 },
    );
  });

  test("an exercise never lowers the state's tax, and a credit is used or carried on", () => {
    const network = returnNetwork(kind({ filingStatus: "mfj", year: 2025, itemize: "auto" }));
    const names = ["state.tax", "state.amt", "state.creditUsed", "state.carryover.minimumTaxCredit"];
    const read = readOnIntegers(network, names);
    const file = (inputs: readonly number[]) => {
      const outputs = new Float64Array(names.length);
      read(Float64Array.from(inputs), 0, outputs, 0);
      return [...outputs] as [number, number, number, number];
    };
    const [element, credit] = ["isoBargainElement", "state.carryover.minimumTaxCredit"].map(
      (name) => slotOf.get(name)!,
    );
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 10 ** 8 }), (inputs, more) => {
        const [tax, amt, used, left] = file(inputs);
        const [taxAfter] = file(inputs.with(element!, inputs[element!]! + more));
        expect(taxAfter).toBeGreaterThanOrEqual(tax - 1);
        // Each of the three is rounded to the cent by itself.
        expect(used + left).toBeLessThanOrEqual(Math.max(inputs[credit!]!, used) + amt + 2);
        expect(Math.min(used, left, amt)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300, seed: 52 },
    );
  });

  test("the range in which the kernel is exact holds returns of a hundred million dollars", () => {
    for (const filingStatus of ["single", "mfs"] as const) {
      expect(largestInput(returnNetwork(kind({ filingStatus, year: 2026, itemize: "auto" })))).toBeGreaterThan(1e8);
    }
  });
});
