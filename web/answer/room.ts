/** Pixels that a chart has: as wide as the text, or as a small screen. */
export const room = (): number => Math.min(760, document.documentElement.clientWidth - 32);
