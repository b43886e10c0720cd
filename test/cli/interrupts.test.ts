import { expect, test } from "vitest";
import { keepInterrupts, onInterrupt } from "../../cli/interrupts.ts";

test("a Ctrl-C typed before anyone minds it is kept for who comes to mind it", () => {
  const minded: string[] = [];
  keepInterrupts();
  process.emit("SIGINT");
  const undo = onInterrupt(() => minded.push("first"));
  expect(minded).toEqual(["first"]);
  process.emit("SIGINT");
  expect(minded).toEqual(["first", "first"]);
  undo();

  // It is told once.
  const undoOther = onInterrupt(() => minded.push("second"));
  expect(minded).toEqual(["first", "first"]);
  undoOther();
  expect(process.listenerCount("SIGINT")).toBe(0);
});
