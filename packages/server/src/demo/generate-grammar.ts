import type { Random } from './generate-random.js';

/** The lines of a block of text, without the empty ones: sentence patterns are written one a line. */
export const lines = (block: string): readonly string[] =>
  block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Writes out a sentence pattern. `[a|b|]` stands for one of its alternatives (which may be empty or
 * hold further brackets), `{name}` for a draw from the list of that name.
 */
export function expand(
  pattern: string,
  slots: Readonly<Record<string, readonly string[]>>,
  random: Random,
): string {
  let position = 0;

  const sequence = (): string => {
    let out = '';
    while (position < pattern.length) {
      const character = pattern.charAt(position);
      if (character === '|' || character === ']') break;
      position++;
      if (character === '[') out += random.pick(alternatives());
      else if (character === '{') out += slot();
      else out += character;
    }
    return out;
  };
  const alternatives = (): string[] => {
    const found = [sequence()];
    while (pattern.charAt(position) === '|') {
      position++;
      found.push(sequence());
    }
    if (pattern.charAt(position) !== ']') throw new Error(`Unclosed bracket in: ${pattern}`);
    position++;
    return found;
  };
  const slot = (): string => {
    const end = pattern.indexOf('}', position);
    const name = pattern.slice(position, end);
    position = end + 1;
    const values = slots[name];
    if (values === undefined) throw new Error(`Unknown list {${name}} in: ${pattern}`);
    return random.pick(values);
  };

  const text = sequence();
  if (position < pattern.length) throw new Error(`Stray bracket in: ${pattern}`);
  return text
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.!?;])/gu, '$1')
    .trim();
}
