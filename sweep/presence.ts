/** Who is at a queue: sweeps and workers, each of a build of the program, by keys of Redis that lapse unless they are set again. */
import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { keyOf } from "./redis.ts";

/** Who is there says so this often, and has gone when it has not been heard of for three times as long. */
const HERE_SECONDS = 5;

type Role = "sweep" | "worker";

/**
 * Says in Redis that one of a build is there, again and again.
 *
 * @param onSeen is told after each time of which builds the others are that have the other role
 * @returns what ends it
 */
export function present(client: Redis, role: Role, build: string, onSeen: (others: ReadonlySet<string>) => void) {
  const here = (of: Role, which: string, id: string) => keyOf("here", of, which, id);
  const own = here(role, build, randomUUID());
  const other = role === "sweep" ? "worker" : "sweep";
  const say = async () => {
    await client.set(own, "", "EX", 3 * HERE_SECONDS);
    const others = new Set<string>();
    for (let cursor = "0"; ; ) {
      const [next, keys] = await client.scan(cursor, "MATCH", here(other, "*", "*"), "COUNT", 1000);
      for (const key of keys) others.add(key.split(":").at(-2)!);
      if (next === "0") break;
      cursor = next;
    }
    onSeen(others);
  };
  // Where Redis is gone, others tell.
  const again = () => void say().catch(() => {});
  again();
  const timer = setInterval(again, HERE_SECONDS * 1000);
  return () => {
    clearInterval(timer);
    client.del(own).catch(() => {});
  };
}
