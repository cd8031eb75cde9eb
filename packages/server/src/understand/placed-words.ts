import type { AnalysisItem } from './analysis-messages.js';

interface Words {
  readonly item: string;
  readonly start: number;
  readonly text: string;
}

/** Where words that people judged stand now: texts change, and a judgement belongs to its words. */
export function placesOf(
  items: readonly AnalysisItem[],
  judged: readonly Words[],
): (words: Words) => string | null {
  const wanted = new Set(judged.map(({ item }) => item));
  const texts = new Map(
    wanted.size === 0
      ? []
      : items.flatMap((item): [string, string][] =>
          wanted.has(item.id) ? [[item.id, item.text]] : [],
        ),
  );
  return ({ item, start, text }) => {
    const now = texts.get(item);
    if (now === undefined) return null;
    const at = now.startsWith(text, start) ? start : now.indexOf(text);
    return at < 0 ? null : `${item}:${at}`;
  };
}
