import { join } from "node:path";
import { expect, test } from "vitest";
import { fixture, run } from "./run.ts";

const primer = join(import.meta.dirname, "..", "..", "examples", "laws", "primer.yaml");

test("the laws there are", async () => {
  const { code, out, err } = await run(["law"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^enacted\n {2}The law as it stands/);
  expect(out).toContain("tcja-sunset\n");
  expect(JSON.parse((await run(["law", "--json"])).out).laws.map(({ name }: { name: string }) => name)).toEqual([
    "enacted",
    "tcja-sunset",
  ]);
});

test("a year's facts, with their sources", async () => {
  const { out } = await run(["law", "show", "tcja-sunset", "--year", "2026"]);
  expect(out).toContain("39.6 % above  543,800  611,750  305,875  577,750  611,750");
  expect(out).toContain("Congressional Budget Office, projection of January 2025");
  const { law, year, facts } = JSON.parse((await run(["law", "show", "--status", "mfs", "--json"])).out);
  expect([law, year]).toEqual(["enacted", 2026]);
  expect(facts).toContainEqual({
    fact: "amt.phaseoutRate",
    title: expect.any(String),
    citation: "IRC 55(d)(2)",
    source: "P.L. 119-21, 70107",
    amounts: { mfs: [{ name: "", unit: "rate", value: 0.5 }] },
  });
});

test("a law file's facts have it as their source", async () => {
  const { out } = await run(["law", "show", primer, "--status", "single"]);
  expect(out).toContain("AMT credit primer 2026");
  expect(out).toContain("primer.yaml");
});

test("two laws side by side, with the lines that each difference moves", async () => {
  const { code, out } = await run(["law", "diff", "enacted", "tcja-sunset", "--year", "2026"]);
  expect(code).toBe(0);
  expect(out).toMatch(/single, hoh +90,100 +70,600\n/);
  expect(out).toContain("Moves Form 6251 lines 5 and 4, Form 8801 (next year) lines 9 and 4; and through them");
  expect(out).toContain("The same in both: Capital loss");
});

test("two years of one law, as a document", async () => {
  const { out } = await run(["law", "diff", "enacted", "--year", "2025,2026", "--json"]);
  const { compared, differences, same } = JSON.parse(out);
  expect(compared).toEqual([
    { law: "enacted", year: 2025 },
    { law: "enacted", year: 2026 },
  ]);
  expect(differences).toContainEqual(
    expect.objectContaining({
      fact: "charity.floor",
      lines: [{ form: "Schedule A", line: "14", title: expect.any(String) }],
      moves: expect.arrayContaining(["deduction", "federalTax"]),
    }),
  );
  expect(same).toContain("niit");
});

test("with a state, the lines of its return that are worked otherwise, for whom, and what they move", async () => {
  const { out } = await run(["law", "diff", "enacted", "--year", "2024,2025", "--state", "CA"]);
  // Form 540, 2024 and 2025: standard deduction of 5,540 and 5,706, joint 11,080 and 11,412; AMT exemption 90,048 and 92,749.
  expect(out).toContain(`Form 540 line 18: Standard or itemized deductions
  single, mfs
    enacted 2024: the larger of 5,540 and Schedule CA (540) line 30
    enacted 2025: the larger of 5,706 and Schedule CA (540) line 30
  mfj, hoh, qss
    enacted 2024: the larger of 11,080 and Schedule CA (540) line 30
    enacted 2025: the larger of 11,412 and Schedule CA (540) line 30
`);
  expect(out).toMatch(/Schedule P \(540\) line 22.*90,048.*92,749/s);
  const named = ["law", "diff", "enacted", "--year", "2024,2025", "--state", "NC", "--status", "mfj", "--json"];
  expect(JSON.parse((await run(named)).out).state).toEqual({
    state: "NC",
    differences: [
      {
        form: "Form D-400 (NC)",
        line: "schedule",
        title: "Tax at the rate",
        citation: "G.S. 105-153.7",
        worked: [{ statuses: ["mfj"], texts: ["4.5 %, on “Taxable income”", "4.25 %, on “Taxable income”"] }],
        moves: ["state.regularTax", "state.tax"],
      },
    ],
  });
});

test("federal law leaves a state's own lines as they are, and a state without a tax has none", async () => {
  const laws = ["law", "diff", "enacted", "tcja-sunset", "--year", "2026"];
  for (const state of ["CA", "FL"]) {
    expect((await run([...laws, "--state", state])).out).toContain(`The tax of ${state}\n  No line of its own differs`);
  }
  expect(JSON.parse((await run([...laws, "--json"])).out)).not.toHaveProperty("state");
});

test("a law and itself: nothing", async () => {
  expect((await run(["law", "diff", "enacted", "enacted"])).out).toContain("Nothing differs.");
});

test.each([
  [["diff", "enacted"], "takes two laws, or two years of one"],
  [["show", "enacted", "tcja-sunset"], "takes one law and one year"],
  [["show", "tcja"], 'There is no law "tcja". Known here: enacted'],
  [["show", "2026"], "2026 is a year, not a law.\nGive it as an option, as in crossover law show --year 2026."],
  [["show", "--year", "2017"], "no year from 2018 to 2200"],
  [["show", "--year", "2025,2026"], "takes one law and one year"],
  [["show", "./none.yaml"], "there is no such file"],
  [["list", "enacted"], "takes no law"],
  [["show", "--state", "CA"], "--state: crossover law show is about federal law"],
  [["diff", "enacted", "--year", "2024,2025", "--state", "California"], '"California" is no state'],
  [["diff", "enacted", "--year", "2024,2025", "--state", "PR"], '"PR" is no state'],
  [["diff", "enacted", "--year", "2020,2025", "--state", "CA"], "the law of CA is known from 2021 on"],
  [["shwo"], "shwo"],
])("law %j is refused", async (words, said) => {
  const { code, out, err } = await run(["law", ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(said);
});

test("a return under a law of its own", async () => {
  const given = { year: 2026, filingStatus: "single", wages: 150_000, isoBargainElement: 200_000 };
  const { out } = await run(["tax"], [JSON.stringify({ ...given, law: "tcja-sunset" }), JSON.stringify(given)]);
  expect(
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).taxableIncome),
  ).toEqual([136_400, 133_900]);
  const { code, err } = await run(["tax"], [JSON.stringify({ ...given, law: "tcja" })]);
  expect(code).toBe(2);
  expect(err).toContain('law: "tcja" is not a law known here.');
});

test("solve --law: the same plan under another law has another answer", async () => {
  const solve = async (...more: string[]) => {
    const { out } = await run(["solve", fixture("small.yaml"), "--json", "--workers", "0", ...more]);
    return JSON.parse(out).ranked[0].value as number;
  };
  const [own, sunset, flat] = [await solve(), await solve("--law", "tcja-sunset"), await solve("--law", primer)];
  expect(new Set([own, sunset, flat]).size).toBe(3);
});
