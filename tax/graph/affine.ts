/** A sum of nodes or of a program's variables, each times a factor, and a constant: what lies between two hinges. */
export interface Affine {
  constant: number;
  /** Factors by node or variable; none is 0. */
  terms: ReadonlyMap<number, number>;
}

export const affine = (constant: number, terms: ReadonlyMap<number, number>): Affine => ({ constant, terms });

export const constantOf = (constant: number): Affine => affine(constant, new Map());

export const single = (node: number): Affine => affine(0, new Map([[node, 1]]));

export const scaled = (of: Affine, factor: number): Affine => (factor === 1 ? of : each(of, (part) => part * factor));

/** Of whole numbers, where every part is a multiple of `by`. */
export const divided = (of: Affine, by: number): Affine => each(of, (part) => part / by);

function each({ constant, terms }: Affine, change: (part: number) => number): Affine {
  const changed = new Map<number, number>();
  terms.forEach((part, node) => {
    changed.set(node, change(part));
  });
  return affine(change(constant), changed);
}

/** left + factor * right, in whole numbers: what cancels is gone */
export const combine = (left: Affine, right: Affine, factor: number): Affine => total(left, [[right, factor]]);

/** A sum and others, each times its factor. */
export function total(first: Affine, others: readonly (readonly [Affine, number])[]): Affine {
  const terms = new Map(first.terms);
  let { constant } = first;
  for (const [other, times] of others) {
    constant += times * other.constant;
    // A plan's code is made before this is compiled: there `forEach` takes a third of what entries one by one do.
    other.terms.forEach((factor, node) => {
      const sum = (terms.get(node) ?? 0) + times * factor;
      if (sum === 0) terms.delete(node);
      else terms.set(node, sum);
    });
  }
  return affine(constant, terms);
}

/** A sum without one of its nodes. */
export function without({ constant, terms }: Affine, node: number): Affine {
  const rest = new Map(terms);
  rest.delete(node);
  return affine(constant, rest);
}

export const sameAffine = (left: Affine, right: Affine): boolean =>
  left.constant === right.constant &&
  left.terms.size === right.terms.size &&
  [...left.terms].every(([node, factor]) => right.terms.get(node) === factor);
