import { expect, test } from "vitest";
import { commands } from "../../cli/commands/index.ts";
import { contractPlan, run } from "./run.ts";

test("help lists the commands, and each command's help has an example", async () => {
  const { code, out } = await run(["--help"]);
  expect(code).toBe(0);
  for (const name of commands.map(({ usage }) => usage.split(" ")[0]!)) {
    expect(out).toContain(`crossover ${name}`);
    const own = await run([name, "--help"]);
    expect(own).toMatchObject({ code: 0, err: "" });
    // What the MCP server says is JSON anyway; the page and a worker print nothing to read.
    if (name !== "mcp") expect(own.out).toMatch(/--json/);
    expect(own.out).toContain(`Examples:\n  crossover ${name}`);
  }
});

test("completion is a script for the shell, which asks for commands and options", async () => {
  const { code, out } = await run(["completion"]);
  expect(code).toBe(0);
  expect(out).toContain("crossover --get-yargs-completions");
  const completed = async (words: string[]) =>
    (await run(["--get-yargs-completions", "crossover", ...words])).out.split("\n");
  expect(await completed([])).toEqual(expect.arrayContaining(["solve", "check", "completion"]));
  expect(await completed(["solve", "--"])).toEqual(expect.arrayContaining(["--top", "--json"]));
});

test("the version is the package's", async () => {
  expect((await run(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [[], "Say what to do"],
  [["slove", "plan.yaml"], "Did you mean solve?"],
  [["solve"], "Too few files"],
  [["solve", contractPlan, "other.yaml"], "Not known here: other.yaml"],
  [["solve", contractPlan, "--tpo", "3"], "Not known here: tpo"],
  [["solve", contractPlan, "--top"], "top needs a value"],
  [
    ["solve", contractPlan, "--top", "few"],
    '--top: "few" is not a whole number of plans from 1 to 100.\nGive for example --top 5.',
  ],
  [["solve", contractPlan, "--top", "2.5"], "--top: 2.5 is not a whole number"],
  [["solve", contractPlan, "--time", "0"], "--time: 0 is not a number of seconds"],
  [["solve", contractPlan, "--gap", "-1"], "--gap: -1 is not a number of dollars"],
  [["solve", contractPlan, "--workers", "x"], "--workers"],
  [["solve", contractPlan, "--seed", "1.5"], "--seed"],
  [["evaluate", contractPlan], "Too few files"],
  [["solve", contractPlan, "--top", "3", "--top=5"], "--top: this option is given twice.\nGive it once."],
  [["check", contractPlan, "--json=maybe"], '--json: "maybe" is no value for it.\nGive --json alone, or leave it out.'],
  [["tax", "--trace="], '--trace: "" is no value'],
  [["check", "nowhere.yaml"], "there is no such file"],
])("crossover %j is refused", async (words, message) => {
  const { code, out, err } = await run(words);
  expect(err).toContain(message);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});

/** Threads run what is built; and here they would only be ended again. */
const HERE = ["--workers", "0"];

test.each([
  [["solve", "nowhere.yaml", ...HERE], "nowhere.yaml", "", "there is no such file."],
  [["evaluate", "nowhere.yaml", "none.yaml"], "nowhere.yaml", "", "there is no such file."],
  [["explain", "nowhere.yaml"], "nowhere.yaml", "", "there is no such file."],
  [["law", "show", "./nowhere.yaml"], "./nowhere.yaml", "", "there is no such file."],
  [["solve", "-", ...HERE], "-", "", "this is not read from standard input."],
  [["law", "show", "--year", "2017"], "", "--year", '"2017" is no year'],
  [["solve", contractPlan, "--top", "few"], "", "--top", '"few" is not a whole number of plans'],
  [["solve", contractPlan, "--law", "tcja", ...HERE], "", "", 'There is no law "tcja"'],
  [["solve", contractPlan, "--tpo", "3"], "", "", "Not known here: tpo"],
  [["solve", contractPlan, "--top", "3", "--top", "3"], "", "--top", "given twice"],
  [["explain", contractPlan, "--plan", "7.5"], "", "--plan", "7.5 is not the rank"],
  [["worker"], "", "", "Needed here: --queue."],
  [["slove"], "", "", "There is no command"],
])("with --json, what is wrong with %j is one document as well", async (words, file, key, message) => {
  const { code, out, err } = await run([...words, "--json"]);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(JSON.parse(out)).toEqual({
    problems: [
      {
        file: expect.stringMatching(new RegExp(`${file}$`)),
        line: 0,
        column: 0,
        key,
        message: expect.stringContaining(message),
        remedy: expect.any(String),
      },
    ],
  });
});

test("--json=true is --json", async () => {
  expect(JSON.parse((await run(["check", contractPlan, "--json=true"])).out).wellFormed).toBe(true);
  expect((await run(["check", contractPlan, "--json=false"])).out).toContain("is well formed.");
});
