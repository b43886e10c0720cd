/**
 * Crossover for programs that talk to people: a server of the Model Context Protocol, whose tools answer as the commands do.
 */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { z } from "zod";
import { version } from "../version.ts";
import { failure } from "./result.ts";
import type { Call } from "./solving.ts";
import { check } from "./tools/check.ts";
import { compare } from "./tools/compare.ts";
import { explain } from "./tools/explain.ts";
import { frontier } from "./tools/frontier.ts";
import { headroom } from "./tools/headroom.ts";
import { recoup } from "./tools/recoup.ts";
import { solve } from "./tools/solve.ts";

interface Tool {
  name: string;
  title: string;
  description: string;
  inputSchema: z.ZodRawShape;
  run: (given: never, call: Call) => Promise<CallToolResult>;
}

const tools: readonly Tool[] = [check, headroom, solve, explain, recoup, frontier, compare];

const INSTRUCTIONS =
  "Crossover finds when to exercise incentive stock options and when to sell, so that a household keeps the most after tax. Write a plan as YAML, `check` it, then ask. Every answer names what was assumed because it was not said: show that to the person, and ask for what matters. Amounts are dollars, shares are whole, dates are ISO 8601. Nothing is sent anywhere. It is not tax advice.";

export function mcpServer(): McpServer {
  const server = new McpServer({ name: "crossover", version }, { instructions: INSTRUCTIONS });
  for (const { name, title, description, inputSchema, run } of tools) {
    server.registerTool(
      name,
      {
        title,
        description,
        inputSchema,
        annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
      },
      async (given: unknown, call: Call) => {
        try {
          return await run(given as never, call);
        } catch (error) {
          return failure(error);
        }
      },
    );
  }
  return server;
}
