import type { Asked } from "../engine/use-asked.ts";
import { faultInWords } from "./fault.ts";

/** What stands where an answer will be. */
export function Waiting({ asked, words }: { asked: Asked<unknown>; words: string }) {
  return asked.state === "failed" ? (
    <p className="wrong" role="alert">
      {faultInWords("This cannot be shown", asked.message)}
    </p>
  ) : (
    <p className="note">{words}</p>
  );
}
