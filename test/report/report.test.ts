/** The report: one file that loads nothing, with the figures of the JSON to the cent. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChromium } from "../../cli/report/chromium.ts";
import { reportFile } from "../../cli/report/report-file.ts";
import { decide } from "../../model/decided.ts";
import { evaluate } from "../../model/evaluate.ts";
import { parsePlan } from "../../model/parse-plan.ts";
import { calendarOf } from "../../report/calendar.ts";
import { explainedYears } from "../../report/explain/explained-years.ts";
import { reportHtml } from "../../report/report.ts";
import { stressesOf } from "../../report/stress.ts";
import { fixture, type Ran, run } from "../cli/run.ts";

const folder = mkdtempSync(join(tmpdir(), "crossover-report-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const tiny = fixture("tiny.yaml");
const TINY = readFileSync(tiny, "utf8");
const path = join(folder, "plan.html");
let solved: Ran;
let page: Document;
let text: string;
beforeAll(async () => {
  solved = await run([
    "solve",
    tiny,
    ...["--time", "0.5", "--workers", "0", "--programs", "0", "--json", "--report", path],
  ]);
  text = readFileSync(path, "utf8");
  page = parseHTML(text).document;
}, 120_000);

/** `−12,345.67` as a number. */
const amount = (cell: Element): number =>
  cell.textContent === "–" ? 0 : Number(cell.textContent!.replaceAll(",", "").replace("−", "-"));

test("solve writes it, says where, and standard output stays one JSON document", () => {
  expect(solved.code).toBe(0);
  expect(solved.err).toContain(`The report is in ${path}.`);
  expect(JSON.parse(solved.out).ranked[0].rank).toBe(1);
});

test("it loads nothing and runs nothing: no script, and nothing but its own places is linked", () => {
  expect(page.querySelectorAll("script, link, img, iframe, object, embed, form, base")).toHaveLength(0);
  const refers = [...page.querySelectorAll("[href], [src], [srcset], [action], [data]")].map(
    (each) => each.getAttribute("href") ?? each.outerHTML,
  );
  expect(refers.length).toBeGreaterThan(5);
  for (const to of refers) expect(page.getElementById(to.slice(1)), to).not.toBeNull();
  expect(text).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org)/);
  expect(page.querySelector("[http-equiv=Content-Security-Policy]")!.getAttribute("content")).toContain(
    "default-src 'none'",
  );
});

test("its years are those of the JSON, to the cent", () => {
  const [best] = JSON.parse(solved.out).ranked;
  const [{ years }] = best.scenarios;
  const table = [...page.querySelectorAll("table")].find((each) => /^Year by year/.test(each.textContent!.trim()))!;
  const titles = [...table.querySelectorAll("thead th")].map((each) => each.textContent);
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("th, td")]);
  for (const [title, name] of [
    ["Regular tax", "regularTax"],
    ["AMT", "amt"],
    ["Cash", "cash"],
  ] as const) {
    const column = titles.indexOf(title);
    expect(rows.slice(0, years.length).map((row) => amount(row[column]!))).toEqual(
      years.map((year: Record<string, number>) => year[name]),
    );
  }
});

test("every line of every form stands in it, with its amount, its sum and its source", () => {
  const [best] = JSON.parse(solved.out).ranked;
  const plan = parsePlan(TINY, "tiny.yaml");
  const decided = decide(
    plan,
    best.decisions.map((step: { scenario: string }) => ({ ...step, scenario: null })),
  );
  const forms = explainedYears(decided, 0, decided.compiled.calendar.years).flatMap((each) => each.forms);
  const shown = [...page.querySelectorAll("details.form")];
  expect(shown).toHaveLength(forms.length);
  shown.forEach((form, i) => {
    const rows = [...form.querySelectorAll("tr")];
    expect(rows.map((row) => amount(row.querySelector("td.n")!))).toEqual(forms[i]!.lines.map((line) => line.amount));
    expect(rows.map((row) => row.querySelector("cite")!.textContent)).toEqual(
      forms[i]!.lines.map(({ citation }) => citation),
    );
  });
});

test("every assumption is named, and it says that it is not tax advice", () => {
  const plan = parsePlan(TINY, "tiny.yaml");
  const keys = [...page.querySelectorAll("#assumptions code")].map((each) => each.textContent);
  expect(keys).toEqual(plan.assumptions.map(({ key }) => key));
  expect(page.querySelector("footer")!.textContent).toContain("This is not tax advice.");
});

test("markup in a plan's names stays text", () => {
  const plan = parsePlan(
    `{version: 1, name: "<img src=x onerror=alert(1)>", household: {filingStatus: single}, horizon: {start: 2025-01-15, end: 2025-12-31}, cash: {start: 1000}, decisions: yearly}`,
    "plan.yaml",
  );
  const { compiled, shares } = decide(plan, []);
  const { value, scenarios, limits } = evaluate(compiled, shares);
  const gains = { nothing: 0, exerciseAllNow: 0, crossoverEachYear: 0, exerciseAndSell: 0 };
  const best = { rank: 1, value, gap: 0, proven: true, decisions: [], scenarios, binding: [], limits, gains };
  const html = reportHtml(
    plan,
    {
      ...{ plan: plan.name, objective: "afterTaxWealth", seed: 1, bound: value, boundBy: "every plan", ranked: [best] },
      ...{ baselines: [], ended: "complete", evaluated: 1, programs: 0, seconds: 0 },
    },
    {
      document: parseHTML("<!doctype html><html><body></body></html>").document,
      madeOn: "2025-01-15",
      version: "0",
      command: "",
    },
  );
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img src=x");
});

