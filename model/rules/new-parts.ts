import type { Rule } from "../check.ts";
import type { KeyPath } from "../document.ts";
import { lawBlocks } from "../law-blocks.ts";
import type { LawFile } from "../schema/law-file.ts";
import { isMapping } from "../schema/values.ts";

/** A part that the law before does not have must be given whole. */
export const newParts: Rule<LawFile> = (file, report) => {
  for (const { path, changes, before, after } of lawBlocks(file)) {
    const need = (at: KeyPath, value: unknown) => {
      const isWhole = isMapping(value)
        ? ["single", "mfj", "mfs", "hoh"].every((status) => Object.hasOwn(value, status))
        : value !== undefined;
      if (isWhole) return;
      report(
        [...path, ...at],
        isMapping(value) ? "not every filing status has a value." : "this key is missing.",
        "The law so far has none to keep: give one value for all, or those of single, mfj, mfs and hoh.",
      );
    };
    const { pease, personalExemption, childTaxCredit, salt } = changes;
    if (pease && before.pease === null) need(["pease", "start"], pease.start);
    if (personalExemption) {
      if (before.personalExemption === null) need(["personalExemption", "amount"], personalExemption.amount);
      if (personalExemption.phaseout && !before.personalExemption?.phaseout) {
        need(["personalExemption", "phaseout", "start"], personalExemption.phaseout.start);
      }
    }
    if (childTaxCredit && before.childTaxCredit === null) {
      need(["childTaxCredit", "child"], childTaxCredit.child);
      need(["childTaxCredit", "phaseoutStart"], childTaxCredit.phaseoutStart);
    }
    if (isMapping(salt?.cap) && before.salt.cap === null) need(["salt", "cap"], salt.cap);
    if (salt?.phaseDown && after.salt.cap === null) {
      report([...path, "salt", "phaseDown"], "there is no cap to shrink.", "Give a cap, or leave the phase-down out.");
    } else if (salt?.phaseDown && before.salt.phaseDown === null) {
      need(["salt", "phaseDown", "start"], salt.phaseDown.start);
      need(["salt", "phaseDown", "floor"], salt.phaseDown.floor);
    }
  }
};
