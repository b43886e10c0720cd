/** A draft as the text of a plan file, with a comment wherever a person may want to say more. */
import { stringify } from "yaml";
import { counted } from "../render/words.ts";
import type { Draft, DraftGrant, DraftLot, DraftVesting } from "./draft.ts";

/**
 * @param schema the path of the JSON Schema from the plan's folder, for editors
 * @param keys   where all keys of a plan are told of
 */
export function planText(draft: Draft, { schema, keys }: { schema: string; keys: string }): string {
  const { household, horizon, wages, cash, securities, grants, lots, exerciseCash } = draft;
  const blocks = [
    `# yaml-language-server: $schema=${schema}`,
    `# A plan for crossover solve. Every key that there is: ${keys}. Not tax advice.
version: 1
name: ${scalar(titleOf(draft))}`,
    `# single, mfj (married filing jointly), mfs, hoh (head of household) or qss; without a state, federal tax only.
household: ${flow({
      filingStatus: household.filingStatus,
      ...(household.state === null ? {} : { state: household.state }),
      ...(household.localRate === null ? {} : { localRate: household.localRate }),
    })}`,
    `# From the first day on which something may be done to the last. What is held then counts after the tax of selling it.
horizon: ${flow(horizon)}`,
    `# Dollars a year, without what the options add. By year: wages: {2025: 180000, 2026: 195000}. There are also interest,
# ordinaryDividends, qualifiedDividends and other.
income: ${flow({ wages })}`,
    `# Losses and AMT credit from earlier years, and gains of this year so far, if there are any:
# carryovers: {shortTermLoss: 0, longTermLoss: 0, minimumTaxCredit: 0}
# thisYear: {shortTermGain: 0, longTermGain: 0}`,
    `# What there is to exercise and pay taxes with: now, put aside a year, and what is never touched.
cash: ${flow(cash)}`,
    `# The first price is the last valuation or the market's; the later one is yours to say. More points may stand between.
securities:
${securities
  .map(({ name, today, atEnd, sellableFrom }) => {
    const later = horizon.end === horizon.start ? "" : `, ${horizon.end}: ${atEnd}`;
    const price = `price: {${horizon.start}: ${today}${later}}`;
    return `  ${scalar(name)}: {${price}${sellableFrom === null ? "" : `, sellable: {from: ${sellableFrom}}`}}`;
  })
  .join("\n")}`,
    grants.length === 0
      ? ""
      : `# Options that are left: shares and vesting are of what is not exercised yet.
grants:
${grants.map(grantText).join("\n")}`,
    lots.length === 0
      ? ""
      : `# Shares that are held.
lots:
${lots.map(lotText).join("\n")}`,
    `# When something may be done: yearly, quarterly, monthly, or a list of days.
decisions: quarterly`,
    `# What a plan must stay within. exerciseCash is what may be lost, if the stock comes to nothing.
${exerciseCash === null ? "# limits: {exerciseCash: 40000, amtPerYear: 20000}" : `limits: ${flow({ exerciseCash })}`}`,
    `# One price is one future. With several, a plan can be held to what you can bear in the worst of them:
# scenarios:
#   - {name: hoped, probability: 0.5}
#   - {name: bust, probability: 0.5, securities: {${scalar(securities[0]!.name)}: {price: {${horizon.start}: ${securities[0]!.today}, ${horizon.end}: 0.1}}}}`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** As in "ACME, 45,000 options, 200 shares". */
function titleOf({ securities, grants, lots }: Draft): string {
  const total = (held: readonly { shares: number }[]) => held.reduce((sum, { shares }) => sum + shares, 0);
  const [options, shares] = [total(grants), total(lots)];
  return [
    ...securities.map(({ name }) => name),
    ...(options > 0 ? [counted(options, "option")] : []),
    ...(shares > 0 ? [counted(shares, "share")] : []),
  ].join(", ");
}

/** On one line, quoted where YAML needs it. */
const flow = (value: object): string =>
  stringify(value, { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false }).trim();

const scalar = (text: string): string => stringify(text, { lineWidth: 0 }).trim();

function grantText({ id, type, security, granted, strike, shares, vesting, expires, assumed }: DraftGrant): string {
  return `  - id: ${scalar(id)}
    type: ${type}
    security: ${scalar(security)}
    granted: ${granted}
    strike: ${strike}
    shares: ${shares}
    vesting: ${vestingText(vesting)}
    expires: ${expires}${assumed === null ? "" : `  # assumed: ${assumed}`}`;
}

function vestingText(vesting: DraftVesting): string {
  if (vesting === "all") return "all";
  if (!("start" in vesting)) return `{${vesting.map(({ date, shares }) => `${date}: ${shares}`).join(", ")}}`;
  return flow(vesting);
}

function lotText({ id, type, security, granted, exercised, strike, fmvAtExercise, shares }: DraftLot): string {
  return `  - ${flow(
    type === "iso"
      ? { id, security, granted, exercised, shares, strike, fmvAtExercise }
      : // Its value on the day of exercise was taxed as wages, and is the basis.
        { id, security, acquired: exercised, shares, basis: fmvAtExercise },
  )}`;
}
