/**
 * The program and the library as they are run: what tsc made in dist/, in a few files with the libraries they need.
 *
 * - dist/bin: the program and its threads, as CommonJS, which can be run from the code that V8 made of it before (cli/code-cache.ts);
 * - dist/cache: that code, for a start, from here and now;
 * - dist/esm: the library, as ES modules;
 * - dist/types: the declarations that the library's own lead to.
 *
 * Node takes half a millisecond to find and read each module, and `check` needs some 280 of them; so does each worker thread. What
 * finds files of its own beside it (piscina, HiGHS) stays outside.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";

const here = (path) => new URL(path, import.meta.url).pathname;

/** @param input files in dist/ by the name they get @param output as rolldown has it */
async function bundled(input, output) {
  const bundle = await rolldown({
    input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, here(`dist/${path}`)])),
    platform: "node",
    external: ["piscina", "highs", "@duckdb/node-api", "bullmq", "ioredis"],
    resolve: {
      alias: {
        // The same library as ES modules, of which only what is used is taken.
        yaml: here("node_modules/yaml/browser/index.js"),
        // yargs measures its help with tables of emoji, which take a tenth of a second to set up; there are none in ours.
        "string-width": here("cli/plain-width.mjs"),
        // Node's assertions bring the means to show a difference; yargs asks only whether two values are the same.
        assert: here("cli/plain-assert.mjs"),
      },
    },
    // yargs could read options from files that extend others; ours come from the command line alone.
    checks: { emptyImportMeta: false },
  });
  const { output: files } = await bundle.write({
    cleanDir: true,
    chunkFileNames: "[name]-[hash].js",
    // The names of functions stay, so that the lines of a fault can be read.
    minify: { compress: true, mangle: { toplevel: false }, codegen: { removeWhitespace: true } },
    ...output,
  });
  return files;
}

const threads = { "node-worker": "solver/pool/node-worker.js", "sweep-worker": "sweep/sweep-worker.js" };
await bundled({ index: "lib/index.js", node: "lib/node.js", ...threads }, { dir: here("dist/esm"), format: "esm" });
const starts = { "code-cache": "cli/code-cache.js", "v8-settings": "cli/v8-settings.js" };
const program = await bundled(
  { ...starts, main: "cli/main.js", ...threads },
  {
    dir: here("dist/bin"),
    format: "cjs",
    // Code that was kept does not know where it is imported from.
    dynamicImportInCjs: false,
    // A file whose code is kept has another name when it is another.
    entryFileNames: ({ name }) => (name in starts ? "[name].js" : "[name]-[hash].js"),
  },
);
const nameOf = (entry) => program.find(({ isEntry, name }) => isEntry && name === entry).fileName;
const loads = (entry) => `module.exports = require("./code-cache.js").load("${nameOf(entry)}");\n`;
writeFileSync(here("dist/bin/package.json"), '{ "type": "commonjs" }\n');
const starting = 'require("./v8-settings.js");\nrequire("./code-cache.js").keepAtEnd();\n';
writeFileSync(here("dist/bin/crossover.js"), `#!/usr/bin/env node\n${starting}${loads("main")}`, { mode: 0o755 });
for (const thread of Object.keys(threads)) writeFileSync(here(`dist/bin/${thread}.js`), loads(thread));

rmSync(here("dist/cache"), { recursive: true, force: true });
const example = here("examples/form-6251.yaml");
for (const words of [
  // Without threads: what theirs would do is kept, too.
  ["solve", example, "--workers", "0", "--programs", "10"],
  ["check", example],
]) {
  execFileSync(process.execPath, [here("dist/bin/crossover.js"), ...words], { stdio: "ignore" });
}

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
