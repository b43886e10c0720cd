/** The charts' colours, on light ground and on dark, where a style sheet can have them. */
import { chartColors } from "../../report/charts/palette.ts";

const sheet = new CSSStyleSheet();
sheet.replaceSync(`:root{${chartColors("light")}}@media (prefers-color-scheme:dark){:root{${chartColors("dark")}}}`);
document.adoptedStyleSheets.push(sheet);
