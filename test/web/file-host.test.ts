/** The built page on a plain host of files, in a folder of it: no headers of its own, so no shared memory at first. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { expect, test } from "vitest";
import { browserPath, openPage } from "./page.ts";

const folder = join(import.meta.dirname, "..", "..", "dist", "web");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

const plan = `version: 1
name: Fifty options
household: {filingStatus: single}
horizon: {start: 2025-11-15, end: 2026-12-31}
cash: {start: 60000}
securities: {ACME: {price: 8}}
grants:
  - {id: ISO-1, type: iso, security: ACME, granted: 2021-02-01, strike: 2, shares: 50, expires: 2031-02-01}
decisions: [2025-12-15]
`;

async function fileHost() {
  const server = createServer(async ({ url = "" }, response) => {
    const path = url.replace(/^\/at\/home\//, "");
    const file = path === "" ? "index.html" : path;
    const found = path === url ? null : await readFile(join(folder, file)).catch(() => null);
    if (found === null) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": types[extname(file)]! }).end(found);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/at/home/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test.skipIf(browserPath === undefined)(
  "it solves in one thread, says so, and has threads from the second visit on",
  async () => {
    const { page, complaints, external, close } = await openPage(await fileHost());
    let threads = page.workers().length;
    page.on("worker", () => {
      threads++;
    });
    await page.setInputFiles("input[type=file]", {
      name: "plan.yaml",
      mimeType: "application/yaml",
      buffer: Buffer.from(plan),
    });
    await page.waitForSelector("text=Fifty options");
    expect(await page.evaluate("crossOriginIsolated")).toBe(false);
    expect(await page.textContent(".solve")).toContain("one thread");
    await page.click("button.primary:not(:disabled)");
    await page.waitForSelector("text=Solved in");
    expect(await page.textContent(".card")).toContain("proven best");
    // One that answers questions, and one that searched.
    expect(threads).toBe(2);

    await page.evaluate("navigator.serviceWorker.ready");
    await page.reload();
    await page.waitForSelector("text=Fifty options");
    expect(await page.evaluate("crossOriginIsolated")).toBe(true);
    expect(await page.textContent(".solve")).not.toContain("one thread");
    expect([...complaints, ...external]).toEqual([]);
    await close();
  },
  60_000,
);
