/** The page's views, each with an address of its own. */
import { startTransition, useEffect, useState } from "react";

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
  return view;
}

export const show = (view: View): void => {
  location.hash = view;
};
