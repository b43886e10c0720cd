/** The built page in a browser that is there; served as `crossover web` does, or by another. `npm test` builds first. */
import { existsSync } from "node:fs";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { type Served, servePage } from "../../cli/web/serve-page.ts";

export const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Opened {
  page: Page;
  context: BrowserContext;
  served: Served;
  /** Addresses asked for that are not the page's own. */
  external: string[];
  /** What the browser complained of: errors, and what the page's policy refused. */
  complaints: string[];
  close: () => Promise<void>;
}

export async function openPage(server?: Served): Promise<Opened> {
  const served = server ?? (await servePage(0));
  const browser = await chromium.launch({ executablePath: browserPath!, args: flags });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const external: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(served.address) && !/^(data|blob):/.test(url)) external.push(url);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(served.address);
  return {
    page,
    context,
    served,
    external,
    complaints,
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}
