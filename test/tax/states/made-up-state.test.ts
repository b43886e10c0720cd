/** Adding a state takes a data file and its line in the list, and no code. */
import { readdirSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { firstYearOf, knownStates, leftOutOf } from "../../../tax/states/index.ts";
import { file } from "../file.ts";

const { listed } = vi.hoisted(() => ({ listed: { codes: [] as string[] } }));

vi.mock("../../../tax/states/plain/states.ts", async (original) => {
  const states = await original<Record<string, unknown>>();
  listed.codes = Object.keys(states);
  return { ...states, ZZ: (await import("./made-up.ts")).ZZ };
});

test("a made-up state of two brackets is filed, and its tax is deducted on the federal return", () => {
  expect(knownStates).toContain("ZZ");
  expect(firstYearOf("ZZ")).toBe(2025);
  expect(leftOutOf("ZZ")).toEqual(["The crown jewels."]);
  const { line, output } = file(
    2025,
    { wages: 160_000, "itemized.mortgageInterest": 20_000 },
    { state: "ZZ", stateIncomeTax: "auto" },
  );
  expect(line("Form Z", "taxable")).toBe(150_000);
  expect(output("state.tax")).toBe(7000); // 2 % of 50,000 + 6 % of 100,000
  expect(line("Schedule A", "5d")).toBe(7000);
});

test("its brackets grow after the last year, and years before the first are refused", () => {
  const { output } = file(2026, { wages: 160_000 }, { state: "ZZ", filingStatus: "mfj" });
  expect(output("state.tax")).toBe(4300); // 140,000: 2 % of 102,500 + 6 % of 37,500
  expect(() => file(2024, {}, { state: "ZZ" })).toThrow(/Zembla is known from 2025/);
});

test("every data file is in the list", () => {
  const files = readdirSync(new URL("../../../tax/states/plain/", import.meta.url));
  const codes = files.flatMap((name) => /^([A-Z]{2})\.ts$/.exec(name)?.[1] ?? []);
  expect(listed.codes.sort()).toEqual(codes.sort());
});
