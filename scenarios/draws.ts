/** What a sample is drawn from. The same seed, sample and stream give the same draws, in whatever order and on whichever machine. */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Draws {
  /** Between 0 and 1, neither of them. */
  uniform: () => number;
  /** Standard normal. */
  normal: () => number;
  /** A whole number from 0 to below `count`. */
  below: (count: number) => number;
}

const TWO_TO_32 = 2 ** 32;

/** @param stream which of the things that are drawn for a sample, from 0 */
export function drawsOf(seed: number, sample: number, stream: number): Draws {
  const generator = xoroshiro128plus(
    mixed(mixed(mixed(seed) ^ sample) ^ Math.floor(sample / TWO_TO_32) ^ (stream + 1)),
  );
  const uniform = () => ((generator.next() >>> 0) + 0.5) / TWO_TO_32;
  let spare: number | null = null;
  return {
    uniform,
    normal: () => {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      // Box and Muller, A note on the generation of random normal deviates, 1958: two at a time.
      const radius = Math.sqrt(-2 * Math.log(uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    below: (count) => Math.floor(uniform() * count),
  };
}

/** Spreads neighbouring numbers over all 32 bits. Source: the finalizer of MurmurHash3. */
function mixed(value: number): number {
  let bits = (value + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
