/**
 * `mcp`: a server of the Model Context Protocol on standard input and output, until its client closes it.
 */
import type { Argv } from "yargs";
import type { OptionsOf } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { OptionError } from "../option-error.ts";
import type { Terminal } from "../terminal.ts";

export const options = (yargs: Argv) =>
  yargs
    .example("$0 mcp", "run by a client, such as one with {command: npx, args: [crossover, mcp]}")
    .epilogue("Tools: check, headroom, solve, explain, recoup, compare.");

export async function run(_given: OptionsOf<typeof options>, terminal: Terminal): Promise<ExitCode> {
  if (terminal.lines() === null) {
    throw new OptionError(
      "crossover mcp talks to a client over standard input, and a terminal is there.\nTell your client to run it: command npx, arguments crossover mcp.",
    );
  }
  // Loaded only now: they are large.
  const [{ mcpServer }, { StdioServerTransport }] = await Promise.all([
    import("../mcp/server.ts"),
    import("@modelcontextprotocol/sdk/server/stdio.js"),
  ]);
  const server = mcpServer();
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once("end", () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await closed;
  return exitCode.done;
}
