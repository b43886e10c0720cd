/** The page as static files in dist/web, which any file host can serve. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { policy } from "../cli/web/security.ts";

const here = (path: string): string => new URL(path, import.meta.url).pathname;

/** The service worker is told every file of the page, and changes when one of them does. */
const offline: Plugin = {
  name: "offline",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const files = Object.keys(bundle).filter((file) => !file.endsWith(".map"));
      if (!files.includes("index.html")) return;
      const hash = createHash("sha256");
      for (const file of files.sort()) {
        const made = bundle[file]!;
        hash.update(file).update(made.type === "chunk" ? made.code : made.source);
      }
      const text = readFileSync(here("offline/service-worker.js"), "utf8");
      const source = text
        .replace('"FILES"', JSON.stringify(["./", ...files]))
        .replace("VERSION", hash.digest("hex").slice(0, 12));
      this.emitFile({ type: "asset", fileName: "service-worker.js", source });
    },
  },
};

/** The policy stands in the page itself too, for hosts that send none. */
const policed: Plugin = {
  name: "policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
  ],
};

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [react(), policed, offline],
  worker: { format: "es" },
  build: {
    outDir: here("../dist/web"),
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
