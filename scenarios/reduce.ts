/**
 * Few representative paths for many, with probabilities: those whose Kantorovich distance from all of them is small.
 *
 * @source Dupačová, Gröwe-Kuska and Römisch, Scenario reduction in stochastic programming, Mathematical Programming 95 (2003); the fast
 *         forward selection is algorithm 2.4 of Heitsch and Römisch, Scenario reduction algorithms in stochastic programming,
 *         Computational Optimization and Applications 24 (2003)
 */
export interface Reduced {
  /** Indices of the points that stay, in the order in which they were chosen: each lowers the distance the most. */
  kept: number[];
  /** Their probabilities: each has its own and those of the points that are nearest to it. */
  probabilities: number[];
  /** Of each point, which of `kept` (by its place there) stands for it. */
  standsFor: number[];
  /** The Kantorovich distance: how far a point is from the one that stands for it, on average by probability. */
  distance: number;
}

/**
 * @param points of equal length
 * @param probabilities of the points
 * @param count how many stay, at least 1
 */
export function reduced(points: readonly Float64Array[], probabilities: readonly number[], count: number): Reduced {
  const n = points.length;
  const apart = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      apart[i * n + j] = distanceOf(points[i]!, points[j]!);
      apart[j * n + i] = apart[i * n + j]!;
    }
  }
  /** From each point to the nearest that was chosen. */
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const standsFor = new Array<number>(n).fill(0);
  const kept: number[] = [];
  while (kept.length < Math.min(count, n)) {
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (let candidate = 0; candidate < n; candidate++) {
      if (nearest[candidate] === -1) continue;
      let left = 0;
      for (let i = 0; i < n && left < least; i++) {
        left += probabilities[i]! * Math.min(Math.max(0, nearest[i]!), apart[candidate * n + i]!);
      }
      if (left < least) [best, least] = [candidate, left];
    }
    for (let i = 0; i < n; i++) {
      if (apart[best * n + i]! < nearest[i]!) {
        nearest[i] = apart[best * n + i]!;
        standsFor[i] = kept.length;
      }
    }
    // Marks it as taken; no other comes nearer to it.
    nearest[best] = -1;
    standsFor[best] = kept.length;
    kept.push(best);
  }
  const sums = kept.map(() => 0);
  standsFor.forEach((place, i) => {
    sums[place]! += probabilities[i]!;
  });
  const distance = nearest.reduce((sum, each, i) => sum + probabilities[i]! * Math.max(0, each), 0);
  return { kept, probabilities: sums, standsFor, distance };
}

function distanceOf(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < one.length; k++) sum += (one[k]! - other[k]!) ** 2;
  return Math.sqrt(sum);
}
