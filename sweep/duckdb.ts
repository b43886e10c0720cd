/** DuckDB, loaded only where results are kept or asked: its library has 70 MB, and nothing else needs it. */

/** Results cannot be kept or read: why, and what to do. */
export class StoreError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = "StoreError";
    this.remedy = remedy;
  }
}

/** @throws {StoreError} where it is not installed */
export async function duckdb(): Promise<typeof import("@duckdb/node-api")> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0]! : String(error);
    throw new StoreError(
      `results need DuckDB, which cannot be loaded: ${reason}.`,
      "Install it: npm install @duckdb/node-api.",
    );
  }
}

const faults: readonly (readonly [RegExp, string, string])[] = [
  [
    /No space left|Could not write all bytes|disk quota|File too large/i,
    "the disk is full",
    "Make room, then go on with --resume: what is in stays in.",
  ],
  [
    /Permission denied|EACCES|EPERM|Read-only|EROFS/i,
    "you may not write there",
    "Give a folder that you may write to.",
  ],
  [
    /No such file or directory|ENOENT|Cannot open file/i,
    "there is no such folder, or it cannot be written to",
    "Make it first, or give another --out.",
  ],
  [
    /Could not set lock|Conflicting lock/i,
    "another sweep is writing it",
    "Wait until that one ends, or give another --out.",
  ],
];

/** What DuckDB or the system says, in words. */
export function told(error: unknown, path: string): Error {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const fault = faults.find(([pattern]) => pattern.test(message));
  if (fault !== undefined) return new StoreError(`${path}: ${fault[1]}.`, fault[2]);
  return new StoreError(`${path}: ${message}`, "If it is no database of Crossover, give another --out.");
}
