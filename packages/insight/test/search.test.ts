import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { indexAnalysis } from '../src/search/index-analysis.js';
import { markWords } from '../src/search/marks.js';
import { parseQuery } from '../src/search/query.js';
import { bestRows } from '../src/search/rank-words.js';
import { decodeSearchIndex, encodeSearchIndex } from '../src/search/search-file.js';
import { createSearchIndex, type SearchIndex } from '../src/search/search-index.js';
import { wordsBeginning, wordsOneSlipAway } from '../src/search/vocabulary.js';
import { lightStem, words } from '../src/text/tokens.js';
import { makeFeedback } from './feedback.js';

const dimensions = 16;

/** An index of texts without meaning: their vectors are empty. */
function wordIndex(texts: readonly string[]): Promise<SearchIndex> {
  const builder = createSearchIndex({ spaces: [], dimensions });
  for (const text of texts) builder.add({ text, language: 'en' }, new Int8Array(dimensions));
  return builder.finish();
}

const rows = (index: SearchIndex, query: string): number[] =>
  index.search(query).hits.map(({ row }) => row);

describe('what is typed', () => {
  it('is taken apart into words, phrases and exclusions', () => {
    expect(parseQuery('Slow "time out" -login export')).toEqual({
      words: ['slow', 'export'],
      phrases: [{ words: ['time', 'out'], open: false }],
      excluded: [['login']],
      unfinished: true,
    });
    expect(parseQuery('“keeps asking').phrases).toEqual([
      { words: ['keeps', 'asking'], open: true },
    ]);
    expect(parseQuery('-two-factor -"dark mode" ').excluded).toEqual([
      ['two', 'factor'],
      ['dark', 'mode'],
    ]);
    expect(parseQuery('export ').unfinished).toBe(false);
    expect(parseQuery('a-b - -- ""').words).toEqual(['a', 'b']);
  });

  it('never makes the search fail', async () => {
    const index = await wordIndex(['the export is slow', 'login fails']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        expect(index.search(query).hits.length).toBeLessThanOrEqual(2);
      }),
      { seed: 3 },
    );
  });
});

describe('the vocabulary', () => {
  const list = fc
    .uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 6 }))
    .map((found) => found.sort());

  it('finds beginnings as looking at every word does', () => {
    fc.assert(
      fc.property(
        list,
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }),
        (all, start) => {
          const [from, to] = wordsBeginning(all, start);
          expect(all.slice(from, to)).toEqual(all.filter((word) => word.startsWith(start)));
        },
      ),
      { seed: 5 },
    );
  });

  it('finds slips as the table of edit distances does', () => {
    fc.assert(
      fc.property(
        list,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 }),
        (all, word) => {
          const expected = all.flatMap((other, at) =>
            editDistance(word, other) === 1 ? [at] : [],
          );
          expect(wordsOneSlipAway(all, word)).toEqual(expected);
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });
});

/** Optimal string alignment (Damerau and Levenshtein, each place edited once), by the whole table. */
function editDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + other,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, table[i - 2]![j - 2]! + 1);
      }
      table[i]![j] = least;
    }
  }
  return table[a.length]![b.length]!;
}

