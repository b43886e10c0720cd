/** HiGHS, loaded once. */
import * as highsModule from "highs";

// The package declares its types as CommonJS: what its default export is at run time is said here.
const load = (highsModule as unknown as { default: () => Promise<highsModule.Highs> }).default;

let loading: Promise<highsModule.Highs> | null = null;

export const highs = (): Promise<highsModule.Highs> => {
  loading ??= load();
  return loading;
};

/** @returns undefined where HiGHS gives up on a program, as it does now and then: it throws then, and has no answer */
export function attempt<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
