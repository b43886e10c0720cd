/** What was read from a file of grants and exercises, before anything is made of it. */
import type { ImportedHoldings } from "../../model/import/holdings.ts";
import { styleFor } from "../render/style.ts";
import { type Column, table } from "../render/table.ts";
import { whole, wrap } from "../render/words.ts";

const GRANTS: readonly Column[] = [
  { title: "Line", align: "right" },
  { title: "Grant", align: "left" },
  { title: "Type", align: "left" },
  { title: "Stock", align: "left" },
  { title: "Granted", align: "left" },
  { title: "Strike", align: "right" },
  { title: "Left", align: "right" },
  { title: "Expires", align: "left" },
  { title: "Vesting", align: "left" },
];
const EXERCISES: readonly Column[] = [
  { title: "Line", align: "right" },
  { title: "Type", align: "left" },
  { title: "Stock", align: "left" },
  { title: "Granted", align: "left" },
  { title: "Exercised", align: "left" },
  { title: "Strike", align: "right" },
  { title: "Value then", align: "right" },
  { title: "Shares", align: "right" },
];

/** What a file does not say, and is asked for. */
const UNSAID = "?";

export function previewText({ file, columns, grants, exercises, notes }: ImportedHoldings, width: number): string {
  const style = styleFor({ hasColors: false });
  const unused = columns.filter(({ field }) => field === null).map(({ heading }) => heading);
  const parts = [
    `Read from ${file}`,
    grants.length === 0
      ? ""
      : `Options\n${table(
          GRANTS,
          grants.map((grant) => [
            String(grant.line),
            grant.id ?? UNSAID,
            grant.type?.toUpperCase() ?? UNSAID,
            grant.security ?? UNSAID,
            grant.granted,
            String(grant.strike),
            whole(grant.shares),
            grant.expires ?? UNSAID,
            vestingInWords(grant.vesting),
          ]),
          width,
          style,
        )}`,
    exercises.length === 0
      ? ""
      : `Exercises\n${table(
          EXERCISES,
          exercises.map((exercise) => [
            String(exercise.line),
            exercise.type?.toUpperCase() ?? UNSAID,
            exercise.security ?? UNSAID,
            exercise.granted,
            exercise.exercised,
            String(exercise.strike),
            String(exercise.fmvAtExercise),
            whole(exercise.shares),
          ]),
          width,
          style,
        )}`,
    notes.map((note) => wrap(note, width, 2)).join("\n"),
    unused.length === 0 ? "" : wrap(`Columns not needed: ${unused.join(", ")}.`, width, 2),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n\n`;
}

function vestingInWords(vesting: ImportedHoldings["grants"][number]["vesting"]): string {
  if (vesting === null) return UNSAID;
  if (vesting === "all") return "all";
  return `${vesting.length} days, to ${vesting.at(-1)!.date}`;
}
