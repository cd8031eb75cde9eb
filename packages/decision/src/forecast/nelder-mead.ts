/**
 * The lowest point of a function nearby, without derivatives (Nelder & Mead 1965, with the usual factors).
 *
 * @param start Where to begin; the first simplex goes one step from it in each direction.
 */
export function nelderMead(
  cost: (at: readonly number[]) => number,
  start: readonly number[],
  { step = 1, evaluations = 400, tolerance = 1e-9 } = {},
): { readonly at: readonly number[]; readonly cost: number } {
  const budget = { left: evaluations };
  const measure = (at: readonly number[]): Corner => {
    budget.left -= 1;
    return { at, cost: cost(at) };
  };
  const corners = [
    measure(start),
    ...start.map((_, i) => measure(start.map((value, j) => (i === j ? value + step : value)))),
  ];
  const sort = (): void => void corners.sort((a, b) => a.cost - b.cost);
  sort();
  while (budget.left > 0) {
    const [best, worst] = [corners[0], corners.at(-1)];
    if (!best || !worst || worst.cost - best.cost <= tolerance * (Math.abs(best.cost) + tolerance))
      break;
    const others = corners.slice(0, -1);
    const middle = start.map((_, i) => mean(others.map(({ at }) => at[i] ?? 0)));
    const along = (factor: number): Corner =>
      measure(middle.map((m, i) => m + factor * ((worst.at[i] ?? 0) - m)));
    const reflected = along(-1);
    if (reflected.cost < best.cost) {
      const further = along(-2);
      corners[corners.length - 1] = further.cost < reflected.cost ? further : reflected;
    } else if (reflected.cost < (others.at(-1)?.cost ?? 0)) {
      corners[corners.length - 1] = reflected;
    } else {
      const nearer = along(reflected.cost < worst.cost ? -0.5 : 0.5);
      if (nearer.cost < Math.min(worst.cost, reflected.cost)) corners[corners.length - 1] = nearer;
      else {
        for (let i = 1; i < corners.length; i += 1) {
          const from = corners[i]?.at ?? [];
          corners[i] = measure(best.at.map((b, j) => b + 0.5 * ((from[j] ?? 0) - b)));
        }
      }
    }
    sort();
  }
  return corners[0] ?? { at: start, cost: Infinity };
}

interface Corner {
  readonly at: readonly number[];
  readonly cost: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
