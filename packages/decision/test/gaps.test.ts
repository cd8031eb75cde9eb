import { describe, expect, it } from 'vitest';
import {
  compareThemes,
  findGaps,
  seededRandom,
  weighGaps,
  type GapTable,
  type ThemeCounts,
} from '../src/index.js';
import { gapWorld } from './gap-world.js';
import { logOddsRatio, mantelHaenszel, moreInFirst, shareDifference } from '../src/gaps/tables.js';
import { meanInterval, welch } from '../src/gaps/welch.js';

describe('two groups', () => {
  it("gives the p-value of Fisher's tea (1935): three of four cups told apart", () => {
    const cups = { touched: 3, customers: 4, otherTouched: 1, otherCustomers: 4 };
    expect(moreInFirst([cups]).pValue).toBeCloseTo(17 / 70, 12);
  });

  it('sums strata exactly: two cups of tea against full enumeration', () => {
    const first = { touched: 2, customers: 3, otherTouched: 1, otherCustomers: 4 };
    const second = { touched: 3, customers: 4, otherTouched: 1, otherCustomers: 4 };
    // Hypergeometric chances by hand: C(3,k)C(4,3−k)/35 and C(4,k)C(4,4−k)/70.
    const a = [4, 18, 12, 1].map((ways) => ways / 35);
    const b = [1, 16, 36, 16, 1].map((ways) => ways / 70);
    let tail = 0;
    for (const [i, p] of a.entries())
      for (const [j, q] of b.entries()) if (i + j >= 5) tail += p * q;
    expect(moreInFirst([first, second]).pValue).toBeCloseTo(tail, 12);
  });

  it('comes close to the exact tail by the normal limit where counts are large', () => {
    const table = { touched: 130, customers: 1000, otherTouched: 200, otherCustomers: 2000 };
    expect(
      Math.abs(Math.log(mantelHaenszel([table], 1) / moreInFirst([table]).pValue)),
    ).toBeLessThan(0.1);
  });

  it("gives Newcombe's published interval (1998, table II, method 10: 56/70 less 48/80)", () => {
    const table = { touched: 56, customers: 70, otherTouched: 48, otherCustomers: 80 };
    const { value, low, high } = shareDifference([table]);
    expect([value, low, high].map((x) => Number(x.toFixed(4)))).toEqual([0.2, 0.0524, 0.3339]);
  });

  it("gives Welch's t of R's sleep data: t −1.8608, df 17.776, p 0.07939", () => {
    const moments = (values: number[]) => ({
      n: values.length,
      sum: values.reduce((a, b) => a + b, 0),
      sumOfSquares: values.reduce((a, b) => a + b * b, 0),
    });
    const compared = welch(
      moments([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]),
      moments([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]),
    );
    expect(compared?.pValue).toBeCloseTo(0.07939, 5);
    expect(compared?.difference.low).toBeCloseTo(-3.3654832, 5);
    expect(compared?.difference.high).toBeCloseTo(0.2054832, 5);
  });

  it("gives the interval of R's t.test on the first group of its sleep data: −0.5297804 … 2.0297804", () => {
    const values = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const found = meanInterval({
      n: values.length,
      sum: values.reduce((a, b) => a + b, 0),
      sumOfSquares: values.reduce((a, b) => a + b * b, 0),
    });
    expect(found?.value).toBeCloseTo(0.75, 10);
    expect(found?.low).toBeCloseTo(-0.5297804, 6);
    expect(found?.high).toBeCloseTo(2.0297804, 6);
    expect(meanInterval({ n: 1, sum: 3, sumOfSquares: 9 })).toBeNull();
  });

  it('draws small counts towards no difference, and leaves large ones', () => {
    const few = { touched: 2, customers: 100, otherTouched: 0, otherCustomers: 100 };
    expect(logOddsRatio([few]).value).toBeCloseTo(Math.log(2.5 / 0.5), 1);
    const many = { touched: 2000, customers: 10_000, otherTouched: 1000, otherCustomers: 10_000 };
    expect(logOddsRatio([many]).value).toBeCloseTo(Math.log((0.2 / 0.8) * (0.9 / 0.1)), 2);
  });
});

