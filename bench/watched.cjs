/**
 * Loaded before the program: has it believe that a person watches, and puts before all that it tells the milliseconds since the process
 * started, as lines of JSON; at the end its processor time.
 */
const { stderr } = process;
const write = stderr.write.bind(stderr);
Object.defineProperty(stderr, "isTTY", { value: true });
stderr.write = (/** @type {unknown} */ text) => write(`${JSON.stringify([performance.now(), String(text)])}\n`);
process.once("exit", () => {
  const { user, system } = process.cpuUsage();
  stderr.write(`processor ${(user + system) / 1e6} s`);
});
