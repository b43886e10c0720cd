import { endFirst, startFirst } from "./first-threads.ts";
import { keepInterrupts } from "./interrupts.ts";

const words = process.argv.slice(2);
if (words[0] === "solve") keepInterrupts();

// Whoever reads may have seen enough, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
}

/** Loads the rest only now, when Ctrl-C is minded. */
async function run(): Promise<void> {
  await startFirst(words);
  try {
    const [{ crossover }, { processTerminal }] = await Promise.all([import("./crossover.ts"), import("./terminal.ts")]);
    process.exitCode = await crossover(words, processTerminal(process));
  } finally {
    await endFirst();
  }
}

void run();
