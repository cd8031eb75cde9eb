/** A text less like its theme than this shares no more with it than chance. */
export const leastCosine = 0.12;

/** Half where another theme is as near, towards 1 as it falls behind. */
export function confidenceOf(own: number, second: number): number {
  return 1 / (1 + Math.exp(-12 * (own - second)));
}

/** Fewer distinct texts make no new theme. */
export const leastNewTexts = 12;

/** A group whose centroid is more like that of an existing theme than this is a part of it. */
export const mostLikeness = 0.7;

/** Cosine of a unit centroid to the nearest of the themes, −1 where there are none. */
export function likestTheme(
  centroid: Float32Array,
  themes: readonly { readonly centroid: Float32Array }[],
): number {
  let most = -1;
  for (const theme of themes) {
    let cosine = 0;
    for (let d = 0; d < centroid.length; d++) {
      cosine += (centroid[d] ?? 0) * (theme.centroid[d] ?? 0);
    }
    most = Math.max(most, cosine);
  }
  return most;
}
