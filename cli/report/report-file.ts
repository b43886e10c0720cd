/**
 * The file of a report: what stands in its way is told before a search is made for it.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import type { Plan } from "../../model/plan.ts";
import type { Solution } from "../../solver/solution.ts";
import { OptionError } from "../option-error.ts";
import { version } from "../version.ts";
import { mustBeAFile, writeWhole } from "../whole-file.ts";
import { findChromium, printToPdf } from "./chromium.ts";

export interface ReportFile {
  path: string;
  /** Writes it, whole or not at all. @param command as typed, for the report's reader */
  write: (plan: Plan, solution: Solution, command: string) => Promise<void>;
}

/**
 * @param path as typed; its ending says what it is
 * @throws {OptionError} if it is neither HTML nor PDF, there is no such folder, or nothing that prints
 */
export function reportFile(path: string): ReportFile {
  const ending = extname(path).toLowerCase();
  if (ending !== ".html" && ending !== ".htm" && ending !== ".pdf") {
    throw new OptionError(`--report: ${path} is neither HTML nor PDF.\nGive a name that ends in .html or .pdf.`);
  }
  mustBeAFile(path, "--report");
  if (ending !== ".pdf") {
    return { path, write: async (...of) => writeWhole(path, await pageOf(...of, false)) };
  }
  const chromium = findChromium();
  return {
    path,
    write: async (...of) => {
      const between = mkdtempSync(join(tmpdir(), "crossover-report-"));
      try {
        const [page, pdf] = [join(between, "report.html"), `${resolve(path)}.${process.pid}.new`];
        writeFileSync(page, await pageOf(...of, true));
        await printToPdf(chromium, page, pdf);
        renameSync(pdf, path);
      } finally {
        rmSync(between, { recursive: true, force: true });
      }
    },
  };
}

async function pageOf(plan: Plan, solution: Solution, command: string, isForPrint: boolean): Promise<string> {
  // Loaded only now: they are large.
  const [{ parseHTML }, { reportHtml }] = await Promise.all([import("linkedom"), import("../../report/report.ts")]);
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const madeOn = new Date().toLocaleDateString("sv-SE");
  return reportHtml(plan, solution, { document, madeOn, version, command, isForPrint });
}
