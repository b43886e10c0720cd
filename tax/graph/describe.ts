/**
 * What a line is made of, in words: the sum as a form's instructions would put it, in terms of other lines.
 *
 * Reads left to right: `26 % of line 17 up to …`, `line 4 − line 5, but not below 0`, `the smaller of line 12 and line 13`.
 */
import type { Expression, Input, Line, Rate } from "./expression.ts";
import { isNegative, opposite } from "./rates.ts";

/** How the lines that a sum names are told. */
interface Telling {
  /** The form whose lines go by their number alone. */
  form: string;
  /** Dollars that stand on another form's line or are given from outside, to be told with its name; null: the name alone. */
  amountOf: (of: Line | Input) => number | null;
}

const byNameAlone = () => null;

/**
 * @param expression of a line, its sum is told; of anything else, what it is
 * @param telling the line's own form, and names alone, unless told
 */
export function describe(expression: Expression, telling: Partial<Telling> = {}): string {
  const isLine = typeof expression === "object" && expression.op === "line";
  const form = telling.form ?? (isLine ? expression.form : "");
  return phrase(isLine ? expression.of : expression, { form, amountOf: telling.amountOf ?? byNameAlone }).text;
}

/** Whether a line is 0 whatever stands on a return: of a rule that the year's law has not. */
export const isAlwaysNothing = (line: Line): boolean =>
  constantOf(line.of, (inner) => (isAlwaysNothing(inner) ? 0 : null)) === 0;

/** How tightly the parts of a text hold together; a part that holds less than its place asks for is put in parentheses. */
const PHRASE = 0;
const SUM = 1;
const PRODUCT = 2;
const NAME = 3;

interface Phrase {
  text: string;
  holds: typeof PHRASE | typeof SUM | typeof PRODUCT | typeof NAME;
}

function phrase(expression: Expression, telling: Telling): Phrase {
  const known = constantOf(expression);
  if (known !== null) return { text: amount(known), holds: NAME };
  if (typeof expression === "number") return { text: amount(expression), holds: NAME };
  const within = (of: Expression, atLeast: number): string => {
    const { text, holds } = phrase(of, telling);
    return holds < atLeast ? `(${text})` : text;
  };
  switch (expression.op) {
    case "line":
      return { text: reference(expression, telling), holds: NAME };
    case "input":
      return { text: withAmount(inputName(expression.name), expression, telling), holds: NAME };
    case "sum":
      return sumPhrase(expression, telling);
    case "hinge": {
      const loss = lossOf(expression.of);
      return {
        text:
          loss === null
            ? `${phrase(expression.of, telling).text}, but not below 0`
            : `${within(loss, NAME)} as a positive amount if it is a loss, otherwise 0`,
        holds: PHRASE,
      };
    }
    case "min":
    case "max": {
      const parts = operands(expression, expression.op).map((of) => within(of, PRODUCT));
      return { text: `the ${COMPARED[expression.op][parts.length > 2 ? 1 : 0]} of ${listed(parts)}`, holds: PHRASE };
    }
    case "schedule":
      return {
        text: `${ratesText(expression.rates, expression.tops)}, on ${within(expression.of, SUM)}`,
        holds: PHRASE,
      };
    case "when": {
      const [then, otherwise] = [within(expression.then, SUM), within(expression.otherwise, SUM)];
      return { text: `${then} if ${condition(expression.positive, telling)}, otherwise ${otherwise}`, holds: PHRASE };
    }
    case "cents":
      return { text: `${within(expression.of, SUM)}, rounded to the cent`, holds: PHRASE };
    case "steps":
      return {
        text: `the number of times that ${amount(expression.size)}, or a part of it, goes into ${within(expression.of, PRODUCT)}`,
        holds: PHRASE,
      };
  }
}

const COMPARED = { min: ["smaller", "smallest"], max: ["larger", "largest"] } as const;

