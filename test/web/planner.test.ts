/** The planner from end to end, as a person uses it. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserPath, type Opened, openPage } from "./page.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "crossover-"));
const exported = join(folder, "plan.yaml");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let opened: Opened;

/** Steps of one visit, in order. */
describe.skipIf(browserPath === undefined)("a visit", () => {
  beforeAll(async () => {
    opened = await openPage();
    opened.page.setDefaultTimeout(40_000);
  }, 60_000);
  afterAll(async () => {
    await opened.close();
    rmSync(folder, { recursive: true });
  });

  const field = (key: string) => opened.page.locator(`[data-key="${key}"]`);
  const view = async (name: string) => {
    await opened.page.click(`nav >> text="${name}"`);
    await opened.page.waitForSelector("h1");
  };
  const start = async (effort: string) => {
    await opened.page.selectOption(".effort select", { label: effort });
    await opened.page.click("button.primary:not(:disabled)");
  };
  const endOf = async (role: string) => {
    // Each has its role as its name.
    const threads = opened.page.workers();
    const names = await Promise.all(threads.map((thread) => thread.evaluate("name")));
    await threads[names.indexOf(role)]!.evaluate("close()");
  };
  const values = () => opened.page.locator(".card .amount").allTextContents();

  test("an example is a click away, and a grant of it is edited", async () => {
    await opened.page.selectOption(".file select", { label: "45,000 ISOs and a $130,000 loss" });
    await field("grants[0].shares").fill("44000");
    await field("household.state").selectOption("TX");
    await opened.page.click("text=How to plan");
    await field("decisions").fill("[2025-12-15, 2028-12-15]");
    const text = () => opened.page.inputValue("#plan-text");
    await expect.poll(text).toContain("decisions: [2025-12-15, 2028-12-15]");
    expect(await text()).toContain("shares: 44000");
    // A comment of the file stays where it was.
    expect(await text()).toContain("# A private company");
  });

  test("what is wrong stands beside its field", async () => {
    await field("grants[0].expires").fill("2019-02-01");
    const wrong = opened.page.locator(".field .wrong");
    await expect.poll(() => wrong.allTextContents()).toEqual([expect.stringContaining("before the grant date")]);
    expect(await field("grants[0].expires").getAttribute("aria-invalid")).toBe("true");
    await field("grants[0].expires").fill("2031-02-01");
    await expect.poll(() => wrong.count()).toBe(0);
  });

  test("another thread takes over where the one ends that reads the plan", async () => {
    await endOf("desk");
    const strike = field("grants[0].strike");
    const given = await strike.inputValue();
    await strike.fill("low");
    await expect.poll(() => opened.page.locator(".field .wrong").count()).toBe(1);
    await strike.fill(given);
    await expect.poll(() => opened.page.locator(".field .wrong").count()).toBe(0);
  });

  test("a default is named where nothing is said", async () => {
    expect(await opened.page.locator(".assumed").allTextContents()).toContain("Taken: All its options have vested.");
  });

  test("the meter follows the shares", async () => {
    await view("AMT meter");
    const slider = opened.page.locator("#shares");
    await slider.waitFor();
    await slider.focus();
    await opened.page.keyboard.press("Home");
    expect(await opened.page.textContent("output")).toBe("0");
    const { x, y, width, height } = (await slider.boundingBox())!;
    await opened.page.mouse.move(x + 8, y + height / 2);
    await opened.page.mouse.down();
    await opened.page.mouse.move(x + width - 4, y + height / 2, { steps: 5 });
    await opened.page.mouse.up();
    expect(await opened.page.textContent("output")).toBe("44,000");
  });

  test("where AMT starts, if wages and price come out otherwise: the plan's own numbers are in the middle", async () => {
    await opened.page.selectOption(".field:has-text('Day') select", "2025-12-15");
    await opened.page.click(".marks >> text=AMT of 2025 starts");
    const starts = await opened.page.textContent("output");
    await opened.page.click("text=Work it out");
    const cells = opened.page.locator(".heat td.n");
    await expect.poll(() => cells.filter({ hasText: "…" }).count()).toBe(0);
    const shares = await cells.allTextContents();
    expect(shares).toHaveLength(25);
    // Rows of prices from 50 % to 200 %, columns of wages from 80 % to 120 %.
    expect(shares[2 * 5 + 2]).toBe(starts);
    const among = shares.map((text) => Number(text.replace(/\D/g, "")));
    expect(among[0 * 5 + 2]).toBeGreaterThan(among[4 * 5 + 2]!);
    // Another view, and back: nothing is asked again.
    await view("Plan");
    await view("AMT meter");
    await expect.poll(() => cells.allTextContents()).toEqual(shares);
  });

  test("it solves, though a thread of the search ends in the middle, and shows its plans", async () => {
    await view("Plan");
    await start("until it settles");
    await opened.page.waitForSelector("text=best $");
    // The desk's, the solve's and one for each processor: what has not begun cannot be missed.
    const living = "navigator.locks.query().then(({ held }) => held.length)";
    await expect.poll(() => opened.page.evaluate(living)).toBe(2 + availableParallelism());
    await endOf("task");
    await opened.page.waitForSelector("text=Solved in");
    await opened.page.waitForSelector(".card");
    expect((await values()).length).toBeGreaterThan(1);
    expect(await opened.page.textContent("#answer")).toContain("It leaves");
    expect(await opened.page.evaluate("crossOriginIsolated")).toBe(true);
  });

  test("the command line ranks the same plans for what is exported", async () => {
    const download = opened.page.waitForEvent("download");
    await opened.page.click('text="Export"');
    await (await download).saveAs(exported);
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(root, "dist", "bin", "crossover.js"),
      ...["solve", exported, "--time", "100", "--json"],
    ]);
    const { ranked, ended } = JSON.parse(stdout) as { ranked: { value: number }[]; ended: string };
    expect(["complete", "proven", "settled"]).toContain(ended);
    const whole = (value: number) => `$${Math.round(value).toLocaleString("en-US")}`;
    expect(await values()).toEqual(ranked.map(({ value }) => whole(value)));
  });

  test("Form 6251 line 2k of the year of sale opens with its sum and its source", async () => {
    await view("Forms");
    await opened.page.click('.years >> text="2028"');
    const line = opened.page.locator('[data-line="Form 6251 2k"]');
    await line.locator("summary").click();
    // Shares that were exercised in 2025 are sold: their basis for AMT is higher.
    expect(await line.locator("summary .n").textContent()).toMatch(/^−\d/);
    expect(await line.locator(".sum").textContent()).toMatch(/= .*IRC 56/s);
  });

  test("a search of minutes is stopped, with the best so far", async () => {
    await opened.page.selectOption(".file select", { label: "45,000 ISOs and a $130,000 loss" });
    await view("Answer");
    await start("2 minutes");
    await opened.page.waitForSelector("text=best $");
    await opened.page.click("text=Stop with the best so far");
    await opened.page.waitForSelector("text=Stopped after");
    await opened.page.waitForSelector(".card");
    expect((await values()).length).toBeGreaterThan(0);
    expect(await opened.page.locator(".stale").count()).toBe(0);
    // The one that answers questions.
    await expect.poll(() => opened.page.workers().length).toBe(1);
  });

  test("a reload finds plan and answer again, and without a network it solves", async () => {
    const before = await values();
    await opened.page.evaluate("navigator.serviceWorker.ready");
    await opened.context.setOffline(true);
    await opened.served.close();
    await opened.page.reload();
    await opened.page.waitForSelector(".card");
    expect(await values()).toEqual(before);
    expect(await opened.page.evaluate("crossOriginIsolated")).toBe(true);
    await view("Plan");
    await field("grants[0].shares").fill("10");
    await opened.page.click("text=How to plan");
    await field("decisions").fill("[2025-12-15]");
    await start("until it settles");
    await opened.page.waitForSelector("text=Solved in");
    expect(await opened.page.textContent(".card")).toContain("proven best");
  });

  test("risk is traded for value, and a plan on the frontier opens", async () => {
    const buffer = Buffer.from(`version: 1
name: Six futures
household: {filingStatus: single}
horizon: {start: 2025-11-15, end: 2026-12-31}
cash: {start: 60000}
securities: {ACME: {price: 40}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 4, shares: 300, expires: 2031-02-01}
decisions: [2025-12-15]
scenarios:
  model: {securities: {ACME: {gbm: {drift: 0.3, volatility: 0.8}}}, samples: 6, every: year, seed: 1}
`);
    await view("Plan");
    await opened.page.setInputFiles("input[type=file]", { name: "plan.yaml", mimeType: "application/yaml", buffer });
    await opened.page.waitForSelector("text=Six futures");
    await start("until it settles");
    await opened.page.waitForSelector("text=Solved in");
    await opened.page.click("text=Trade risk for value");
    // Two or more: what stands there for a moment only may not be seen.
    await opened.page.waitForSelector("text=/less risk: [2-9] so far/");
    await opened.page.click("text=Stop with the plans so far");
    const rows = opened.page.locator("[aria-labelledby=frontier-title] tbody tr");
    await rows.first().waitFor();
    const amounts = await rows.first().locator("td.n").allTextContents();
    await rows.first().locator("button").click();
    await expect.poll(() => opened.page.textContent("#answer")).toContain(`It leaves ${amounts[0]}`);
    await view("Forms");
    expect(await opened.page.textContent("h1")).toBe("Forms of plan 1 of the frontier");
  });

  test("a sweep's results open as a heat map and a distribution; what is none is refused beside the button", async () => {
    await view("Sweep");
    const open = (name: string, text: string) =>
      opened.page.setInputFiles("main input[type=file]", { name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await open("prices.csv", "date,price\n2025-01-15,10\n");
    await opened.page.waitForSelector(".refused >> text=not the results of a sweep");
    await open(
      "points.csv",
      `point,income.wages,securities.ACME.price,value,tax,error
0,100000,10,500,40,
1,100000,20,700,50,
2,200000,10,600,60,
3,200000,20,1000,80,
`,
    );
    await opened.page.waitForSelector("h1 >> text=points.csv");
    expect(await opened.page.locator(".refused").count()).toBe(0);
    expect(await opened.page.textContent(".heat caption")).toBe(
      "Value, $, by securities.ACME.price (across) and income.wages (down)",
    );
    expect(await opened.page.locator(".heat td.n").allTextContents()).toEqual(["500", "700", "600", "1,000"]);
    const tax = opened.page.locator("[aria-labelledby=distribution-title] tbody tr").first();
    expect(await tax.locator("td").allTextContents()).toEqual(["4", "58", "42", "48", "55", "65", "77"]);
    await opened.page.reload();
    await opened.page.waitForSelector("h1 >> text=points.csv");
  });

  test("every view can be used by those who do not see it", async () => {
    // The policy of the page keeps scripts out, this one too: the browser's debugger puts it in.
    for (const name of ["Plan", "AMT meter", "Answer", "Forms", "Sweep"]) {
      await view(name);
      await opened.page.waitForTimeout(300);
      await opened.page.evaluate(axe);
      const { violations } = (await opened.page.evaluate('axe.run({ resultTypes: ["violations"] })')) as {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      };
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(serious.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]!.html.slice(0, 200)}`)).toEqual([]);
    }
  });

  test("what is deleted is gone after a reload", async () => {
    await opened.page.click('text="Delete"');
    await opened.page.click("text=Delete all of it");
    await opened.page.reload();
    await view("Answer");
    expect(await opened.page.textContent("main")).toContain("Nothing is solved yet.");
  });

  test("nothing was asked of anyone else, and the browser complained of nothing", () => {
    expect(opened.external).toEqual([]);
    expect(opened.complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
  });
});
