import { countPhrases } from '../src/labels/phrases.js';

/** A theme of these statements that holds together and hurts, for `labelThemes`. */
export function counted(spoken: readonly string[], language = 'en') {
  const texts = spoken.map((text) => ({ text, weight: 1, telling: true }));
  return {
    texts,
    count: countPhrases(texts, language),
    isMatter: true,
    holdsTogether: true,
    looseName: null,
  };
}
