/** The states with forms of their own: a folder each. */
export { CA } from "./california/index.ts";
export { CO } from "./colorado/index.ts";
export { CT } from "./connecticut/index.ts";
export { MN } from "./minnesota/index.ts";
