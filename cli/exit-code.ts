/** How a command ends. */
export const exitCode = {
  done: 0,
  /** No decisions meet the plan's limits. */
  cannotBeMet: 1,
  /** A file, an option or standard input is wrong. */
  badInput: 2,
  /** A fault of Crossover, as EX_SOFTWARE of sysexits.h. */
  fault: 70,
  /** Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
