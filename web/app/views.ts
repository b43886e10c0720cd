/** The page's views, each with an address of its own. */
import { useSyncExternalStore } from "react";

export const views = [
  { id: "plan", title: "Plan" },
  { id: "meter", title: "AMT meter" },
  { id: "answer", title: "Answer" },
  { id: "forms", title: "Forms" },
] as const;

export type View = (typeof views)[number]["id"];

const follow = (listener: () => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

export function useView(): View {
  const hash = useSyncExternalStore(follow, () => location.hash.slice(1));
  return views.find(({ id }) => id === hash)?.id ?? "plan";
}

export const show = (view: View): void => {
  location.hash = view;
};
