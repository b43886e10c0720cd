/** Says why a file is not the results of a sweep, and what would be. */
export class ResultsError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = "ResultsError";
    this.remedy = remedy;
  }
}

export const REMEDY =
  "Open the file that crossover sweep sweep.yaml --out points.csv writes, as it is, or what --summary --json prints.";
