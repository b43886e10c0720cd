/**
 * The program as it is run: what tsc made in dist/, in a few files with the libraries it needs.
 *
 * Node takes half a millisecond to find and read each module, and `check` needs some 280 of them; so does each worker thread. What
 * finds files of its own beside it (piscina, HiGHS) stays outside.
 */
import { rolldown } from "rolldown";

const here = (path) => new URL(path, import.meta.url).pathname;

const bundle = await rolldown({
  input: { crossover: here("dist/cli/main.js"), "node-worker": here("dist/solver/pool/node-worker.js") },
  platform: "node",
  external: ["piscina", "highs"],
  resolve: {
    alias: {
      // The same library as ES modules, of which only what is used is taken.
      yaml: here("node_modules/yaml/browser/index.js"),
      // yargs measures its help with tables of emoji, which take a tenth of a second to set up; there are none in ours.
      "string-width": here("cli/plain-width.mjs"),
    },
  },
});
await bundle.write({
  dir: here("dist/bin"),
  format: "esm",
  cleanDir: true,
  chunkFileNames: "[name]-[hash].js",
  // The names of functions stay, so that the lines of a fault can be read.
  minify: { compress: true, mangle: { toplevel: false }, codegen: { removeWhitespace: true } },
});
