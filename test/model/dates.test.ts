import { expect, test } from "vitest";
import { addMonths, date, isMoreThanYears, parseDate } from "../../model/dates.ts";

test.each([
  // The day after the acquisition is the first that counts, so the anniversary itself is not yet "more than".
  { from: "2023-03-13", to: "2024-03-13", years: 1, expected: false },
  { from: "2023-03-13", to: "2024-03-14", years: 1, expected: true },
  { from: "2021-02-01", to: "2023-02-01", years: 2, expected: false },
  { from: "2021-02-01", to: "2023-02-02", years: 2, expected: true },
  // Acquired on a leap day: the period runs through the end of February.
  { from: "2024-02-29", to: "2025-02-28", years: 1, expected: false },
  { from: "2024-02-29", to: "2025-03-01", years: 1, expected: true },
  { from: "2024-02-29", to: "2026-02-28", years: 2, expected: false },
  { from: "2024-02-29", to: "2026-03-01", years: 2, expected: true },
  // Acquired on the last day of February before a leap year: through February 29 (Rev. Rul. 66-7).
  { from: "2023-02-28", to: "2024-02-28", years: 1, expected: false },
  { from: "2023-02-28", to: "2024-02-29", years: 1, expected: false },
  { from: "2023-02-28", to: "2024-03-01", years: 1, expected: true },
  // February 28 of a leap year is not the month's last day.
  { from: "2024-02-28", to: "2025-02-28", years: 1, expected: false },
  { from: "2024-02-28", to: "2025-03-01", years: 1, expected: true },
  { from: "2023-12-31", to: "2024-12-31", years: 1, expected: false },
  { from: "2023-12-31", to: "2025-01-01", years: 1, expected: true },
  { from: "2023-04-30", to: "2024-04-30", years: 1, expected: false },
  { from: "2023-04-30", to: "2024-05-01", years: 1, expected: true },
])("held from $from to $to is more than $years years: $expected", ({ from, to, years, expected }) => {
  expect(isMoreThanYears(date(from), date(to), years)).toBe(expected);
});

test.each(["2025-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-05", "20240105", "2024-01-05T00:00", ""])(
  "%j is no date",
  (text) => expect(parseDate(text)).toBeNull(),
);

test("a month after January 31 is the end of February, and two are March 31", () => {
  expect(addMonths(date("2023-01-31"), 1)).toBe("2023-02-28");
  expect(addMonths(date("2023-01-31"), 2)).toBe("2023-03-31");
});