const counts = (
  theme: string,
  group: 'us' | 'them',
  [pain, request, praise]: readonly [number, number, number],
  over: Partial<ThemeCounts> = {},
): ThemeCounts => ({
  theme,
  group,
  customers: pain + request + praise,
  pain,
  request,
  praise,
  ...over,
});

const total = (group: 'us' | 'them', customers: number, over: Partial<ThemeCounts> = {}) => ({
  group,
  customers,
  pain: Math.round(customers / 3),
  request: Math.round(customers / 6),
  praise: Math.round(customers / 3),
  ...over,
});

const market: GapTable = {
  totals: [
    total('us', 1000, { byPeriod: [500, 500] }),
    total('them', 1200, { byPeriod: [600, 600] }),
    total('us', 300, { segment: 'small' }),
    total('us', 700, { segment: 'large' }),
  ],
  themes: [
    counts('export', 'us', [90, 5, 3], { byPeriod: [50, 48] }),
    counts('export', 'them', [30, 5, 5], { byPeriod: [20, 20] }),
    counts('export', 'us', [12, 1, 1], { segment: 'small' }),
    counts('export', 'us', [78, 4, 2], { segment: 'large' }),
    counts('login', 'us', [20, 0, 5], { byPeriod: [12, 13] }),
    counts('login', 'them', [110, 0, 6], { byPeriod: [58, 58] }),
    counts('offline', 'us', [2, 40, 1], { byPeriod: [22, 21] }),
    counts('offline', 'them', [1, 45, 0], { byPeriod: [23, 23] }),
    counts('design', 'us', [4, 0, 30], { byPeriod: [17, 17] }),
    counts('design', 'them', [5, 0, 120], { byPeriod: [62, 63] }),
    counts('assistant', 'us', [10, 10, 10], { byPeriod: [4, 26] }),
    counts('assistant', 'them', [12, 12, 12], { byPeriod: [6, 30] }),
  ],
};

