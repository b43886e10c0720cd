import { stripVTControlCharacters } from "node:util";

/** Columns of a text on a terminal, for text whose characters are all one wide. */
export default (text) => stripVTControlCharacters(text).length;
