/**
 * A plan's limits in plain words, by the names that the plan file gives them.
 */
import type { LimitState } from "../../model/evaluate.ts";
import type { Plan } from "../../model/plan.ts";
import { counted, dollars, percent } from "./amounts.ts";

/** Why a limit holds a plan back: "limits.exerciseCash: the $40,000 for exercising is used up". */
export function bindingInWords(name: string, plan: Plan): string {
  return `${name}: ${wordsFor(name, plan).reached}`;
}

/** What a limit asks for: "limits.exerciseCash: at most $40,000 for exercising". */
export function limitInWords(name: string, plan: Plan): string {
  return `${name}: ${wordsFor(name, plan).asked}`;
}

/** By how much a limit is broken. */
export function brokenInWords({ name, slack }: LimitState, plan: Plan): string {
  const by = wordsFor(name, plan).countsShares ? counted(-slack, "share") : dollars(Math.round(-slack * 100) / 100);
  return `${limitInWords(name, plan)}; broken by ${by}`;
}

interface Words {
  asked: string;
  reached: string;
  countsShares?: boolean;
}

function wordsFor(name: string, plan: Plan): Words {
  const { limits, scenarios } = plan;
  const [kind, ...rest] = name.replace(/^limits\./, "").split(".");
  const subject = rest.join(".");
  switch (kind) {
    case "cash": {
      const floors = [...new Set(scenarios.map(({ cash }) => dollars(cash.floor)))].join(" or ");
      return { asked: `cash of at least ${floors}`, reached: `cash comes down to its floor of ${floors}` };
    }
    case "exerciseCash": {
      const most = dollars(limits.exerciseCash ?? 0);
      return { asked: `at most ${most} for exercising`, reached: `the ${most} for exercising is used up` };
    }
    case "amtPerYear": {
      const most = typeof limits.amtPerYear === "number" ? `${dollars(limits.amtPerYear)} a year` : "its year's limit";
      return { asked: `AMT of at most ${most}`, reached: `AMT reaches ${most}` };
    }
    case "concentration": {
      const share = percent(limits.concentration.find(({ security }) => security === subject)?.share ?? 1);
      return {
        asked: `${subject} at most ${share} of net worth`,
        reached: `${subject} reaches ${share} of net worth`,
      };
    }
    case "keep": {
      const shares = counted(limits.keep.find(({ security }) => security === subject)?.shares ?? 0, "share");
      return {
        asked: `at least ${shares} of ${subject} kept to the end`,
        reached: `of ${subject}, no more than the ${shares} to keep ${shares.startsWith("1 ") ? "is" : "are"} left`,
        countsShares: true,
      };
    }
    case "exercise": {
      const limit = limits.exercise.find(({ grant }) => grant === subject);
      const by = limit?.by == null ? "" : ` by ${limit.by}`;
      const least = `${counted(limit?.atLeast ?? 0, "option")} of ${subject}`;
      return {
        asked: `at least ${least} exercised${by}`,
        reached: `no more than the ${least} asked for ${limit?.atLeast === 1 ? "is" : "are"} exercised${by}`,
        countsShares: true,
      };
    }
    case "cvar": {
      const worst = percent(1 - (limits.cvar?.level ?? 0));
      const loss = dollars(limits.cvar?.loss ?? 0);
      return {
        asked: `a mean loss of at most ${loss} in the worst ${worst} of scenarios`,
        reached: `the mean loss in the worst ${worst} of scenarios reaches ${loss}`,
      };
    }
    case "worstCase": {
      const loss = dollars(limits.worstCase?.loss ?? 0);
      return {
        asked: `a loss of at most ${loss} in the worst scenario`,
        reached: `the loss in the worst scenario reaches ${loss}`,
      };
    }
    case "shortfall": {
      const { below = 0, probability = 0 } = limits.shortfall ?? {};
      return {
        asked: `less than ${dollars(below)} left with a probability of at most ${percent(probability)}`,
        reached: `less than ${dollars(below)} is left with a probability of up to ${percent(probability)}, and in the next worst case just that much`,
      };
    }
    case "creditRecouped": {
      const { by = 0, atLeast = 0 } = limits.creditRecouped ?? {};
      return {
        asked: `at least ${dollars(atLeast)} of minimum tax credit back by ${by}`,
        reached: `no more than the ${dollars(atLeast)} of credit asked for is back by ${by}`,
      };
    }
    case "grants":
      return {
        asked: `no more options of ${subject} than can be exercised`,
        reached: `all options of ${subject} that can be exercised are`,
        countsShares: true,
      };
    case "lots":
      return {
        asked: `no more shares of ${subject} than are held`,
        reached: `all shares of ${subject} are sold`,
        countsShares: true,
      };
    default:
      return { asked: "a limit of the plan", reached: "reached" };
  }
}
