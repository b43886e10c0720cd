/** Serves the built page on loopback: its own files and nothing else. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { packageFolder } from "../version.ts";
import { securityHeaders } from "./security.ts";

const HOST = "127.0.0.1";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
};

export interface Served {
  /** `http://127.0.0.1:8080/` */
  address: string;
  close: () => Promise<void>;
}

/**
 * @param port 0 takes one that is free
 * @throws {Error} where the port is taken, or the page was not built
 */
export async function servePage(port: number, folder = join(packageFolder, "dist", "web")): Promise<Served> {
  if (!existsSync(join(folder, "index.html"))) throw new Error(`the page is not built: npm run build:web makes it`);
  const server = createServer(async ({ method, url = "/", headers }, response) => {
    const end = (status: number, body: Buffer | string, type = "text/plain; charset=utf-8") =>
      response.writeHead(status, { ...securityHeaders, "content-type": type, "cache-control": "no-cache" }).end(body);
    // A page elsewhere that has a name of its own for this address does not get in.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? "")) return end(403, "Only for this computer.\n");
    if (method !== "GET" && method !== "HEAD") return end(405, "Only GET.\n");
    const path = pathOf(url);
    const file = path === null ? null : normalize(join(folder, path === "/" ? "index.html" : path));
    if (file === null || !file.startsWith(folder + sep)) return end(404, "Not here.\n");
    try {
      end(200, await readFile(file), types[extname(file)] ?? "application/octet-stream");
    } catch {
      end(404, "Not here.\n");
    }
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, HOST, resolve));
  return {
    address: `http://${HOST}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** null for what is no address. */
function pathOf(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, `http://${HOST}/`).pathname);
  } catch {
    return null;
  }
}
