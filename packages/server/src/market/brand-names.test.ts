import { describe, expect, it } from 'vitest';
import { isBrandName } from './brand-names.js';

const names = ['River Bank of Norland', 'Kestrel Pay', 'Lumovarn Plan'];

describe('a name that is nothing but somebody’s', () => {
  it.each(['Norland', 'RBN', 'rbon', 'kestrel', 'The Kestrel Pay', 'River Bank'])(
    'is told from a subject: %s',
    (label) => expect(isBrandName(label, names)).toBe(true),
  );
  it.each(['Bank transfer fails', 'Kestrel crashes', 'Plan view is slow', 'of the', 'RB', ''])(
    'is not told where there is more to it: %s',
    (label) => expect(isBrandName(label, names)).toBe(false),
  );
  it('is nobody’s where there are no names', () => {
    expect(isBrandName('Norland', [])).toBe(false);
  });
});
