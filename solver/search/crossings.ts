/** Crosses kinks of good candidates, each once, and of what that leads to. */
import type { Kinks } from "../tangents/across.ts";
import type { Finds, Found } from "./finds.ts";

/** Of how many of the best candidates kinks are crossed. */
const CROSSED: Record<Kinks, number> = { resting: 3, chained: 1 };

export class Crossings {
  readonly #finds: Finds;
  readonly #seed: number;
  readonly #crossed: Record<Kinks, Set<string>> = { resting: new Set(), chained: new Set() };

  /** @param seed all are crossed with one, so that it does not matter who comes to a candidate first */
  constructor(finds: Finds, seed: number) {
    this.#finds = finds;
    this.#seed = seed;
  }

  /** Crosses kinks of a candidate, where nobody has, and then of what that leads to. */
  async from(start: Float64Array, kinks: Kinks, isNext = false): Promise<void> {
    if (this.#isCrossed(start, kinks)) return;
    this.#crossed[kinks].add(start.join());
    const better = await this.#finds.run({ kind: "cross", start, kinks, seed: this.#seed }, isNext);
    if (better !== null) await this.from(better.shares, kinks, true);
  }

  /** Those of some good candidates, best first, whose kinks were not crossed. */
  left(elite: readonly Found[], kinds: readonly Kinks[]): { shares: Float64Array; kinks: Kinks }[] {
    return kinds.flatMap((kinks) =>
      elite
        .slice(0, CROSSED[kinks])
        .filter(({ shares }) => !this.#isCrossed(shares, kinks))
        .map(({ shares }) => ({ shares, kinks })),
    );
  }

  #isCrossed(start: Float64Array, kinks: Kinks): boolean {
    return this.#crossed[kinks].has(start.join());
  }
}
