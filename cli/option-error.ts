/** What was typed after `crossover` is wrong; the message says what would be right. */
export class OptionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "OptionError";
  }
}
