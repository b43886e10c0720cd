import { expect, test } from "vitest";
import { give, letAnother, madeOnce, sharedValue, waitFor } from "../../../solver/pool/node-shared.ts";

const value = { rows: [1, 2], definedBy: new Map([[3, 4]]) };

test("what one thread gives all others have", () => {
  const shared = sharedValue();
  give(shared, value);
  expect(waitFor(shared)).toEqual(value);
  expect(waitFor(shared)).toEqual(value);
});

test("what one makes no other makes again", () => {
  const shared = sharedValue();
  let made = 0;
  const make = () => {
    made++;
    return value;
  };
  expect([1, 2, 3].map(() => madeOnce(shared, make))).toEqual([value, value, value]);
  expect(made).toBe(1);
});

test("where it cannot be made, or who was at it is dead, the next one makes it", () => {
  const shared = sharedValue();
  expect(() =>
    madeOnce(shared, () => {
      throw new Error("no room");
    }),
  ).toThrow("no room");
  const afterDeath = madeOnce(shared, () => {
    letAnother(shared);
    return madeOnce(shared, () => value);
  });
  expect(afterDeath).toBe(value);
  expect(madeOnce(shared, () => "another")).toEqual(value);
});
