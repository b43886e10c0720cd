/** The scenario that `--scenario` names. */
import type { Plan } from "../model/plan.ts";
import { OptionError } from "./option-error.ts";
import { listed } from "./render/words.ts";

/**
 * @param name undefined: the first
 * @returns its index
 * @throws {OptionError} that lists the scenarios there are
 */
export function scenarioOf({ scenarios }: Plan, name: string | undefined): number {
  const index = name === undefined ? 0 : scenarios.findIndex((scenario) => scenario.name === name);
  if (index >= 0) return index;
  throw new OptionError(
    `--scenario: there is no scenario “${name}” in the plan.\nIt has ${listed(scenarios.map((scenario) => scenario.name))}.`,
  );
}