describe('words', () => {
  const texts = [
    'The export to Excel times out.',
    'Exporting reports is slow, so slow!',
    'Excel opens nothing',
    'I love the café corner',
    'Login asks for the code again and again',
    'The code of the login page expires',
    '导出报表失败',
  ];

  it('meet in their forms, by their beginning, and with a letter wrong', async () => {
    const index = await wordIndex(texts);
    expect(rows(index, 'exported ')).toEqual([0, 1]);
    expect(rows(index, 'exc')).toEqual([2, 0]);
    expect(rows(index, 'exc ')).toEqual([]);
    expect(rows(index, 'ecxel ')).toEqual([2, 0]);
    expect(index.search('ecxel ').hits[0]!.words).toEqual([{ typed: 'ecxel', way: 'spelling' }]);
    expect(rows(index, 'CAFE')).toEqual([3]);
    expect(rows(index, '报表')).toEqual([6]);
  });

  it('are taken for a much commoner word that is one letter away, after their own', async () => {
    const index = await wordIndex([
      'The invioce is late',
      ...Array.from({ length: 12 }, (_, i) => `invoice number ${i}`),
    ]);
    const answer = index.search('invioce ', { limit: 3 });
    expect(answer.hits.map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(answer.hits[2]!.words).toEqual([{ typed: 'invioce', way: 'spelling' }]);
    expect(index.search('number 3 ').hits[0]!.row).toBe(4);
  });

  it('leave function words aside unless there is nothing else', async () => {
    const index = await wordIndex(texts);
    const answer = index.search('the login of the ');
    expect(answer.ignored).toEqual(['the', 'of', 'the']);
    expect(answer.withAnyWord).toBe(2);
    expect(index.search('the ').withAnyWord).toBe(4);
  });

  it('side by side are asked for by quotation marks, left out by a minus', async () => {
    const index = await wordIndex(texts);
    expect(rows(index, '"login page"')).toEqual([5]);
    expect(rows(index, '"code again')).toEqual([4]);
    expect(rows(index, 'login -pages')).toEqual([4]);
    expect(rows(index, 'code -"code again"')).toEqual([5]);
    expect(rows(index, '"nobody says this"')).toEqual([]);
  });

  it('are ranked by BM25, ties by row', async () => {
    const { items } = makeFeedback(400, 21);
    const index = await wordIndex(items.map(({ text }) => text));
    const stems = items.map(({ text }) => words(text).map(lightStem));
    const mean = stems.reduce((sum, { length }) => sum + length, 0) / stems.length;
    for (const query of ['invoice tax', 'laptops calendar', 'dark search oslo']) {
      const asked = words(query).map(lightStem);
      const expected = stems
        .map((own, row) => {
          let score = 0;
          for (const stem of asked) {
            const having = stems.filter((one) => one.includes(stem)).length;
            const idf = Math.log(1 + (stems.length - having + 0.5) / (having + 0.5));
            if (own.includes(stem))
              score += (idf * 2.2) / (1 + 1.2 * (0.6 + (0.4 * own.length) / mean));
          }
          return { row, score: Math.fround(score) };
        })
        .filter(({ score }) => score > 0);
      const answer = index.search(`${query} `, { by: 'words', limit: 200 });
      expect(answer.withAnyWord).toBe(expected.length);
      const best = expected.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, 200);
      const scoreOf = new Map(expected.map(({ row, score }) => [row, score]));
      for (const [rank, { row }] of answer.hits.entries()) {
        expect(scoreOf.get(row)).toBeCloseTo(best[rank]!.score, 4);
      }
    }
  });

  it('have the same scores whether few rows are read or all are counted', async () => {
    const { items } = makeFeedback(800, 24);
    const index = await wordIndex(items.map(({ text }) => text));
    // The phrase is in few rows, its words in many: these are read one by one.
    const few = index.search('again "on every laptop here" invoice tax', { limit: 200 });
    const all = index.search('again on every laptop here invoice tax ', { limit: 200 });
    const scoreOf = new Map(all.hits.map(({ row, words }) => [row, words.length]));
    expect(few.hits.length).toBeGreaterThan(5);
    expect(few.withAnyWord).toBe(
      items.filter(({ text }) => text.includes('on every laptop here')).length,
    );
    for (const { row, words } of few.hits) {
      if (scoreOf.has(row)) expect(words.length).toBe(scoreOf.get(row));
    }
  });

  it('are the same rows as looking through them all, whatever is filtered', async () => {
    const { items } = makeFeedback(300, 22);
    const index = await wordIndex(items.map(({ text }) => text));
    const even = (row: number): boolean => row % 2 === 0;
    const answer = index.search('invoice ', { filter: even, limit: 200 });
    const expected = items.flatMap(({ text }, row) =>
      /\binvoices?\b/i.test(text) && even(row) ? [row] : [],
    );
    expect(answer.hits.map(({ row }) => row).sort((a, b) => a - b)).toEqual(expected);
    expect(answer.withAllWords).toBe(expected.length);
  });

  it('keep the best of many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: 1, max: 8 }),
        (all, k) => {
          const best = bestRows(k);
          for (const [row, score] of all.entries()) best.offer(row, score);
          const expected = [...all.entries()]
            .sort((a, b) => b[1] - a[1] || a[0] - b[0])
            .slice(0, k);
          expect([...best.taken().rows]).toEqual(expected.map(([row]) => row));
        },
      ),
      { seed: 9 },
    );
  });

  it('are marked where they stand', async () => {
    const index = await wordIndex(texts);
    const marked = (query: string, row: number): string[] =>
      markWords(texts[row]!, index.search(query).lookedFor).map(({ start, end }) =>
        texts[row]!.slice(start, end),
      );
    expect(marked('exporting excel ', 0)).toEqual(['export', 'Excel']);
    expect(marked('"slow', 1)).toEqual(['slow', 'slow']);
    expect(marked('cafe ', 3)).toEqual(['café']);
    expect(marked('报表', 6)).toEqual(['报表']);
  });
});

