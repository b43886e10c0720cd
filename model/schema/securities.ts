/** Securities: their prices to come and when they can be sold. */
import { z } from "zod";
import { expected, say, strict } from "./say.ts";
import { byDate, choose, day, flag, isMapping, mapping, nameFault, number, price } from "./values.ts";

const prices = byDate(
  number(price),
  "a mapping of dates to prices",
  "Give prices by date, such as {2024-11-15: 2.25, 2028-12-31: 11}.",
);
const singlePrice = number({ ...price, what: "a price of one share, or a mapping of dates to prices," });

/** One price (on the horizon's start), or prices in date order. */
const priceOrPrices = choose<number | z.output<typeof prices>>([singlePrice, prices], (value) =>
  isMapping(value) ? prices : singlePrice,
);

/** Wide, but near enough to see 6 meant as 6 %; what grows faster can have prices by date. */
const growth = number({
  what: "a yearly growth",
  remedy: "Give a yearly growth from -0.9 to 1; 6 % is 0.06.",
  min: -0.9,
  max: 1,
});

const PERIOD_REMEDY = "Give each blackout as its first and its last day, such as [2026-12-15, 2027-02-01].";
const blackouts = z.array(
  z.tuple([day, day], { error: expected("a pair of dates", PERIOD_REMEDY) }).refine(([from, to]) => from <= to, {
    error: ({ input }) => {
      const [from, to] = input as [string, string];
      return say(`the blackout ends on ${to}, before it starts on ${from}.`, PERIOD_REMEDY);
    },
  }),
  { error: expected("a list of blackouts", PERIOD_REMEDY) },
);

const sellable = strict(
  { from: day.optional(), blackouts: blackouts.optional() },
  "a mapping about when it can be sold",
  "Give the first day on which it can be sold, such as {from: 2026-06-30}.",
);

const SECURITY = ["a security's description", "Give at least a price, such as {price: 250}."] as const;

const security = strict(
  {
    price: priceOrPrices,
    growth: growth.default(0),
    steps: flag.default(false),
    sellable: sellable.optional(),
    /** The same as in `sellable`, for a security that is always tradable but for them. */
    blackouts: blackouts.optional(),
  },
  ...SECURITY,
);

const securityOverride = strict(
  {
    price: priceOrPrices.optional(),
    growth: growth.optional(),
    steps: flag.optional(),
    sellable: sellable.optional(),
    blackouts: blackouts.optional(),
  },
  ...SECURITY,
);

const symbolFault = (key: string) => nameFault(key, "the name of a security");
const SECURITIES = ["a mapping of securities", "Give each security by its name, such as {VTI: {price: 250}}."] as const;

export const securities = mapping(security, ...SECURITIES, symbolFault);
export const securitiesOverride = mapping(securityOverride, ...SECURITIES, symbolFault);
