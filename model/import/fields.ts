/**
 * What the columns of grants and exercises are called, by Form 3921, Carta and the brokers' plan sites.
 *
 * Headings are compared without case, punctuation and what stands in brackets; `GrantDate` is `grant date`, `Qty.` a quantity, `FMV` a
 * fair market value.
 */

const NAMES = {
  /** What kind of row it is, where a file has several (E*TRADE). */
  record: ["record type"],
  id: [
    "grant number",
    "grant id",
    "grant name",
    "grant",
    "award number",
    "award id",
    "award name",
    "security id",
    "security label",
    "certificate id",
    "certificate number",
    "option number",
  ],
  security: ["symbol", "ticker", "stock symbol", "ticker symbol", "security", "company", "company name", "issuer"],
  type: ["grant type", "award type", "option type", "stock option type", "plan type", "type of option", "type"],
  granted: [
    "grant date",
    "date of grant",
    "date granted",
    "option grant date",
    "date option granted",
    "award date",
    "issue date",
    "date issued",
  ],
  strike: [
    "exercise price",
    "exercise price per share",
    "exercise price paid per share",
    "grant price",
    "award price",
    "option price",
    "strike price",
    "strike",
  ],
  quantity: [
    "granted quantity",
    "quantity granted",
    "quantity issued",
    "original quantity",
    "award quantity",
    "grant quantity",
    "quantity",
    "shares granted",
    "options granted",
    "total granted",
    "number granted",
    "number of options",
    "options",
  ],
  outstanding: [
    "outstanding",
    "outstanding quantity",
    "quantity outstanding",
    "options outstanding",
    "outstanding options",
    "outstanding grants",
    "remaining quantity",
    "quantity remaining",
    "unexercised",
  ],
  exercisedQuantity: [
    "exercised quantity",
    "quantity exercised",
    "options exercised",
    "exercised options",
    "shares exercised",
    "exercised",
  ],
  cancelled: [
    "cancelled quantity",
    "canceled quantity",
    "quantity cancelled",
    "quantity canceled",
    "forfeited quantity",
    "quantity forfeited",
    "cancelled",
    "canceled",
    "forfeited",
  ],
  /** So far, with what was exercised of it. */
  vested: ["vested quantity", "quantity vested", "options vested", "vested options", "vested"],
  /** Vested and not exercised. */
  exercisable: [
    "exercisable quantity",
    "quantity exercisable",
    "options exercisable",
    "exercisable options",
    "exercisable grants",
    "exercisable",
  ],
  expires: ["expiration date", "expiry date", "grant expiration date", "grant expiry date", "expiration", "expires"],
  vestingStart: ["vesting start date", "vest start date", "vesting start", "vesting commencement date"],
  vestDate: ["vest date", "vesting date"],
  vestShares: ["vesting quantity", "vest quantity", "quantity vesting"],
  exercised: ["exercise date", "date of exercise", "date exercised", "date option exercised", "option exercise date"],
  fmvAtExercise: [
    "fair market value per share on exercise date",
    "fair market value on exercise date",
    "fair market value at exercise",
    "fair market value per share at exercise",
    "exercise date fair market value",
    "exercise fair market value",
    "exercise market value",
    "market value at exercise",
    "market price at exercise",
    "fair market value price",
    "fair market value per share",
    "fair market value",
  ],
  transferred: ["number of shares transferred", "shares transferred", "number of shares", "shares"],
} as const satisfies Record<string, readonly string[]>;

export type Field = keyof typeof NAMES;

const fields = new Map<string, Field>(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name): [string, Field] => [name, field as Field])),
);

/** @returns null for a heading that is not known */
export const fieldOf = (heading: string): Field | null => fields.get(plain(heading)) ?? null;

/** Some names under which a field is known, to tell of. */
export const namesOf = (field: Field): string =>
  NAMES[field]
    .slice(0, 3)
    .map((name) => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()))
    .join(", ");

function plain(heading: string): string {
  return heading
    .replace(/\([^)]*\)/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\bqty\b/g, "quantity")
    .replace(/\bfmv\b/g, "fair market value")
    .replace(/\bno\./g, "number")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^(form )?3921 /, "")
    .replace(/^box \d+ /, "")
    .replace(/^\d+ /, "");
}