describe('market gaps', () => {
  it('finds each planted kind, and each once', () => {
    const found = findGaps(market).gaps.map(({ kind, theme, segment }) => [kind, theme, segment]);
    expect(found).toEqual([
      ['our-pain', 'export', null],
      ['their-pain', 'login', null],
      ['unserved-request', 'offline', null],
      ['their-praise', 'design', null],
      ['underserved-segment', 'export', 'large'],
      ['emerging-theme', 'assistant', null],
    ]);
  });

  it('holds one rate over all tables, and looks only for the kinds asked for', () => {
    const kinds = new Set(['our-pain', 'their-pain'] as const);
    const [whole = [], part = []] = weighGaps([{ table: market }, { table: market, kinds }]);
    expect(new Set(part.map(({ kind }) => kind))).toEqual(kinds);
    // Each look of the second table is in the first one too, so both are weighed alike.
    for (const look of part) {
      const twin = whole.find(({ kind, theme }) => kind === look.kind && theme === look.theme);
      expect(look.qValue).toBeCloseTo(twin?.qValue ?? Number.NaN, 12);
    }
    // Looking again and again at the same costs nothing; looking at much that is nothing does.
    const idle: GapTable = {
      totals: market.totals,
      themes: Array.from({ length: 300 }, (_, i) => [
        counts(`idle ${i}`, 'us', [100, 0, 0]),
        counts(`idle ${i}`, 'them', [120, 0, 0]),
      ]).flat(),
    };
    const [alone = []] = weighGaps([{ table: market }]);
    const [among = []] = weighGaps([{ table: market }, { table: idle, kinds }]);
    const exported = (looks: typeof alone): number =>
      looks.find(({ kind, theme }) => kind === 'our-pain' && theme === 'export')?.qValue ??
      Number.NaN;
    expect(exported(among)).toBeGreaterThan(2 * exported(alone));
  });

  it('tells no request unserved that a release serves', () => {
    const { gaps } = findGaps({ ...market, served: new Set(['offline']) });
    expect(gaps.map(({ kind }) => kind)).not.toContain('unserved-request');
  });

  it('tells no request unserved that one side’s customers praise', () => {
    const served = market.themes.map((row) =>
      row.theme === 'offline' && row.group === 'them' ? { ...row, praise: row.request } : row,
    );
    const { gaps } = findGaps({ ...market, themes: served });
    expect(gaps.map(({ kind }) => kind)).not.toContain('unserved-request');
  });

  it('says each gap in one sentence with its counts', () => {
    expect(findGaps(market).gaps[0]?.sentence).toBe(
      '9.0 % (90 of 1,000) of our customers complain of it, against 2.5 % (30 of 1,200) of theirs.',
    );
  });

  it('compares talk, polarity, rating effect and trend theme by theme', () => {
    const moments = (n: number, mean: number) => ({
      n,
      sum: n * mean,
      sumOfSquares: n * (mean * mean + 0.25),
    });
    const [row] = compareThemes({
      totals: [
        total('us', 1000, { rating: moments(1000, 4) }),
        total('them', 1000, { rating: moments(1000, 4) }),
      ],
      themes: [
        counts('speed', 'us', [80, 0, 20], {
          polarity: moments(100, -0.5),
          rating: moments(100, 3),
        }),
        counts('speed', 'them', [10, 0, 40], {
          polarity: moments(50, 0.3),
          rating: moments(50, 4),
        }),
      ],
    });
    expect(row?.logOdds.low).toBeGreaterThan(0);
    expect(row?.polarity?.difference.value).toBeCloseTo(-0.8, 10);
    expect(row?.us.ratingEffect?.difference.value).toBeCloseTo(3 - 3700 / 900 + 0, 1);
    expect(row?.ratingEffect?.high).toBeLessThan(0);
  });

  it('answers an empty market and one without competitors with no gaps', () => {
    expect(findGaps({ themes: [], totals: [] }).gaps).toEqual([]);
    const alone = market.themes.filter(({ group, segment }) => group === 'us' && !segment);
    const ours = market.totals.filter(({ group, segment }) => group === 'us' && !segment);
    const kinds = findGaps({ themes: alone, totals: ours }).gaps.map(({ kind }) => kind);
    expect(kinds).toEqual(['emerging-theme']);
  });

  it('refuses counts that can’t be, and says where', () => {
    const themes = [counts('export', 'us', [5, 0, 0], { pain: 2000 })];
    expect(() => findGaps({ ...market, themes })).toThrow(
      'Theme "export" (us): pain is 2000, but 1000 customers spoke in all.',
    );
  });
});

describe('the rate of false gaps', () => {
  it('stays at what is stated where nothing sets the groups apart (simulation, 150 worlds)', () => {
    let any = 0;
    for (let set = 0; set < 150; set += 1) {
      if (findGaps(gapWorld({ random: seededRandom(set * 977 + 3), themes: 30 })).gaps.length > 0)
        any += 1;
    }
    // Where nothing is true, the share of worlds with any gap is the rate: 10 %, and three errors of 150 worlds.
    expect(any / 150).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / 150));
    expect(any).toBeGreaterThan(0);
  });

  it('leaves room to find what is there: threefold differences in themes of 7 % (simulation)', () => {
    let [found, wrong] = [0, 0];
    const planted = (['our-pain', 'their-pain', 'emerging-theme'] as const).map((kind, i) => ({
      kind,
      theme: 3 + i,
      times: 3,
    }));
    for (let run = 0; run < 30; run += 1) {
      for (const gap of findGaps(gapWorld({ random: seededRandom(run), planted })).gaps) {
        if (planted.some(({ kind, theme }) => kind === gap.kind && String(theme) === gap.theme)) {
          found += 1;
        } else wrong += 1;
      }
    }
    expect(found / 90).toBeGreaterThan(0.95);
    expect(wrong / (found + wrong)).toBeLessThan(0.15);
  });
});
