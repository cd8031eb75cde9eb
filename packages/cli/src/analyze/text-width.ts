const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u{3000}-\u{303f}\u{ff01}-\u{ff60}]/u;

/** Terminal cells that a text takes. */
export function widthOf(text: string): number {
  // Latin text, the usual case, needs no segmenter.
  if (/^[\u{20}-\u{2ff}\u{2010}-\u{2027}]*$/u.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** Feedback may hold escape sequences that would recolour or move the reader's terminal. */
export const printable = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, '')
    .replace(/ {2,}/gu, ' ')
    .trim();

/** Lines of at most `width` cells, broken at spaces; words longer than a line are cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    for (const piece of pieces(word, width)) {
      if (line === '') line = piece;
      else if (widthOf(line) + 1 + widthOf(piece) <= width) line += ` ${piece}`;
      else {
        lines.push(line);
        line = piece;
      }
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** At most `most` lines; what is left out is marked. */
export function wrapAtMost(text: string, width: number, most: number): string[] {
  const lines = wrap(text, width);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = cut(kept[most - 1] ?? '', width - 1).trimEnd();
  return [...kept.slice(0, -1), `${last.replace(/[.,;:]$/u, '')}…`];
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;

function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  for (let rest = word; rest !== '';) {
    const head = cut(rest, width);
    found.push(head);
    rest = rest.slice(head.length);
  }
  return found;
}

function cut(text: string, width: number): string {
  let taken = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width && taken !== '') break;
    taken += segment;
    if (used >= width) break;
  }
  return taken;
}
