/** Laws of a user's own: odd facts, and kernel and trace of the same mind about them. */
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLaw } from "../../model/law-file.ts";
import { readLaw } from "../../model/read-law.ts";
import { largestInput } from "../../tax/graph/kernel.ts";
import { returnNetwork } from "../../tax/tax-return.ts";
import { file } from "./file.ts";
import { kernelAndTrace } from "./kernel-and-trace.ts";
import { amounts, returnKind } from "./returns.ts";

const law = (facts: string) => parseLaw(`version: 1\nbase: enacted\nfacts: ${facts}`, "law.yaml");

test("an exemption that never phases out: a separate return has no addition", () => {
  const flat = law("{amt: {exemption: 50000, phaseoutRate: 0}}");
  const { line } = file(2026, { isoBargainElement: 5_000_000 }, { law: flat, filingStatus: "mfs" });
  expect(line("Form 6251", "4")).toBe(5_000_000);
  expect(line("Form 6251", "5")).toBe(50_000);
});

test("no exemption: nor has it one to lose", () => {
  const { line } = file(
    2026,
    { isoBargainElement: 5_000_000 },
    { law: law("{amt: {exemption: 0}}"), filingStatus: "mfs" },
  );
  expect([line("Form 6251", "4"), line("Form 6251", "6")]).toEqual([5_000_000, 5_000_000]);
});

test("a phase-out rate that does not go into the exemption: its end is rounded to the cent", () => {
  const odd = law("{amt: {exemption: 10000, phaseoutStart: 0, phaseoutRate: 0.3}}");
  // It ends at 33,333.33; of each dollar above, 0.30 is added.
  const { line } = file(2026, { isoBargainElement: 33_334.33 }, { law: odd, filingStatus: "mfs" });
  expect(line("Form 6251", "4")).toBe(33_334.63);
});

test("a cap on taxes below the floor of its phase-down is the cap", () => {
  const { line } = file(2026, { wages: 900_000, "itemized.propertyTax": 50_000 }, { law: law("{salt: {cap: 7000}}") });
  expect(line("Schedule A", "5e")).toBe(7000);
});

test("more brackets of gains than forms have lines for", () => {
  const many = law(
    "{ordinary: {rates: [0.9]}, capitalGain: {rates: [0, 0.1, 0.15, 0.2, 0.25], tops: [100, 200, 300, 400]}}",
  );
  // After a standard deduction of 16,100: 100 each at 0, 10, 15 and 20 %, and 100 at 25 %.
  expect(file(2026, { longTermGain: 16_600 }, { law: many }).output("regularTax")).toBe(10 + 15 + 20 + 25);
});

const laws = {
  primer: readLaw(join(import.meta.dirname, "..", "..", "examples", "laws", "primer.yaml")),
  odd: law(
    "{ordinary: {rates: [0.123, 0.301, 0.2], tops: [1000.01, 70000]}, amt: {phaseoutRate: 0.3, rates: [0.266, 0.4]}, pease: {start: 0, ofExcess: 0.017, ofDeductions: 0.75}, personalExemption: {amount: 1234.56, phaseout: {start: 1, step: 333}}, salt: {cap: none}}",
  ),
};

test.each(Object.entries(laws))("%s: kernel and trace agree to the cent", (_, law) => {
  const kinds = returnKind.map((kind) => ({
    ...kind,
    law,
    state: null,
    stateIncomeTax: "given" as const,
    year: 2025 + (kind.year % 3),
    indexing: 0.025,
  }));
  fc.assert(
    fc.property(kinds, amounts, (kind, all) => {
      // Finer rates leave the kernel exact to some millions, not billions.
      const inputs = all.map((cents) => Math.round(cents / 1000));
      fc.pre(inputs.reduce((sum, cents) => sum + Math.abs(cents), 0) <= largestInput(returnNetwork(kind)) * 100);
      const both = kernelAndTrace(kind, inputs);
      expect(both.kernel).toEqual(both.trace);
      expect(both.integers).toEqual(both.trace);
    }),
    { numRuns: process.env.SLOW === "1" ? 2000 : 600, seed: 6251 },
  );
});

test("equal laws have one network, other ones another", () => {
  const kind = { ...baseKind, law: laws.primer };
  expect(returnNetwork({ ...kind, law: structuredClone(laws.primer) })).toBe(returnNetwork(kind));
  expect(returnNetwork({ ...kind, law: "enacted" })).not.toBe(returnNetwork(kind));
  expect(returnNetwork({ ...kind, law: "enacted" })).not.toBe(returnNetwork({ ...kind, law: "tcja-sunset" }));
});

const baseKind = {
  year: 2026,
  filingStatus: "single",
  state: null,
  itemize: "auto",
  stateIncomeTax: "given",
  indexing: 0.025,
} as const;
