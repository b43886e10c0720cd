import type { FilingStatus } from "../../tax/years/facts.ts";
import { ofStatus } from "../../tax/years/indexing.ts";
import type { Rule } from "../check.ts";
import { lawBlocks } from "../law-blocks.ts";
import type { LawFile } from "../schema/law-file.ts";

const STATUSES: readonly FilingStatus[] = ["single", "mfj", "mfs", "hoh", "qss"];

/** Each rate but the last has a top, and tops rise. */
export const schedules: Rule<LawFile> = (file, report) => {
  for (const { path, changes, after } of lawBlocks(file)) {
    for (const part of ["ordinary", "capitalGain", "amt"] as const) {
      const change = changes[part];
      if (change?.rates === undefined && change?.tops === undefined) continue;
      const { rates, tops } = after[part];
      const needed = rates.length - 1;
      const wrong = STATUSES.filter((status) => ofStatus(tops, status).length !== needed);
      const place = [...path, part, change.tops === undefined ? "rates" : "tops"];
      if (wrong.length > 0) {
        const found = ofStatus(tops, wrong[0]!).length;
        report(
          place,
          `${rates.length} rates need ${needed} ${needed === 1 ? "top" : "tops"}, but there are ${found} for ${wrong.join(", ")}.`,
          "Give rates and tops together: the top of each bracket but the last, for every filing status.",
        );
        continue;
      }
      const falling = STATUSES.filter((status) =>
        ofStatus(tops, status).some((top, i, all) => i > 0 && top <= all[i - 1]!),
      );
      if (falling.length > 0) {
        report(place, `the tops for ${falling.join(", ")} do not rise.`, "Give each top above the one before.");
      }
    }
  }
};
