/**
 * The program and the library as they are run: what tsc made in dist/, in a few files with the libraries they need; and beside them, in
 * dist/types, the declarations that the library's own lead to.
 *
 * Node takes half a millisecond to find and read each module, and `check` needs some 280 of them; so does each worker thread. What
 * finds files of its own beside it (piscina, HiGHS) stays outside.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";

const here = (path) => new URL(path, import.meta.url).pathname;

const bundle = await rolldown({
  input: {
    crossover: here("dist/cli/main.js"),
    "node-worker": here("dist/solver/pool/node-worker.js"),
    "sweep-worker": here("dist/sweep/sweep-worker.js"),
    index: here("dist/lib/index.js"),
    node: here("dist/lib/node.js"),
  },
  platform: "node",
  external: ["piscina", "highs", "@duckdb/node-api", "bullmq", "ioredis"],
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

const dist = new URL("dist/", import.meta.url);
const { dependencies } = JSON.parse(readFileSync(here("package.json"), "utf8"));
const declarations = new Set();
/** @param path of a declaration file in dist/ */
function declare(path) {
  if (declarations.has(path)) return;
  declarations.add(path);
  const file = new URL(path, dist);
  const text = readFileSync(file, "utf8");
  for (const [, other] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.[jt]s"/g)) {
    declare(new URL(`${other}.d.ts`, file).href.slice(dist.href.length));
  }
  const copy = new URL(`types/${path}`, dist);
  mkdirSync(new URL(".", copy), { recursive: true });
  writeFileSync(copy, text.replace(/^import (?:type )?\{? ?([\w, ]+?) ?\}? from "([^."][^"]*)";$/gm, installedOnly));
}
/** Some types within are those of libraries that are built in, not installed with the package; nothing public shows them. */
function installedOnly(line, names, library) {
  if (library in dependencies || library.startsWith("node:")) return line;
  return names
    .split(", ")
    .map((name) => `type ${name} = unknown;`)
    .join("\n");
}
rmSync(new URL("types/", dist), { recursive: true, force: true });
for (const path of ["lib/index.d.ts", "lib/node.d.ts"]) declare(path);
