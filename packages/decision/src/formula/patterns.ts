const mostLength = 200;
const mostOpenEnded = 2;

/**
 * Why a pattern is refused, or null. Patterns are tried by backtracking, which can take for ever where
 * repetitions are nested or many; what is let through takes at most as many steps as the square of the text.
 */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > mostLength) return `The pattern is longer than ${mostLength} characters.`;
  try {
    RegExp(pattern);
  } catch {
    return 'The pattern can’t be read.';
  }
  const bare = pattern.replace(/\\[^1-9k]/g, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/\\[1-9k]/.test(bare)) return 'The pattern may not refer back to a part of itself.';
  if (/\(\?(?!:)/.test(bare)) return 'The pattern may not look ahead or behind.';
  if (/\)[*+?{]/.test(bare)) return 'The pattern may not repeat a group: write the repetition out.';
  const openEnded = bare.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
  const long = (bare.match(/\{\d+(?:,\d+)?\}/g) ?? []).some((found) =>
    (found.match(/\d+/g) ?? []).some((times) => Number(times) > 50),
  );
  if (long) return 'The pattern may repeat something at most 50 times.';
  if (openEnded > mostOpenEnded)
    return `The pattern may use * and + at most ${mostOpenEnded} times.`;
  return null;
}
