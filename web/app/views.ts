/** The page's views, each with an address of its own. */
import { startTransition, useEffect, useRef, useState } from "react";

export const views = [
  { id: "plan", title: "Plan" },
  { id: "meter", title: "AMT meter" },
  { id: "answer", title: "Answer" },
  { id: "forms", title: "Forms" },
  { id: "sweep", title: "Sweep" },
] as const;

export type View = (typeof views)[number]["id"];

const viewNow = (): View => views.find(({ id }) => id === location.hash.slice(1))?.id ?? "plan";

/** Another view is drawn bit by bit: the page answers in between. */
export function useView(): View {
  const [view, setView] = useState(viewNow);
  useEffect(() => {
    const follow = () => startTransition(() => setView(viewNow()));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  useEffect(() => {
    document.title = `${views.find(({ id }) => id === view)!.title} · Crossover`;
  }, [view]);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    scrollTo(0, 0);
    // What led here may be gone, and the focus with it: then it is at the view's beginning.
    if (document.activeElement === document.body) focusView();
  }, [view]);
  return view;
}

export const show = (view: View): void => {
  location.hash = view;
};

export const focusView = (): void => document.querySelector<HTMLElement>("#main")?.focus({ preventScroll: true });
