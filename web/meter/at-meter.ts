/** What a person has set and asked for at the meter; it stays while they look at other views. */
import { useMemo, useRef, useState } from "react";
import { faultInWords } from "../app/fault.ts";
import { ask } from "../engine/desk.ts";
import type { Asked } from "../engine/desk-worker.ts";

export const WAGES = [0.8, 0.9, 1, 1.1, 1.2] as const;
export const PRICES = [0.5, 0.75, 1, 1.5, 2] as const;

/** Where AMT starts, by price, then wages; as many as are worked out. */
export interface Otherwise {
  /** What it is about: another exercise or another plan has none yet. */
  text: string;
  asked: Asked;
  shares: readonly number[];
  fault: string | null;
}

export interface AtMeter {
  /** null: the first that there is. */
  chosen: Asked | null;
  choose: (exercise: Asked) => void;
  /** null: where AMT starts. */
  shares: number | null;
  setShares: (shares: number) => void;
  otherwise: Otherwise | null;
  workOut: (text: string, asked: Asked) => void;
}

export function useAtMeter(): AtMeter {
  const [chosen, setChosen] = useState<Asked | null>(null);
  const [shares, setShares] = useState<number | null>(null);
  const [otherwise, setOtherwise] = useState<Otherwise | null>(null);
  const last = useRef<Asked | null>(null);
  return useMemo(() => {
    const workOut = async (text: string, asked: Asked) => {
      last.current = asked;
      const found: number[] = [];
      const tell = (fault: string | null) => {
        if (last.current === asked) setOtherwise({ text, asked, shares: [...found], fault });
      };
      tell(null);
      try {
        // One after the other, so that other questions come in between.
        for (const price of PRICES) {
          for (const wages of WAGES) {
            if (last.current !== asked) return;
            found.push(await ask("startsAt", text, asked, wages, price));
            tell(null);
          }
        }
      } catch (reason) {
        tell(faultInWords("It came to an end", String(reason)));
      }
    };
    return {
      chosen,
      choose: (exercise) => {
        setChosen(exercise);
        setShares(null);
      },
      shares,
      setShares,
      otherwise,
      workOut: (text, asked) => void workOut(text, { ...asked }),
    };
  }, [chosen, shares, otherwise]);
}
