/** A text less like its theme than this shares no more with it than chance. */
export const leastCosine = 0.12;

/** Half where another theme is as near, towards 1 as it falls behind. */
export function confidenceOf(own: number, second: number): number {
  return 1 / (1 + Math.exp(-12 * (own - second)));
}
