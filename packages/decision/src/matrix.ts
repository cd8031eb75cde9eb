/**
 * The lower triangle L of a symmetric positive definite matrix with L Lᵀ = A (Cholesky), or `undefined`
 * where it is not definite: where a column says nothing that those before it don't.
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    lower.push(own);
    for (let j = 0; j <= i; j += 1) {
      const other = lower[j] ?? [];
      let rest = row[j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= (own[k] ?? 0) * (other[k] ?? 0);
      if (j < i) own.push(rest / (other[j] ?? 1));
      else if (rest > (row[i] ?? 0) * 1e-10) own.push(Math.sqrt(rest));
      else return undefined;
    }
  }
  return lower;
}

/** x with L Lᵀ x = b. */
export function choleskySolve(
  lower: readonly (readonly number[])[],
  right: readonly number[],
): number[] {
  const x = [...right];
  for (let i = 0; i < x.length; i += 1) {
    const row = lower[i] ?? [];
    for (let k = 0; k < i; k += 1) x[i] = (x[i] ?? 0) - (row[k] ?? 0) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / (row[i] ?? 1);
  }
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < x.length; k += 1) {
      x[i] = (x[i] ?? 0) - (lower[k]?.[i] ?? 0) * (x[k] ?? 0);
    }
    x[i] = (x[i] ?? 0) / (lower[i]?.[i] ?? 1);
  }
  return x;
}

/** x with A x = b for a symmetric positive definite A; `undefined` where it is not. */
export function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const lower = cholesky(matrix);
  return lower === undefined ? undefined : choleskySolve(lower, right);
}
