import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanInCopy } from './gaps.js';
import { isNearCopy, nearText } from './near.js';
import { nearKey } from './near-key.js';
import { leadersOf } from './reposts.js';
import { isOneSlip } from './slip.js';
import { textHash } from './hash.js';
import { wordsOf } from './words.js';

const near = (one: string, other: string): boolean => isNearCopy(nearText(one), nearText(other));

const told =
  'Since the last update the export of our monthly report stops after some minutes and we have to begin all over again, which is a great pity for everybody in the office.';
const changed = (from: string, to: string): string => {
  expect(told).toContain(from);
  return told.replace(from, to);
};

describe('near copies', () => {
  it.each([
    ['a letter left out', changed('update', 'updte')],
    ['a letter added', changed('report', 'repport')],
    ['a letter changed', changed('minutes', 'minures')],
    ['two letters swapped', changed('export', 'exprot')],
    ['a word added', changed('great pity', 'really great pity')],
    ['a word left out', changed('all over again', 'over again')],
    [
      'a word said earlier',
      changed('export of our monthly report', 'monthly export of our report'),
    ],
    ['case and punctuation', changed('over again, which', 'OVER AGAIN! Which')],
  ])('%s makes one', (_what, other) => {
    expect(near(told, other)).toBe(true);
  });

  it.each([
    ['a number', changed('some minutes', '20 minutes'), changed('some minutes', '30 minutes')],
    ['a number that came', told, changed('monthly', 'monthly 2024')],
    ['a number in words', told, changed('some minutes', 'two minutes')],
    ['a name', changed('office', 'Basel office'), changed('office', 'Bazel office')],
    ['a name that came', told, changed('our monthly', 'our Northwind monthly')],
    ['a negation', told, changed('we have to', 'we never have to')],
    ['a negation by one letter', changed('stops', 'now stops'), changed('stops', 'not stops')],
    [
      'a shortened negation',
      changed('we have', 'we can have'),
      changed('we have', "we can't have"),
    ],
    ['a German negation', `${told} Es ist ein Fehler.`, `${told} Es ist kein Fehler.`],
    ['two changed letters', told, changed('update', 'apdote')],
    ['another word', told, changed('monthly', 'weekly')],
    ['a symbol', `${told} 👍`, `${told} 👎`],
    [
      'words that changed places',
      changed('last update', 'slow update').replace('great', 'fast'),
      changed('last update', 'fast update').replace('great', 'slow'),
    ],
    ['a word exchanged far away', changed('last', 'newest last'), changed('pity', 'pity indeed')],
    [
      'more than a tenth of the words',
      told,
      changed('which is a great pity for everybody in the office', 'sadly'),
    ],
    ['too few words', 'The export stops after some minutes', 'The export stops after some minuts'],
  ])('%s makes none', (_what, one, other) => {
    expect(near(one, other)).toBe(false);
    expect(near(other, one)).toBe(false);
  });

  it('needs nine tenths of the words, counted as often as they stand', () => {
    const words = (count: number): string => Array.from({ length: count }, () => 'again').join(' ');
    expect(near(words(9), words(10))).toBe(true);
    expect(near(words(8), words(9))).toBe(false);
    expect(near(words(18), words(20))).toBe(true);
    expect(near(words(17), words(19))).toBe(false);
  });

  it('takes the first word of a sentence for no name, and “I” nowhere', () => {
    expect(near(`${told} Sadly it does this each day.`, `${told} It does this each day.`)).toBe(
      true,
    );
    expect(
      near(changed('and we', 'and then I think we'), changed('and we', 'and then think we')),
    ).toBe(true);
  });
});

describe('words', () => {
  it('are told apart as people do, with what each decides', () => {
    const seen = wordsOf("I can't pay 20 € to Basel. It hurts… 👍!").map(
      ({ word, telling }) => `${word}${telling ? '*' : ''}`,
    );
    expect(seen).toEqual(['i', 'cant*', 'pay', '20*', '€*', 'to', 'basel*', 'it', 'hurts', '👍*']);
  });
});

/** Damerau's and Levenshtein's distance, from its definition (optimal string alignment). */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return Math.max(a.length, b.length);
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const ways = [
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    distance(a.slice(0, -1), b.slice(0, -1)) + cost,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    ways.push(distance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });

