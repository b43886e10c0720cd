/**
 * Walks the kinks of a plan's taxes along a line of shares, by the slope reader.
 */
import type Fraction from "fraction.js";
import type { Bending, Steady } from "../../tax/graph/slope.ts";
import type { YearBending } from "./kink.ts";
import { outputNode, type Rows, type Sheet, type Sheets } from "./sheets.ts";

/** A part of the way, along which each row of the matrix changes steadily. */
export interface Part {
  rows: Rows;
  /** Shares. */
  from: Fraction;
  to: Fraction;
}

/**
 * @param parts one after the other; not before where the sheets were last read
 * @param seen  told of each stretch: where it starts, what bends there (nothing where a part starts), and whether it starts a part
 *              that is not the first. The sheets then say what holds from there on
 */
export function walk(
  { returns, others }: Sheets,
  parts: readonly Part[],
  seen: (at: Fraction, bends: readonly YearBending[], isLaterPart: boolean) => void,
): void {
  const sheets = [...returns, ...others];
  let before: { moving: bigint[]; matters: Matters } | null = null;
  const read = (rows: Rows, at: Fraction, bends: readonly SheetBending[], isLaterPart: boolean) => {
    const amounts = bends.map(({ sheet, bending }) => sheet.reader.amount(bending.node));
    for (const { reader, inputs } of sheets) reader.read(inputs(rows), at);
    // A hinge may come to zero and go no further, or stand on one that bends just there.
    const bent = bends.filter(({ sheet, bending }, i) => !isSame(sheet.reader.amount(bending.node), amounts[i]!));
    const now = { moving: movingAmounts(sheets), matters: mattersIn(returns, sheets) };
    if (before === null || now.moving.some((amount, i) => amount !== before!.moving[i])) {
      const felt = bent.filter((each) => now.matters(each) || before?.matters(each));
      const told = (felt.length > 0 ? felt : bent).map(({ sheet, bending }) => ({ year: sheet.year, bending }));
      seen(at, told, isLaterPart);
    }
    before = now;
  };

  parts.forEach(({ rows, from, to }, i) => {
    let at = from;
    read(rows, at, [], i > 0);
    for (;;) {
      const next = earliest(sheets);
      if (next === null || next.compare(to) >= 0) break;
      at = next;
      read(rows, at, bendsAt(sheets, at), false);
    }
  });
}

const isSame = (one: Steady, other: Steady): boolean => one.constant === other.constant && one.rate === other.rate;

interface SheetBending {
  sheet: Sheet;
  bending: Bending;
}

function earliest(sheets: readonly Sheet[]): Fraction | null {
  return sheets.reduce<Fraction | null>((first, { reader }) => {
    const next = reader.until();
    return next !== null && (first === null || next.compare(first) < 0) ? next : first;
  }, null);
}

const bendsAt = (sheets: readonly Sheet[], at: Fraction): SheetBending[] =>
  sheets.flatMap((sheet) =>
    sheet.reader.until()?.equals(at) ? sheet.reader.bends().map((bending) => ({ sheet, bending })) : [],
  );

const taxes = ["federalTax", "state.tax", "amt", "state.amt", "minimumTaxCreditUsed"];

const watched = ({ network, weights }: Sheet): string[] =>
  [...new Set([...taxes, ...weights.keys()])].filter((output) => network.outputs.has(output));

/** Every tax, AMT and credit used of every year; two readings that differ in none have no kink between them. */
const movingAmounts = (sheets: readonly Sheet[]): bigint[] =>
  sheets.flatMap((sheet) =>
    watched(sheet).flatMap((output) => {
      const { constant, rate } = sheet.reader.amount(outputNode(sheet, output));
      return [constant, rate];
    }),
  );

type Matters = (of: SheetBending) => boolean;

/** Which bends move any of these amounts, of their own year or through carryovers of a later one. */
function mattersIn(returns: readonly Sheet[], sheets: readonly Sheet[]): Matters {
  const weights = new Map(sheets.map((sheet) => [sheet, new Map<number, number>()]));
  const add = (sheet: Sheet, output: string, weight: number) => {
    const node = outputNode(sheet, output);
    const own = weights.get(sheet)!;
    own.set(node, (own.get(node) ?? 0) + weight);
  };
  sheets.forEach((sheet, s) => {
    // Weights unlike each other, so that what raises one tax and lowers another by as much is seen.
    for (const [i, output] of watched(sheet).entries()) add(sheet, output, 1 + Math.sin(1 + 7 * s + i) / 3);
  });
  const sensitivities = new Map<Sheet, Float64Array>();
  const readLast = [...sheets.slice(returns.length), ...[...returns].reverse()];
  for (const sheet of readLast) {
    const found = sheet.reader.sensitivities(weights.get(sheet)!);
    sensitivities.set(sheet, found);
    sheet.network.nodes.forEach((node, index) => {
      const feed = node.op === "input" && found[index] !== 0 ? sheet.feeds.get(node.slot) : undefined;
      if (feed !== undefined) add(feed.sheet, feed.output, found[index]!);
    });
  }
  return ({ sheet, bending }) => Math.abs(sensitivities.get(sheet)![bending.node]!) > 1e-9;
}