/** The operands of min(min(a, b), c), flat. */
function operands(expression: Expression, op: "min" | "max"): Expression[] {
  if (typeof expression === "number" || expression.op !== op) return [expression];
  return [...operands(expression.left, op), ...operands(expression.right, op)];
}

const listed = (parts: readonly string[]): string => `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

type Sum = Extract<Expression, { op: "sum" }>;

function sumPhrase(expression: Sum, telling: Telling): Phrase {
  const terms = flat(expression);
  const [only] = terms;
  if (only !== undefined && terms.length === 1 && only.rate === 1) return phrase(only.of, telling);
  const told = terms.map(({ rate, of }) => ({ isLess: isNegative(rate), text: termText(rate, of, telling) }));
  const text = told.map(({ isLess, text }, i) => {
    if (i === 0) return isLess ? `minus ${text}` : text;
    return `${isLess ? "−" : "+"} ${text}`;
  });
  return { text: text.join(" "), holds: terms.length > 1 || told[0]!.isLess ? SUM : PRODUCT };
}

/** Sums of sums as one, without terms that are always 0. */
function flat({ terms }: Sum): { rate: Rate; of: Expression }[] {
  return terms.flatMap(({ rate, of }) => {
    if (constantOf(of) === 0 || rate === 0) return [];
    if (typeof of === "number" || of.op !== "sum" || constantOf(of) !== null) return [{ rate, of }];
    if (rate === 1) return flat(of);
    return rate === -1 ? flat(of).map((inner) => ({ rate: opposite(inner.rate), of: inner.of })) : [{ rate, of }];
  });
}

/** What an expression is the negative of, and nothing else; or null. */
function lossOf(expression: Expression): Expression | null {
  if (typeof expression === "number" || expression.op !== "sum") return null;
  const [only, ...others] = flat(expression);
  return only?.rate === -1 && others.length === 0 ? only.of : null;
}

/** A term without its sign. */
function termText(rate: Rate, of: Expression, telling: Telling): string {
  const { text, holds } = phrase(of, telling);
  const atLeast = (place: number) => (holds < place ? `(${text})` : text);
  if (typeof rate !== "number") {
    const [numerator, denominator] = rate.map(Math.abs) as [number, number];
    const times = numerator === 1 ? "" : `${amount(numerator)} × `;
    return `${times}${atLeast(NAME)} ÷ ${denominator < 1 ? percent(denominator) : amount(denominator)}`;
  }
  const size = Math.abs(rate);
  if (size === 1) return atLeast(PRODUCT);
  return size < 1 ? `${percent(size)} of ${atLeast(NAME)}` : `${amount(size)} × ${atLeast(NAME)}`;
}

function condition(positive: Expression, telling: Telling): string {
  if (typeof positive === "object" && positive.op === "sum") {
    const terms = flat(positive);
    const [left, right] = terms;
    if (terms.length === 2 && left?.rate === 1 && right?.rate === -1) {
      return `${termText(1, left.of, telling)} is more than ${termText(1, right.of, telling)}`;
    }
  }
  return `${phrase(positive, telling).text} is above 0`;
}

function ratesText(rates: readonly Rate[], tops: readonly number[]): string {
  const told = rates.map((rate, i) => {
    const rateText = percent(typeof rate === "number" ? rate : rate[0] / rate[1]);
    return tops[i] === undefined ? rateText : `${rateText} up to ${amount(tops[i])}`;
  });
  return told.length === 1 ? told[0]! : `${told.slice(0, -1).join(", ")}, then ${told.at(-1)}`;
}

/**
 * The amount of an expression that reads no input, or null.
 *
 * @param ofLine the amount of another line; none has one unless told, since a sum names its lines
 */
function constantOf(expression: Expression, ofLine: (line: Line) => number | null = () => null): number | null {
  if (typeof expression === "number") return expression;
  const constant = (of: Expression) => constantOf(of, ofLine);
  switch (expression.op) {
    case "line":
      return ofLine(expression);
    case "sum": {
      let total = 0;
      for (const { rate, of } of expression.terms) {
        if (rate === 0) continue;
        const part = constant(of);
        if (part === null) return null;
        total += typeof rate === "number" ? rate * part : (rate[0] * part) / rate[1];
      }
      return total;
    }
    case "hinge":
    case "cents":
      return constant(expression.of) === 0 ? 0 : null;
    case "when": {
      const [then, otherwise] = [constant(expression.then), constant(expression.otherwise)];
      return then === otherwise ? then : null;
    }
    default:
      return null;
  }
}

/** A line that goes by a word goes by its title instead. */
function reference(line: Line, telling: Telling): string {
  const { form, number, title } = line;
  const name = /^\d/.test(number) ? `line ${number}` : `“${title}”`;
  return form === telling.form ? name : withAmount(`${form} ${name}`, line, telling);
}

function withAmount(name: string, of: Line | Input, { amountOf }: Telling): string {
  const dollars = amountOf(of);
  return dollars === null ? name : `${name} (${amount(dollars)})`;
}

const amount = (dollars: number): string => {
  const text = Math.abs(dollars).toLocaleString("en-US", {
    minimumFractionDigits: Number.isInteger(dollars) ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return dollars < 0 ? `−${text}` : text;
};

const percent = (rate: number): string => `${Number((rate * 100).toFixed(6))} %`;

const inputNames: Readonly<Record<string, string>> = {
  wages: "wages",
  dispositionIncome: "ordinary income of disqualifying sales",
  interest: "interest",
  ordinaryDividends: "ordinary dividends",
  qualifiedDividends: "qualified dividends",
  otherIncome: "other income",
  shortTermGain: "short-term gain of the year",
  longTermGain: "long-term gain of the year",
  amtShortTermGain: "short-term gain of the year for AMT",
  amtLongTermGain: "long-term gain of the year for AMT",
  isoBargainElement: "bargain element of ISOs exercised",
  dispositionAdjustment: "AMT adjustment for disqualifying sales",
  "itemized.stateIncomeTax": "state income tax",
  "itemized.propertyTax": "property tax",
  "itemized.mortgageInterest": "mortgage interest",
  "itemized.charity": "gifts to charity",
  "section1202.gainBefore": "gain on small business stock acquired by July 4, 2025, held more than five years",
  "section1202.gain100": "gain on later small business stock, held five years",
  "section1202.gain75": "gain on later small business stock, held four years",
  "section1202.gain50": "gain on later small business stock, held three years",
  "section1202.basis": "basis of small business stock sold",
  "section1202.amtGainBefore": "AMT gain on small business stock acquired by July 4, 2025, held more than five years",
  "section1202.amtGain100": "AMT gain on later small business stock, held five years",
  "section1202.amtGain75": "AMT gain on later small business stock, held four years",
  "section1202.amtGain50": "AMT gain on later small business stock, held three years",
  "section1202.amtBasis": "AMT basis of small business stock sold",
  "carryover.section1202": "gain on small business stock under the limit in earlier years",
  "carryover.amtSection1202": "AMT gain on small business stock under the limit in earlier years",
  "credits.nonrefundable": "nonrefundable credits other than those for dependents",
  "carryover.shortTermLoss": "short-term loss carried in",
  "carryover.longTermLoss": "long-term loss carried in",
  "carryover.amtShortTermLoss": "short-term AMT loss carried in",
  "carryover.amtLongTermLoss": "long-term AMT loss carried in",
  "carryover.minimumTaxCredit": "minimum tax credit carried in",
  federalTax: "Form 1040 line 24",
  niit: "Form 8960 line 17",
  additionalMedicareTax: "Form 8959 line 7",
  withheld: "federal tax withheld",
  "lastYear.federalTax": "last year's federal tax",
  "lastYear.agi": "last year's adjusted gross income",
};

/** How people call an input; a state's by the federal name. */
export function inputName(name: string): string {
  const own = inputNames[name];
  if (own !== undefined) return own;
  const federal = inputNames[name.replace(/^state\./, "")];
  return federal === undefined ? name : `state ${federal}`;
}
