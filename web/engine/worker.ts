/**
 * Every thread of the page starts here and becomes what its name says. One script for all, so that the law and the model, which all of
 * them know, are in files that they share.
 */
import { letPageGoFirst } from "./page-first.ts";
import { showLife } from "./serve-thread.ts";

showLife();

const roles: Readonly<Record<string, () => Promise<unknown>>> = {
  desk: () => import("./desk-worker.ts"),
  solve: () => import("./solve-worker.ts"),
  task: () => import("./task-worker.ts"),
};

// What is asked before the role is there would be lost.
const early: MessageEvent[] = [];
const keep = (message: MessageEvent): void => void early.push(message);
addEventListener("message", keep);
// The page waits for what the desk says.
if (self.name !== "desk") await letPageGoFirst();
await roles[self.name]!();
removeEventListener("message", keep);
for (const { data, ports } of early) self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
