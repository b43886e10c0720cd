/**
 * The lower triangle L with L L' = the correlations, so that L times independent normals moves as they say.
 *
 * @param matrix symmetric, with 1 on its diagonal
 * @returns null if no securities can move so: the matrix is not positive semidefinite
 * @source Cholesky's factorization; Golub and Van Loan, Matrix Computations, 4.2
 */
export function choleskyOf(matrix: readonly (readonly number[])[]): number[][] | null {
  const triangle = matrix.map((row) => row.map(() => 0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= triangle[i]![k]! * triangle[j]![k]!;
      if (i === j) {
        if (rest < -ROUNDING) return null;
        triangle[i]![i] = Math.sqrt(Math.max(0, rest));
      } else if (triangle[j]![j]! > ROUNDING) triangle[i]![j] = rest / triangle[j]![j]!;
      else if (Math.abs(rest) > ROUNDING) return null;
    }
  }
  return triangle;
}

const ROUNDING = 1e-9;

/** What is wrong with correlations that no securities can have. */
export const TOGETHER = {
  message: "no securities can move together in all these ways at once.",
  remedy: "Bring the correlations nearer to 0: where A moves with B and B with C, A cannot move against C.",
} as const;
