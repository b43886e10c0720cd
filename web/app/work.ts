/** What a person is at work on: the text of the plan, what is wrong with it, and the answer; kept by the browser. */
import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "../../model/plan-error.ts";
import type { RiskMeasure } from "../../model/risk.ts";
import type { Progress } from "../../solver/solution.ts";
import { ask } from "../engine/desk.ts";
import type { Checked } from "../engine/desk-worker.ts";
import { pageWorks } from "../engine/page-first.ts";
import { effortOf, startSolve, startTrade, type Working } from "../engine/start-solve.ts";
import { type Answer, deleteKept, keep, type OpenedSweep, readKept } from "../keep/kept.ts";
import { firstExample } from "../plan/examples.ts";
import { faultInWords } from "./fault.ts";

export type Search =
  | { state: "idle" }
  | { state: "running" | "stopping"; progress: readonly Progress[] }
  /** Plans on the frontier so far. */
  | { state: "trading"; found: number }
  | { state: "infeasible"; message: string }
  | { state: "failed"; message: string };

export interface Work {
  text: string;
  setText: (text: string | ((text: string) => string)) => void;
  /** null until the text was read once. */
  checked: Checked | null;
  answer: Answer | null;
  sweep: OpenedSweep | null;
  setSweep: (sweep: OpenedSweep) => void;
  search: Search;
  /** Seconds to search for; null: until it settles. */
  effort: number | null;
  setEffort: (seconds: number | null) => void;
  solve: () => void;
  /** Looks for the frontier of what was solved. */
  trade: (risk: RiskMeasure) => void;
  stop: () => void;
  /** Forgets plan, answer and sweep, here and in the browser. */
  forget: () => void;
  /** That the law here knows; none until it was asked. */
  states: readonly string[];
}

/** Milliseconds after the last key, until a text is read and kept. */
const PAUSE = 120;
/** Milliseconds between two pictures of a search, and those that the page needs for one. */
const BETWEEN = 400;
const PICTURE = 20;

/** What is no fault of the plan stands where its faults would. */
const faultOf = (reason: unknown): Problem => ({
  file: "",
  line: 0,
  column: 0,
  key: "",
  message: faultInWords("The plan cannot be read", String(reason)),
  remedy: "",
});

export function useWork(): Work {
  const [text, setText] = useState(firstExample);
  const [isReady, setReady] = useState(false);
  const [states, setStates] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [sweep, setSweep] = useState<OpenedSweep | null>(null);
  const [effort, setEffort] = useState<number | null>(30);
  const [search, setSearch] = useState<Search>({ state: "idle" });
  const working = useRef<Pick<Working<unknown>, "stop"> | null>(null);

  useEffect(() => {
    void ask("states").then(setStates);
    void readKept().then((kept) => {
      if (kept !== null) {
        setText(kept.text);
        setAnswer(kept.answer);
        setSweep(kept.sweep);
      }
      setReady(true);
    });
  }, []);

  useEffect(() => {
    if (!isReady) return;
    let isOld = false;
    const timer = setTimeout(async () => {
      void keep("text", text);
      const now = await ask("check", text).catch((reason: unknown) => ({ problems: [faultOf(reason)] }));
      if (isOld) return;
      pageWorks();
      startTransition(() => setChecked(now));
    }, PAUSE);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [text, isReady]);
  useEffect(() => {
    if (isReady) void keep("answer", answer);
  }, [answer, isReady]);
  useEffect(() => {
    if (isReady) void keep("sweep", sweep);
  }, [sweep, isReady]);

  const solve = useCallback(() => {
    const progress: Progress[] = [];
    let shown = 0;
    startTransition(() => setSearch({ state: "running", progress }));
    const started = startSolve(text, effortOf(effort), (now) => {
      progress.push(now);
      if (performance.now() - shown < BETWEEN) return;
      shown = performance.now();
      pageWorks(PICTURE);
      startTransition(() =>
        setSearch((before) =>
          before.state === "running" || before.state === "stopping" ? { ...before, progress: [...progress] } : before,
        ),
      );
    });
    working.current = started;
    started.done
      .then((solved) => {
        if ("infeasible" in solved) setSearch({ state: "infeasible", message: solved.infeasible });
        else {
          pageWorks();
          startTransition(() => {
            setAnswer({ text, solution: solved.solution });
            setSearch({ state: "idle" });
          });
        }
      })
      .catch((error: unknown) => setSearch({ state: "failed", message: String(error) }));
  }, [text, effort]);

  const trade = useCallback(
    (risk: RiskMeasure) => {
      if (answer === null) return;
      setSearch({ state: "trading", found: 0 });
      const started = startTrade(answer.text, answer.solution, risk, (found) => setSearch({ state: "trading", found }));
      working.current = started;
      started.done
        .then((traded) => {
          startTransition(() => {
            setAnswer({ ...answer, traded });
            setSearch({ state: "idle" });
          });
        })
        .catch((error: unknown) => setSearch({ state: "failed", message: String(error) }));
    },
    [answer],
  );

  const stop = useCallback(() => {
    working.current?.stop();
    setSearch((before) => (before.state === "running" ? { ...before, state: "stopping" } : before));
  }, []);

  const forget = useCallback(() => {
    setText(firstExample);
    setAnswer(null);
    setSweep(null);
    setSearch({ state: "idle" });
    void deleteKept();
  }, []);

  return {
    text,
    setText,
    checked,
    answer,
    sweep,
    setSweep,
    search,
    effort,
    setEffort,
    solve,
    trade,
    stop,
    forget,
    states,
  };
}
