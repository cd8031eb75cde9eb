import { sql } from 'kysely';
import type { Ctx } from '../platform/index.js';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words that tie names together and name nobody. */
const joining = new Set([
  'of',
  'the',
  'and',
  'for',
  'by',
  'a',
  'der',
  'die',
  'das',
  'und',
  'de',
  'la',
  'el',
  'y',
]);

/** Whether a theme's name is nothing but somebody's: all its words are of one name, or it is a name's initials. */
export function isBrandName(label: string, names: readonly string[]): boolean {
  const words = wordsOf(label).filter((word) => !joining.has(word));
  if (words.length === 0) return false;
  return names.some((name) => {
    const all = wordsOf(name);
    const said = new Set(all);
    if (words.every((word) => said.has(word))) return true;
    const initials = (of: readonly string[]): string => of.map((word) => word.charAt(0)).join('');
    const short = words.join('');
    return (
      all.length > 1 &&
      (short === initials(all) || short === initials(all.filter((word) => !joining.has(word))))
    );
  });
}

/** What competitors, and products of ours and theirs, are called. */
export async function brandNames(tx: Ctx): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from competitor
    union select unnest(aliases) from competitor
    union select product from item where product is not null
    limit 5000`.execute(tx.db);
  return rows.map(({ name }) => name);
}
