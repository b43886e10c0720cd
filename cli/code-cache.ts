/**
 * Loads the program's files with the code that V8 made of them before: compiling is half of what a short command takes.
 *
 * What is kept stands beside the program, as Python keeps its own: written at the end of the first run, and found by V8's mark of its
 * version, its flags and the processor. Where it cannot be read or written, or does not fit, code is made as ever. Node 22 has a cache of its
 * own (`module.enableCompileCache`), with which it takes 0.25 seconds of processor time for `check` beyond its start; with this 0.17.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";

const program = import.meta.dirname;
const requireHere = createRequire(import.meta.url);

/** By V8's mark: flags are set by now. */
const kept = join(program, "..", "cache", String(cachedDataVersionTag()));
const loaded = new Map<string, { script: Script; module: { exports: unknown } }>();

/**
 * @param name of a file of the program, which is CommonJS
 * @returns what it exports
 */
export function load(name: string): unknown {
  const before = loaded.get(name);
  if (before !== undefined) return before.module.exports;
  const filename = join(program, name);
  const cachedData = readIfThere(join(kept, name));
  const script = new Script(wrapped(readFileSync(filename, "utf8")), {
    filename,
    ...(cachedData === null ? {} : { cachedData }),
  });
  const module = { exports: {} };
  loaded.set(name, { script, module });
  const requireFrom = (of: string) => (of.startsWith("./") ? load(of.slice(2)) : requireHere(of));
  script.runInThisContext()(module.exports, requireFrom, module, filename, program);
  return module.exports;
}

/** As Node wraps what it loads. */
const wrapped = (code: string): string => `(function (exports, require, module, __filename, __dirname) { ${code}\n});`;

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** For the program itself: a thread is ended before it could keep anything. */
export function keepAtEnd(): void {
  process.once("exit", keep);
}

/** By then functions have been compiled that were not at the beginning. */
function keep(): void {
  try {
    for (const [name, { script }] of loaded) {
      if (script.cachedDataRejected === false) continue;
      mkdirSync(kept, { recursive: true });
      const part = join(kept, `${name}.${process.pid}`);
      writeFileSync(part, script.createCachedData());
      renameSync(part, join(kept, name));
    }
  } catch {
    // The folder belongs to someone else: nothing is lost but time.
  }
}
