/** @param what happened, without a full stop; @param message of the error, for who looks for the fault */
export const faultInWords = (what: string, message: string): string =>
  `${what}; this is a fault of Crossover, not of your plan. ${message}`;
