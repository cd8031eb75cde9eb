const longestSummary = 140;

/** A statement as one line of at most 140 characters, cut between words. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longestSummary) return line;
  const cut = line.slice(0, longestSummary - 1);
  const space = cut.lastIndexOf(' ');
  const kept =
    space > longestSummary / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[\s,;:.–-]+$/, '')}…`;
}
