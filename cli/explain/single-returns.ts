/** Single returns, explained: their inputs are keys of the file. */
import type { Contribution } from "../../model/contributions.ts";
import { type ExplainedReturn, explainedReturn } from "../../report/explain/explained-return.ts";
import { fileReturn, givenFor, type ReturnToFile } from "../../tax/file-return.ts";
import { returnInputs } from "../../tax/tax-return.ts";
import type { ReturnLine } from "../return-lines.ts";

/** As people name it: by its id, or else by its year. */
export const nameOf = ({ id, toFile }: ReturnLine): string =>
  id === undefined ? `Return of ${toFile.year}` : `Return ${id}`;

/** @param isAlone with none beside it that its id would tell it from */
export function explainedSingle(given: ReturnLine, isAlone = true): ExplainedReturn {
  const { toFile } = given;
  const { year } = toFile;
  const inputs = new Map(returnInputs.map((name) => [name, Math.round(givenFor(toFile, name).dollars * 100) / 100]));
  const contributions = [...inputs].flatMap(([input, dollars]): Contribution[] => {
    if (dollars === 0) return [];
    return [{ input, amount: dollars, by: { given: { year, input, dollars, key: keyOf(toFile, input) } } }];
  });
  const label = isAlone || given.id === undefined ? String(year) : `${year}, return ${given.id}`;
  return explainedReturn({
    id: given.id,
    label,
    kind: toFile,
    lines: fileReturn(toFile).lines,
    inputs,
    steps: [],
    contributions,
  });
}

function keyOf(toFile: ReturnToFile, input: (typeof returnInputs)[number]): string {
  const key = givenFor(toFile, input).given!.replace("state.carryover", "carryover.state");
  return key === input.replace("state.carryover", "carryover.state") ? key : `${key}, since no other is given`;
}
