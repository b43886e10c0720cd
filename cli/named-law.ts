/** A law as it is named on the command line: one that is built in, or the path of a law file. */
import { readLaw } from "../model/read-law.ts";
import { quote, suggest } from "../model/schema/say.ts";
import { builtInLaws, isBuiltInLaw, type Law } from "../tax/years/law.ts";
import { OptionError } from "./option-error.ts";

/**
 * @throws {OptionError} for a name that is neither
 * @throws {PlanError} with everything that is wrong in a law file
 */
export function namedLaw(name: string): Law {
  if (isBuiltInLaw(name)) return name;
  if (/[\\/]|\.(ya?ml|json)$/.test(name)) return readLaw(name);
  throw new OptionError(
    `There is no law ${quote(name)}. ${suggest(name, builtInLaws)} Or give the path of a law file, such as ./my-law.yaml.`,
  );
}
