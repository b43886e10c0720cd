/** The commands. Each file is loaded only when its command runs, so that a quick one starts quickly. */
import type { CommandEntry } from "../command.ts";

export const commands: readonly CommandEntry[] = [
  {
    usage: "init [file]",
    answers: "A first plan, from a few questions and your broker's files",
    doing: "asking for a plan",
    load: () => import("./init.ts"),
  },
  {
    usage: "solve <file>",
    answers: "The best plans, ranked, and what they cost and leave",
    doing: "solving",
    load: () => import("./solve.ts"),
  },
  {
    usage: "web",
    answers: "The planner as a page, in your browser, on this computer only",
    doing: "serving the page",
    load: () => import("./web.ts"),
  },
  {
    usage: "evaluate <file> <decisions>",
    answers: "What exactly given decisions cost and leave",
    doing: "evaluating",
    load: () => import("./evaluate.ts"),
  },
  {
    usage: "headroom <file>",
    answers: "How many ISOs until AMT starts, and the tax by shares",
    doing: "looking for headroom",
    load: () => import("./headroom.ts"),
  },
  {
    usage: "recoup <file>",
    answers: "How to get the most minimum tax credit back, and what each step adds",
    doing: "looking for ways to get credit back",
    load: () => import("./recoup.ts"),
  },
  {
    usage: "frontier <file>",
    answers: "How much expected value each amount of risk can bring",
    doing: "looking for the frontier",
    load: () => import("./frontier.ts"),
  },
  {
    usage: "explain <file>",
    answers: "The lines of every tax form behind a plan",
    doing: "explaining",
    load: () => import("./explain.ts"),
  },
  {
    usage: "sweep <file>",
    answers: "Many points over a plan, into one file that SQL reads",
    doing: "sweeping",
    load: () => import("./sweep.ts"),
  },
  {
    usage: "worker",
    answers: "Works points of sweeps that others run, through Redis",
    doing: "working for sweeps",
    load: () => import("./worker.ts"),
  },
  {
    usage: "tax",
    answers: "Tax returns, from JSON lines on standard input",
    doing: "working returns from standard input",
    load: () => import("./tax.ts"),
  },
  {
    usage: "law [action] [law] [other]",
    answers: "The laws there are, a year's facts, and two side by side",
    doing: "comparing laws",
    load: () => import("./law.ts"),
  },
  {
    usage: "mcp",
    answers: "A server of the Model Context Protocol, for assistants",
    doing: "serving",
    load: () => import("./mcp.ts"),
  },
  {
    usage: "check <file>",
    answers: "Whether a plan file is well formed",
    doing: "checking",
    load: () => import("./check.ts"),
  },
  {
    usage: "schema",
    answers: "The JSON Schema of the plan file, for editors",
    doing: "making the schema",
    load: () => import("./schema.ts"),
  },
];
