/** A document for programs, on lines that an error can point at. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
