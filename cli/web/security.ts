/** What the page may do: run its own files and WebAssembly, and talk to nobody else. */

const rules = [
  "default-src 'none'",
  // WebAssembly is made of the plan; code from text is not allowed.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  // A style sheet is a file; no text that is shown brings a style of its own.
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** As it stands in the page. */
export const policy = rules.join("; ");

/** What a server sends with every file; the last two give the page shared memory, and with it threads. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": [...rules, "frame-ancestors 'none'"].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};