describe('meaning', async () => {
  const { items, topics } = makeFeedback(6000, 23);
  const analysis = await analyze(items, { threads: 1, wholeRows: true });
  const index = await indexAnalysis(analysis);
  const topicOf = (row: number): string => topics[analysis.statements[row]!.item]!;

  it('finds what is said in other words, and says how near it is', () => {
    const answer = index.search('locked out of my account', { by: 'meaning', limit: 20 });
    expect(answer.hits.length).toBe(20);
    const right = answer.hits.filter(({ row }) => topicOf(row) === 'login').length;
    expect(right).toBeGreaterThanOrEqual(15);
    for (const hit of answer.hits) expect(hit.cosine).toBeGreaterThanOrEqual(0.3);
  });

  it('looks at few vectors and loses little by it', () => {
    let same = 0;
    const queries = ['monthly bill is wrong', 'duplicate meetings', 'old tickets cannot be found'];
    for (const query of queries) {
      const near = index.search(query, { by: 'meaning', limit: 10 }).hits;
      const all = index.search(query, { by: 'meaning', limit: 10, exhaustive: true }).hits;
      // Many made statements are equally near: what counts is that they are as near.
      for (const [rank, hit] of near.entries()) {
        if (hit.cosine! >= all[rank]!.cosine! - 0.001) same++;
      }
    }
    expect(same / (10 * queries.length)).toBeGreaterThanOrEqual(0.9);
  });

  it('obeys filters, exclusions and phrases', () => {
    const third = (row: number): boolean => row % 3 === 0;
    const answer = index.search('sign-in code -password', { filter: third, limit: 100 });
    expect(answer.hits.length).toBe(100);
    for (const { row } of answer.hits) {
      expect(row % 3).toBe(0);
      expect(analysis.statements[row]!.text).not.toMatch(/password/i);
    }
    const phrase = index.search('slow "the invoice pdf"', { limit: 100 });
    for (const { row } of phrase.hits) {
      expect(analysis.statements[row]!.text.toLowerCase()).toContain('the invoice pdf');
    }
  });

  it('is the same after it was stored', () => {
    const bytes = Buffer.concat(encodeSearchIndex(index));
    const stored = decodeSearchIndex(bytes, analysis.spaces);
    expect(stored.size).toBe(index.size);
    const odd = (row: number): boolean => row % 7 === 0;
    for (const query of [
      'invoice tax',
      'cannot sign in',
      'calender',
      '"dark mode" -tablet',
      'da',
    ]) {
      expect(stored.search(query)).toEqual(index.search(query));
      expect(stored.search(query, { filter: odd })).toEqual(index.search(query, { filter: odd }));
    }
    expect(Buffer.concat(encodeSearchIndex(stored)).equals(bytes)).toBe(true);
    expect(() => decodeSearchIndex(bytes.subarray(0, -1), [])).toThrow(/cut short/);
    for (const broken of [Buffer.alloc(0), Buffer.from('no index at all'), bytes.subarray(9)]) {
      expect(() => decodeSearchIndex(broken, [])).toThrow(/another version/);
    }
  });

  it('looks for English words that nobody says among English sentences alone', async () => {
    const things = [
      'Die Rechnung',
      'Der Kalender',
      'Die Anmeldung',
      'Das Hochladen',
      'Der Bericht',
    ];
    const german = Array.from({ length: 300 }, (_, at) => ({
      id: `de${at}`,
      language: 'de',
      text: `${things[at % 5]} ist seit ${at} Tagen kaputt und sehr langsam geworden.`,
    }));
    const english = items.slice(0, 600).map((item) => ({ ...item, language: 'en' }));
    const mixed = await indexAnalysis(
      await analyze([...english, ...german], { threads: 1, wholeRows: true }),
    );
    // The letters of "richness" are in "Bericht".
    for (const query of ['sluggish ', 'richness ', 'dashing ']) {
      for (const { row } of mixed.search(query).hits) expect(row).toBeLessThan(english.length);
    }
    expect(mixed.search('langsam ').hits.every(({ row }) => row >= english.length)).toBe(true);
  });

  it('gives the same answer every time, on any number of threads', async () => {
    const again = await indexAnalysis(analysis, 2);
    for (const query of ['invoice tax', 'cannot sign in', 'calender', 'dark']) {
      expect(again.search(query)).toEqual(index.search(query));
    }
  });
});

it('says what is wrong with what it is given', async () => {
  expect(() => createSearchIndex({ spaces: [], dimensions: 20 })).toThrow(/multiple of 16/);
  const builder = createSearchIndex({ spaces: [], dimensions });
  expect(() => builder.add({ text: 'x', language: 'en' }, new Int8Array(3))).toThrow(/3 numbers/);
  const empty = await builder.finish();
  expect(empty.search('anything').hits).toEqual([]);
  expect(() => empty.search('x', { limit: 0 })).toThrow(/from 1 to 200/);
});
