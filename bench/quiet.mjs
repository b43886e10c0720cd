/**
 * Measures while nothing else uses the processors: a sample in which other programs did is told apart, and of the others the fastest tenth
 * counts, since other guests of the host, which nobody here sees, only ever slow a piece of work.
 */
import { availableParallelism } from "node:os";
import { watched } from "./shared.mjs";

/** Part of the processors that others may take in a sample that counts. */
const QUIET = 0.05;
/** Of the quiet samples, as a part of them. */
const FASTEST = 0.1;

/**
 * Takes samples of each piece of work in turn, until each has enough quiet ones or the time is over.
 *
 * @param {Record<string, () => { perSecond: number, childSeconds?: number }>} works each runs for some tenths of a second and says what it
 *   reached, and how many seconds of processor time a child process took for it
 * @param {{ samples: number, seconds: number }} enough
 * @returns {Promise<Record<string, { perSecond: number, quiet: number }>>} what the fastest tenth of the quiet samples reached at least, of
 *   the quietest three where there are fewer than three; and how many were quiet
 */
export async function measureQuietly(works, { samples, seconds }) {
  const taken = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  const isQuiet = ({ others }) => others <= QUIET;
  const lacks = (name) => taken[name].filter(isQuiet).length < samples;
  const started = performance.now();
  while (Object.keys(works).some(lacks) && performance.now() - started < seconds * 1000) {
    for (const name of Object.keys(works).filter(lacks)) {
      const { result, seconds: elapsed, others } = await watched(async () => works[name]());
      const child = (result.childSeconds ?? 0) / (elapsed * availableParallelism());
      taken[name].push({ perSecond: result.perSecond, others: others - child });
    }
  }
  return Object.fromEntries(
    Object.entries(taken).map(([name, all]) => {
      const quiet = all.filter(isQuiet);
      const used = quiet.length >= 3 ? quiet : [...all].sort((a, b) => a.others - b.others).slice(0, 3);
      const speeds = used.map((sample) => sample.perSecond).sort((a, b) => b - a);
      return [name, { perSecond: speeds[Math.floor(FASTEST * speeds.length)], quiet: quiet.length }];
    }),
  );
}
