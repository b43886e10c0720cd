/**
 * What an input of a return is made of, in words: exercises and sales with what decides their tax, and the arithmetic of each part.
 */
import type { Step } from "../../model/contributions.ts";
import { grouped } from "../../model/counted.ts";
import { isMoreThanYears } from "../../model/dates.ts";
import { type Acquisition, acquiredOn } from "../../model/dispositions.ts";
import { UNITS_PER_DOLLAR } from "../../model/prices.ts";
import type { Part } from "../explain/explained-return.ts";
import type { Carried, Place } from "../explain/filled-forms.ts";
import { listed } from "./amounts.ts";

/** A price in units of $0.0001, with the digits it has: `1,000`, `2.25`, `0.8525`. */
function price(units: number): string {
  const dollars = units / UNITS_PER_DOLLAR;
  return grouped(dollars, Number.isInteger(dollars) ? 0 : 2);
}

/** `sell 100 of XYZ-2023 at $750: disqualifying, …`. */
export function stepText(step: Step): string {
  const at = `$${price(step.price)}`;
  if (step.do === "exercise") {
    const { grant, type, shares } = step;
    return `exercise ${grouped(shares)} of ${grant.id} (${type.toUpperCase()}) at $${price(Math.round(grant.strike * UNITS_PER_DOLLAR))}, the stock at ${at}`;
  }
  if (step.do === "exercise and sell") {
    const tax = step.type === "iso" ? "all of it ordinary income" : "all of it wages";
    return `exercise and sell what is left of ${step.grant.id}, ${grouped(step.shares)} at ${at}: ${tax}`;
  }
  const { shares, lot, acquisition, date } = step;
  const what = step.isAfterEnd
    ? `sell what is left of ${lot}, ${grouped(shares)} at ${at}`
    : `sell ${grouped(shares)} of ${lot} at ${at}`;
  const term = isMoreThanYears(acquiredOn(acquisition), date, 1) ? "long-term" : "short-term";
  return `${what}: ${[dispositionText(step), term, acquisitionText(acquisition)].filter(Boolean).join("; ")}`;
}

function dispositionText(step: Extract<Step, { do: "sell" }>): string {
  const { acquisition, date, isQualifying } = step;
  if (acquisition.kind !== "iso") return "";
  if (isQualifying) return "qualifying";
  const early = [
    ...(isMoreThanYears(acquisition.granted, date, 2) ? [] : ["two years of the grant"]),
    ...(isMoreThanYears(acquisition.exercised, date, 1) ? [] : ["a year of the exercise"]),
  ];
  return `disqualifying, within ${listed(early)}`;
}

function acquisitionText(of: Acquisition): string {
  if (of.kind === "purchased") {
    const amt = of.amtBasis === of.basis ? "" : `, for AMT $${price(of.amtBasis)}`;
    return `acquired ${of.acquired}, basis $${price(of.basis)}${amt}`;
  }
  const vested = of.fmvWhenVested === of.fmvAtExercise ? "" : `, at $${price(of.fmvWhenVested)} when it vested`;
  return `granted ${of.granted}, exercised ${of.exercised} at $${price(of.strike)} with the stock at $${price(of.fmvAtExercise)}${vested}`;
}

/** Where a part of an input comes from, and its arithmetic: `2024-01-18 XYZ-2023: 100 × (750 − 100)`. */
export function partText({ by }: Part): string {
  if ("line" in by) return placeText(by.line);
  if ("given" in by) {
    const { key, lot } = by.given;
    if (lot === undefined) return `file: ${key}`;
    return `file: ${key}, ${grouped(lot.shares)} × (${price(lot.fmvAtExercise * UNITS_PER_DOLLAR)} − ${price(lot.strike * UNITS_PER_DOLLAR)})`;
  }
  if ("washSaleOf" in by) {
    return `${nameOf(by.washSaleOf)}: by the rule of wash sales, a loss not recognized or a basis taken over (IRC 1091)`;
  }
  const { sign, shares, parts, from, less } = by.product;
  const count = parts === 1 ? grouped(shares) : `${grouped(shares)} ÷ ${parts}`;
  return `${nameOf(by.step)}: ${sign < 0 ? "−" : ""}${count} × (${price(from)} − ${price(less)})`;
}

const nameOf = (step: Step): string =>
  `${step.date} ${step.do === "sell" ? "sell" : step.do} ${step.do === "sell" ? step.lot : step.grant.id}`;

/** `2025 Schedule D (AMT) line 7`. */
function placeText({ year, form, line, title }: Place): string {
  return `${year} ${form} ${/^\d/.test(line) ? `line ${line}` : `“${title}”`}`;
}

/** Where a carryover comes from or goes to; a return of that year may have no line for it. */
export const roadText = ({ places }: Carried, where: "from" | "to"): string =>
  places.length === 0
    ? where === "from"
      ? "given with the return"
      : "next year"
    : `${where} ${listed(places.map(placeText))}`;
