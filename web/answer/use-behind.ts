import { useEffect, useState } from "react";
import { desk } from "../engine/desk.ts";
import type { Behind } from "../engine/desk-worker.ts";
import { type Answer, plansOf } from "../keep/kept.ts";

/** The returns, the ledger and the risks behind a ranked plan; null while they are worked out. */
export function useBehind(answer: Answer | null, rank: number): Behind | null {
  const [behind, setBehind] = useState<{ of: object; is: Behind } | null>(null);
  const plans = answer === null ? [] : plansOf(answer);
  const plan = plans[rank - 1] ?? plans[0] ?? null;
  useEffect(() => {
    if (answer === null || plan === null) return;
    let isOld = false;
    void desk.behind(answer.text, plan.decisions).then((is) => {
      if (!isOld) setBehind({ of: plan, is });
    });
    return () => {
      isOld = true;
    };
  }, [answer, plan]);
  return behind !== null && behind.of === plan ? behind.is : null;
}
