/** Writes a plan of the family as JSON: `node bench/instances/print.mjs <size> [seed]`. */
import { planFile, sizes } from "./family.mjs";

const [name, seed = "1"] = process.argv.slice(2);
const size = sizes.find((each) => each.name === name);
if (size === undefined || !/^\d+$/.test(seed)) {
  console.error(`Say which size, and a seed if not 1: ${sizes.map((each) => each.name).join(", ")}.`);
  process.exit(2);
}
console.log(JSON.stringify(planFile(size, Number(seed)), null, 2));
