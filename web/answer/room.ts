/** Pixels that a chart has: as wide as the text, or as a small screen. */
const roomNow = (): number => Math.min(760, document.documentElement.clientWidth - 32);

/** To measure it amid changes would lay out the page once more. */
let measured = roomNow();
addEventListener("resize", () => {
  measured = roomNow();
});

export const room = (): number => measured;
