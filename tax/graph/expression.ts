/**
 * The language in which the lines of a form are written.
 *
 * An expression is an amount of dollars made from inputs, constants and other lines. Everything here lowers to sums and
 * hinges (lower.ts), but for the three that say so.
 */

/** An exact multiplier: a decimal number as it is written, or a ratio `[numerator, denominator]`. */
export type Rate = number | readonly [number, number];

/** A line of a form: an expression with a name, a place and a source. */
export interface Line {
  op: "line";
  /** The form as people name it, such as "Form 6251". */
  form: string;
  number: string;
  title: string;
  /** The law or instruction that the line follows. */
  citation: string;
  of: Expression;
}

/** An amount given from outside. */
export interface Input {
  op: "input";
  name: string;
}

/**
 * What people call the place where a rule bends, for where its own sum says it less plainly (name-bend.ts).
 * Rising: the amount that decides comes above zero (of a minimum the left passes the right, of a maximum the right the left).
 */
export interface Kink {
  rising: string;
  falling: string;
}

export type Expression =
  | number
  | Line
  | Input
  | { op: "sum"; terms: readonly { rate: Rate; of: Expression }[] }
  | { op: "hinge"; of: Expression; kink?: Kink | undefined }
  | { op: "min"; left: Expression; right: Expression; kink?: Kink | undefined; beyond?: number | undefined }
  | { op: "max"; left: Expression; right: Expression; kink?: Kink | undefined }
  | { op: "schedule"; of: Expression; rates: readonly Rate[]; tops: readonly number[] }
  | { op: "when"; positive: Expression; then: Expression; otherwise: Expression; kink?: Kink | undefined }
  | { op: "cents"; of: Expression }
  | { op: "steps"; of: Expression; size: number; kink?: Kink | undefined };

/** An amount given from outside, in whole cents. */
export const input = (name: string): Expression => ({ op: "input", name });

export const sum = (...of: Expression[]): Expression => ({
  op: "sum",
  terms: of.map((term) => ({ rate: 1, of: term })),
});

/** The first less all the others. */
export const minus = (first: Expression, ...others: Expression[]): Expression => ({
  op: "sum",
  terms: [{ rate: 1, of: first }, ...others.map((of) => ({ rate: -1, of }))],
});

export const times = (rate: Rate, of: Expression): Expression => ({ op: "sum", terms: [{ rate, of }] });

export const negative = (of: Expression): Expression => times(-1, of);

/** Exactly `of / rate`. */
export const dividedBy = (rate: number, of: Expression): Expression => times([1, rate], of);

export const kink = (rising: string, falling: string): Kink => ({ rising, falling });

/** max(0, x): "if zero or less, enter -0-". */
export const hinge = (of: Expression, kink?: Kink): Expression => ({ op: "hinge", of, kink });

/**
 * @param beyond dollars by which the left can be above the right at most, where the figures of the law leave no more: a theorem that the
 *               form does not state and readers may use. At 0 the left is the smaller one always.
 */
export const min = (left: Expression, right: Expression, kink?: Kink, beyond?: number): Expression => ({
  op: "min",
  left,
  right,
  kink,
  beyond,
});

export const max = (left: Expression, right: Expression, kink?: Kink): Expression => ({ op: "max", left, right, kink });

/**
 * A rate schedule: `rates[i]` applies between `tops[i - 1]` and `tops[i]`, the last rate above the last top.
 * Nothing is due on an amount below zero.
 */
export const schedule = (of: Expression, { rates, tops }: { rates: readonly Rate[]; tops: readonly number[] }) =>
  ({ op: "schedule", of, rates, tops }) satisfies Expression;

/** One of two amounts by the sign of a third. Not continuous, so neither a sum nor a hinge: for elections only. */
export const when = (positive: Expression, then: Expression, otherwise: Expression, kink?: Kink): Expression => ({
  op: "when",
  positive,
  then,
  otherwise,
  kink,
});

/** Rounded to the cent, halves up. Not continuous: for an amount that the law itself rounds or that another return takes over. */
export const cents = (of: Expression): Expression => ({ op: "cents", of });

/** How many steps of `size` dollars, or parts of one, an amount is above zero. Not continuous. */
export const steps = (of: Expression, size: number, kink?: Kink): Expression => ({ op: "steps", of, size, kink });

/** A form's own `line`, so that the form and its law are named once. */
export function lines(form: string, citation: string) {
  return (number: string, title: string, of: Expression, cite: string = citation): Line => ({
    op: "line",
    form,
    number,
    title,
    citation: cite,
    of,
  });
}

/** What an expression is made of, one step down; terms that count nothing are left out. */
export function partsOf(of: Exclude<Expression, number>): readonly Expression[] {
  switch (of.op) {
    case "input":
      return [];
    case "sum":
      return of.terms.filter(({ rate }) => rate !== 0).map((term) => term.of);
    case "min":
    case "max":
      return [of.left, of.right];
    case "when":
      return [of.positive, of.then, of.otherwise];
    default:
      return [of.of];
  }
}

/** The lines and inputs that a line reads, each once, in the order in which its sum names them. */
export function readsOf(line: Line): (Line | Input)[] {
  const found = new Map<string, Line | Input>();
  const visit = (of: Expression): void => {
    if (typeof of === "number") return;
    if (of.op === "line") found.set(`${of.form} ${of.number}`, of);
    else if (of.op === "input") found.set(of.name, of);
    else for (const part of partsOf(of)) visit(part);
  };
  visit(line.of);
  return [...found.values()];
}