const GRANT = parsePlan(
  `
version: 1
household: {filingStatus: single}
horizon: {start: 2024-01-15, end: 2026-12-31}
income: {wages: 150000}
cash: {start: 100000}
securities: {ACME: {price: 60}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2022-06-01, strike: 10, shares: 2000, expires: 2026-06-01}
`,
  "plan.yaml",
);
const exercise = { date: GRANT.horizon.start, do: "exercise", grant: "ISO-1", shares: 2000, scenario: null } as const;

test("the calendar: the exercise, the tax of its year next April, the first qualifying day, the last day of the grant", () => {
  const { compiled, shares } = decide(GRANT, [exercise]);
  const { scenarios } = evaluate(compiled, shares);
  const entries = calendarOf(GRANT, [exercise], scenarios);
  expect(entries.slice(0, 3)).toMatchObject([
    { date: "2024-01-15", kind: "decision" },
    { date: "2025-01-16", kind: "favorable", lot: "ISO-1@2024-01-15", isIso: true },
    { date: "2025-04-15", kind: "tax", year: 2024, least: scenarios[0]!.years[0]!.taxDue },
  ]);
  expect(entries).toContainEqual({ date: "2026-06-01", kind: "expires", grant: "ISO-1" });
});

test("the calendar of many scenarios: the same step in several is one entry, with the least and the most of it", () => {
  const names = ["a", "b", "c", "d", "e"];
  const plan = { ...GRANT, scenarios: names.map((name) => ({ ...GRANT.scenarios[0]!, name, probability: 0.2 })) };
  const steps = names.slice(1).map((scenario, i) => ({ ...exercise, shares: 100 * (i + 1), scenario }));
  expect(calendarOf(plan, steps, []).filter(({ kind }) => kind === "decisions")).toEqual([
    { date: "2024-01-15", kind: "decisions", do: "exercise", of: "ISO-1", least: 100, most: 400, scenarios: 4 },
  ]);
});

test("a fall of the stock: the same steps at a tenth of the price leave less than doing nothing", () => {
  // 2,000 exercised at 10 and worth 6 each: 8,000 lost, of which $3,000 count against income taxed at 24 % in the year of the sale.
  const [half, tenth] = stressesOf(GRANT, [exercise]);
  expect([half!.from, half!.factor, tenth!.factor]).toEqual(["2024-01-16", 0.5, 0.1]);
  expect(tenth!.nothing).toBe(100_000);
  expect(tenth!.value).toBe(100_000 - 8_000 + 720);
  expect(half!.value).toBeGreaterThan(tenth!.value);
});

test("what stands in a report's way is told before the search", async () => {
  const refused = async (to: string) => {
    const { code, err } = await run(["solve", tiny, "--time", "60", "--report", to]);
    expect(code).toBe(2);
    return err;
  };
  expect(await refused("plan.docx")).toContain("plan.docx is neither HTML nor PDF.");
  expect(await refused(join(folder, "none", "plan.html"))).toContain("there is no folder");
  expect(() => findChromium({ PATH: folder })).toThrow(/needs Chromium or Chrome, and none is on PATH/);
  expect(() => findChromium({ PATH: "", CHROME_PATH: join(folder, "chromium") })).toThrow(
    /CHROME_PATH is .*no program/,
  );
});

const chromium = (() => {
  try {
    return findChromium();
  } catch {
    return null;
  }
})();

test.skipIf(chromium === null)(
  "a PDF through the Chromium that is there: with the forms that AMT turns on",
  async () => {
    const pdf = join(folder, "plan.pdf");
    const { code, err } = await run([
      "solve",
      tiny,
      ...["--time", "0.5", "--workers", "0", "--programs", "0", "--report", pdf],
    ]);
    expect([code, err]).toEqual([0, `The report is in ${pdf}.\n`]);
    const bytes = readFileSync(pdf, "latin1");
    expect(bytes.startsWith("%PDF-")).toBe(true);
    expect(bytes.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(3);
  },
);

test("a Chromium that prints nothing leaves no file, and says what to do", async () => {
  const broken = join(folder, "broken");
  writeFileSync(broken, "#!/bin/sh\necho no display >&2\nexit 1\n", { mode: 0o755 });
  process.env.CHROME_PATH = broken;
  try {
    const file = reportFile(join(folder, "none.pdf"));
    const plan = GRANT;
    const { compiled, shares } = decide(plan, []);
    const { value, scenarios, limits } = evaluate(compiled, shares);
    const gains = { nothing: 0, exerciseAllNow: 0, crossoverEachYear: 0, exerciseAndSell: 0 };
    const best = { rank: 1, value, gap: 0, proven: true, decisions: [], scenarios, binding: [], limits, gains };
    const written = file.write(
      plan,
      {
        ...{
          plan: plan.name,
          objective: "afterTaxWealth",
          seed: 1,
          bound: value,
          boundBy: "every plan",
          ranked: [best],
        },
        ...{ baselines: [], ended: "complete", evaluated: 1, programs: 0, seconds: 0 },
      },
      "",
    );
    await expect(written).rejects.toThrow(/did not print the report \(no display\)/);
  } finally {
    delete process.env.CHROME_PATH;
  }
});
