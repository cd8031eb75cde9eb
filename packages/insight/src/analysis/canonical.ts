/** Puts statements in the canonical order of the analysis, which does not depend on that of the input. */
export type InOrder = (statements: readonly number[]) => number[];

export function canonicalOrder(canonical: Int32Array): InOrder {
  const place = new Int32Array(canonical.length);
  for (const [at, s] of canonical.entries()) place[s] = at;
  return (statements) => {
    const places = Int32Array.from(statements, (s) => place[s] ?? 0).sort();
    return Array.from(places, (at) => canonical[at] ?? 0);
  };
}
