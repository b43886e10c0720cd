import { useMemo } from "react";
import { searchProgress } from "../../report/charts/index.ts";
import type { Progress } from "../../solver/solution.ts";
import { Figure } from "./figure.tsx";

/** The best plan and the bound, and the gap closing between them. */
export default function SearchPicture({ progress }: { progress: readonly Progress[] }) {
  const chart = useMemo(
    () =>
      searchProgress(thinned(progress), { document, width: Math.min(640, document.documentElement.clientWidth - 32) }),
    [progress],
  );
  return <Figure title="Best plan and bound, in dollars" chart={chart} />;
}

/** A picture shows no more than some hundred points; the last is always among them. */
function thinned(progress: readonly Progress[]): Progress[] {
  const step = Math.ceil(progress.length / 300);
  return progress.filter((_, i) => i % step === 0 || i === progress.length - 1);
}
