/**
 * A Chromium that is on the machine, which turns a page into a PDF.
 */
import { execFile } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { OptionError } from "../option-error.ts";

/** Names under which it is installed. */
const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge",
];

/** Where installers put it that do not add it to PATH. */
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @returns the path of the program
 * @throws {OptionError} if there is none, or CHROME_PATH leads to none
 */
export function findChromium({ CHROME_PATH, PATH = "" }: Environment = process.env): string {
  if (CHROME_PATH !== undefined && CHROME_PATH !== "") {
    if (isProgram(CHROME_PATH)) return CHROME_PATH;
    throw new OptionError(
      `--report: CHROME_PATH is ${CHROME_PATH}, and there is no program.\nGive the path of Chromium or Chrome, or write the report as HTML, which every browser prints: --report plan.html`,
    );
  }
  const suffixes = process.platform === "win32" ? [".exe"] : [""];
  const onPath = PATH.split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => NAMES.flatMap((name) => suffixes.map((suffix) => join(folder, name + suffix))));
  const found = [...onPath, ...PLACES].find(isProgram);
  if (found !== undefined) return found;
  throw new OptionError(
    "--report: a PDF needs Chromium or Chrome, and none is on PATH.\nInstall one, or set CHROME_PATH to it, or write the report as HTML, which every browser prints: --report plan.html",
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const MOST_MILLISECONDS = 90_000;

/**
 * Prints a page.
 *
 * @param page path of a file of HTML
 * @param to   path of the PDF
 */
export async function printToPdf(chromium: string, page: string, to: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "crossover-print-"));
  const isRoot = process.getuid?.() === 0;
  try {
    await promisify(execFile)(
      chromium,
      [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        // It asks nobody for anything.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Chromium's sandbox does not start for root.
        ...(isRoot ? ["--no-sandbox"] : []),
        `--user-data-dir=${profile}`,
        "--no-pdf-header-footer",
        `--print-to-pdf=${to}`,
        pathToFileURL(page).href,
      ],
      { timeout: MOST_MILLISECONDS },
    );
    statSync(to);
  } catch (error) {
    const last = String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .split("\n")
      .at(-1);
    throw new OptionError(
      `--report: ${chromium} did not print the report (${last}).\nWrite it as HTML, which every browser prints: --report plan.html`,
    );
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
