#!/usr/bin/env node
import { crossover } from "./crossover.ts";
import { processTerminal } from "./terminal.ts";

// Whoever reads may have seen enough, as `head` does.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
}

process.exitCode = await crossover(process.argv.slice(2), processTerminal(process));
