/**
 * Lattices: sums of some vectors by whole numbers of each.
 *
 * @source Lenstra, Lenstra and Lovász: Factoring polynomials with rational coefficients. Math. Annalen 261, 1982
 * @source Babai: On Lovász' lattice reduction and the nearest lattice point problem. Combinatorica 6, 1986
 */

/** How much shorter a vector must be for two to change places: 1/4 to 1. */
const SHORTER = 0.99;
/** Changes of place after which it is enough: many times what some dozen vectors take. */
const MOST_SWAPS = 20_000;

/** How much further away than the nearest, squared, vectors are looked for. */
const FURTHER = 8;

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Adds `times` another vector to one. */
const add = (to: Float64Array, times: number, other: Float64Array): void => {
  for (let i = 0; i < to.length; i++) to[i]! += times * other[i]!;
};

/** Short vectors, nearly at right angles, that make the same lattice; the given ones are independent and stay as they are. */
export function reduced(given: readonly Float64Array[]): Float64Array[] {
  const basis = given.map((vector) => vector.slice());
  /** What is left of each vector at right angles to those before it, that length squared, and what of those it has. */
  const upright = basis.map((vector) => vector.slice());
  const squares = new Float64Array(basis.length);
  const parts = basis.map((_, k) => new Float64Array(k));
  const straighten = (k: number) => {
    const rest = basis[k]!.slice();
    for (let j = 0; j < k; j++) {
      parts[k]![j] = dot(basis[k]!, upright[j]!) / squares[j]!;
      add(rest, -parts[k]![j]!, upright[j]!);
    }
    upright[k] = rest;
    squares[k] = dot(rest, rest);
  };
  if (basis.length > 0) straighten(0);
  for (let k = 1, swaps = 0; k < basis.length && swaps < MOST_SWAPS; ) {
    straighten(k);
    for (let j = k - 1; j >= 0; j--) {
      const times = Math.round(parts[k]![j]!);
      if (times === 0) continue;
      add(basis[k]!, -times, basis[j]!);
      for (let i = 0; i < j; i++) parts[k]![i]! -= times * parts[j]![i]!;
      parts[k]![j]! -= times;
    }
    const along = parts[k]![k - 1]!;
    if (squares[k]! >= (SHORTER - along * along) * squares[k - 1]!) {
      k++;
      continue;
    }
    [basis[k], basis[k - 1]] = [basis[k - 1]!, basis[k]!];
    swaps++;
    straighten(k - 1);
    k = Math.max(1, k - 1);
  }
  return basis;
}

/** What is left of each vector at right angles to those before it. */
export function uprightOf(basis: readonly Float64Array[]): Float64Array[] {
  const upright: Float64Array[] = [];
  for (const vector of basis) {
    const rest = vector.slice();
    for (const before of upright) add(rest, -dot(vector, before) / dot(before, before), before);
    upright.push(rest);
  }
  return upright;
}

/**
 * Vectors of the lattice near another one: by whole numbers of a reduced basis from the last to the first, each the one that comes nearest;
 * or, for some of them, the one that comes second.
 *
 * @param seconds how many may be second
 */
export function nearby(basis: readonly Float64Array[], to: Float64Array, seconds: number): Float64Array[] {
  const upright = uprightOf(basis);
  const squares = upright.map((vector) => dot(vector, vector));
  /** How much of each upright vector one of the basis has, and how much there is to go. */
  const parts = basis.map((vector, k) =>
    Float64Array.from(upright.slice(0, k), (other, j) => dot(vector, other) / squares[j]!),
  );
  const lefts = basis.map((_, k) => new Float64Array(k + 1));
  const numbers = new Int32Array(basis.length);
  const all: Float64Array[] = [];
  let most = Number.POSITIVE_INFINITY;
  const choose = (k: number, may: number, away: number) => {
    if (away > most) return;
    if (k < 0) {
      // The first is the nearest of all, or about.
      if (all.length === 0) most = FURTHER * away;
      const place = new Float64Array(to.length);
      for (let b = 0; b < basis.length; b++) if (numbers[b] !== 0) add(place, numbers[b]!, basis[b]!);
      all.push(place);
      return;
    }
    const left = lefts[k]!;
    const times = left[k]!;
    const first = Math.round(times);
    const second = first + (times > first ? 1 : -1);
    for (const number of may > 0 ? [first, second] : [first]) {
      numbers[k] = number;
      if (k > 0) for (let j = 0; j < k; j++) lefts[k - 1]![j] = left[j]! - number * parts[k]![j]!;
      choose(k - 1, number === first ? may : may - 1, away + (times - number) ** 2 * squares[k]!);
    }
  };
  lefts.at(-1)?.set(upright.map((vector, j) => dot(to, vector) / squares[j]!));
  choose(basis.length - 1, seconds, 0);
  return all;
}