describe('properties', () => {
  it('a slip is a distance of one, by the definition of the distance', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(isOneSlip(one, other)).toBe(distance(one, other) === 1);
      }),
    );
  });

  const text = fc
    .array(
      fc.constantFrom('the', 'export', 'exprot', 'is', 'slow', 'not', 'again', 'it', 'stops'),
      {
        minLength: 6,
        maxLength: 24,
      },
    )
    .map((words) => words.join(' '));
  const pair = fc.oneof(
    fc.tuple(text, text),
    // A text and one with a word put in, left out or exchanged.
    fc
      .tuple(text, fc.nat(30), fc.nat(2), fc.constantFrom('the', 'exprot', 'not', 'now'))
      .map(([one, at, gone, come]): [string, string] => {
        const words = one.split(' ');
        words.splice(at % words.length, gone, come);
        return [one, words.join(' ')];
      }),
  );

  it('a near copy is one both ways, shares nine tenths of its words by a plain count, and every text is its own', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(near(one, other)).toBe(near(other, one));
        expect(near(one, one)).toBe(one.split(' ').length >= 8);
        if (!near(one, other)) return;
        const left = one.split(' ');
        const rest = other.split(' ').filter((word) => {
          const place = left.indexOf(word);
          if (place >= 0) left.splice(place, 1);
          return place < 0;
        });
        const shared = one.split(' ').length - left.length;
        expect(shared / (shared + left.length + rest.length)).toBeGreaterThanOrEqual(0.9);
        expect([...left, ...rest]).not.toContain('not');
      }),
      { numRuns: 500 },
    );
  });

  const item = fc
    .record({
      text: fc.oneof(
        text,
        pair.map(([, other]) => other),
      ),
      customer: fc.constantFrom('Anna', 'bob', null),
    })
    .map((made) => ({ ...made, account: null, source: 'Mail', textHash: textHash(made.text) }));

  it('leaders are those of an all-at-once comparison of every text with every leader before it', () => {
    fc.assert(
      fc.property(
        // Many near copies of few texts.
        fc.array(fc.array(item, { maxLength: 3 }), { maxLength: 4 }).map((each) => each.flat()),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('the', 'a', 'not')), {
          maxLength: 25,
        }),
        (bases, edits) => {
          const items = [...bases];
          for (const [which, at, come] of edits) {
            const base = items[which % Math.max(1, items.length)];
            if (!base) break;
            const words = base.text.split(' ');
            words.splice(at % words.length, 0, come);
            items.push({ ...base, text: words.join(' '), textHash: textHash(words.join(' ')) });
          }
          expect([...leadersOf(items)].map((leader) => items[leader]?.text)).toEqual(
            allAtOnce(items).map((leader) => items[leader]?.text),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

type Item = Parameters<typeof leadersOf>[0][number];

function allAtOnce(items: readonly Item[]): number[] {
  const order = items.map((_, index) => index);
  order.sort((a, b) => ((items[a]?.text ?? '') < (items[b]?.text ?? '') ? -1 : 1));
  const leaders: number[] = [];
  const found = items.map((_, index) => index);
  for (const index of order) {
    const item = items[index];
    if (!item || (item.customer === null && item.text.length < 40)) continue;
    const leader = leaders.find((each) => {
      const other = items[each];
      if (!other || other.customer?.toLowerCase() !== item.customer?.toLowerCase()) return false;
      if (other.textHash === item.textHash) return true;
      return nearKey(other) === nearKey(item) && near(other.text, item.text);
    });
    if (leader === undefined) leaders.push(index);
    else found[index] = leader;
  }
  return found;
}

describe('a statement in a near copy', () => {
  it('stands where its words stand', () => {
    const copy = changed('the last update the', 'last updte the').replace(
      'a great',
      'a really great',
    );
    const spanOf = (part: string): string => {
      const start = told.indexOf(part);
      const { start: from, end } = spanInCopy({ start, end: start + part.length }, told, copy);
      return copy.slice(from, end);
    };
    expect(spanOf('Since the last update')).toBe('Since last updte');
    expect(spanOf('we have to begin all over again')).toBe('we have to begin all over again');
    expect(spanOf('which is a great pity')).toBe('which is a really great pity');
    expect(spanOf(told)).toBe(copy.slice(0, -1));
  });
});
