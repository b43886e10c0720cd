/** The plain states: a data file and a line here are all that a new one takes. */
export { AZ } from "./AZ.ts";
export { GA } from "./GA.ts";
export { IA } from "./IA.ts";
export { ID } from "./ID.ts";
export { IL } from "./IL.ts";
export { KY } from "./KY.ts";
export { LA } from "./LA.ts";
export { MA } from "./MA.ts";
export { MI } from "./MI.ts";
export { NC } from "./NC.ts";
export { NH } from "./NH.ts";
export { NJ } from "./NJ.ts";
export { NY } from "./NY.ts";
export { PA } from "./PA.ts";
export { UT } from "./UT.ts";
export { VA } from "./VA.ts";
export { WA } from "./WA.ts";
