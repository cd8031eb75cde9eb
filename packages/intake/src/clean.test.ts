import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanRows } from './clean.js';
import { itemFromJson } from './json-item.js';
import { writeRejectedCsv } from './rejected.js';
import type { CleanItem, RawRow, ReadPlan } from './types.js';

const plan: ReadPlan = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  columns: ['text', 'title', 'date', 'who', 'stars', 'lang', 'src', 'order_id', 'phone'],
  mapping: {
    text: 'text',
    title: 'title',
    time: 'date',
    customer: 'who',
    rating: 'stars',
    language: 'lang',
    source: 'src',
  },
  dateFormat: 'day-first',
  ratingScale: { low: 1, high: 5 },
};
const now = Date.UTC(2024, 5, 1);
const row = (values: Record<string, string>, number = 1): RawRow => ({
  row: number,
  line: number + 1,
  values,
});
const clean = (...values: Record<string, string>[]) =>
  cleanRows(
    values.map((each, index) => row(each, index + 1)),
    plan,
    { source: 'file', now },
  );
const one = (values: Record<string, string>): CleanItem => clean(values).items[0]!;

describe('making items of rows', () => {
  it('fills every field', () => {
    const item = one({
      text: 'Works <b>well</b>',
      title: ' Nice ',
      date: '05.03.2024 10:00',
      who: 'c1',
      stars: '4',
      lang: 'Deutsch',
      src: 'Store',
      order_id: '7',
      phone: '',
    });
    expect(item).toMatchObject({
      row: 1,
      text: 'Works well',
      rawText: 'Works <b>well</b>',
      title: 'Nice',
      time: Date.UTC(2024, 2, 5, 10),
      customer: 'c1',
      rating: 4,
      ratingLow: 1,
      ratingHigh: 5,
      language: 'de',
      source: 'Store',
      metadata: { order_id: '7' },
      masked: [],
      originals: {},
    });
    expect(item.contentHash).toMatch(/^[0-9a-f]{32}$/);
  });

  it('keeps the raw text only where it differs', () => {
    expect(one({ text: 'plain words' }).rawText).toBeNull();
    expect(one({ text: ' plain words' }).rawText).toBe(' plain words');
  });

  it('masks text, title and extra fields, and keeps the originals apart', () => {
    const item = one({
      text: 'call +49 171 2345678',
      title: 'from a@example.org',
      who: 'Ann <ann@example.org>',
      phone: '5551234567',
      order_id: '01712345678',
    });
    expect(item.text).toBe('call [phone]');
    expect(item.rawText).toBe('call +49 171 2345678');
    expect(item.title).toBe('from [email]');
    expect(item.metadata).toEqual({ phone: '[phone]', order_id: '01712345678' });
    expect([...item.masked].sort()).toEqual(['email', 'phone']);
    expect(item.originals).toEqual({
      title: 'from a@example.org',
      customer: 'Ann <ann@example.org>',
      phone: '5551234567',
    });
    expect(item.customer).toMatch(/^Ann <\[email\]> [0-9a-f]{12}$/);
  });

  it('keeps customers apart whose address is masked', () => {
    const [a, b, again] = clean(
      { text: 'x y', who: 'a@example.org' },
      { text: 'x y', who: 'b@example.org' },
      { text: 'z', who: ' A@example.org' },
    ).items;
    expect(a?.customer).not.toBe(b?.customer);
    expect(a?.customer).toBe(again?.customer);
  });

  it('takes blank marks for no value', () => {
    const item = one({ text: 'words', date: 'n/a', stars: '-', who: 'NULL', lang: '', src: '' });
    expect(item).toMatchObject({
      time: null,
      rating: null,
      customer: null,
      language: null,
      source: 'file',
      metadata: {},
    });
  });

  it('keeps a language that it does not know as an extra field', () => {
    expect(one({ text: 'words', lang: 'mixed tongues' })).toMatchObject({
      language: null,
      metadata: { lang: 'mixed tongues' },
    });
  });

  it.each([
    [{ text: '' }, 'no-text'],
    [{ text: ' \n ' }, 'no-text'],
    [{ text: 'NaN' }, 'no-text'],
    [{ text: '<p> </p>' }, 'no-text'],
    [{ text: 'x '.repeat(30_000) }, 'text-too-long'],
    [{ text: 'words', date: '13/13/2024' }, 'bad-date'],
    [{ text: 'words', stars: 'six' }, 'bad-rating'],
    [{ text: 'words', stars: '6' }, 'bad-rating'],
    [{ text: 'words', stars: '-1' }, 'bad-rating'],
  ])('rejects %o as %s, with line and row', (values, code) => {
    const { items, rejected } = clean({ text: 'a fine row' }, values);
    expect(items).toHaveLength(1);
    expect(rejected).toMatchObject([{ row: 2, line: 3, code, values }]);
    expect(rejected[0]?.reason).toMatch(/\.$/);
  });

  it('takes implausible dates for none, counts them and keeps them readable', () => {
    const { items, implausibleDates } = clean(
      { text: 'a b', date: '01.01.1970' },
      { text: 'a b', date: '04.06.2024' },
      { text: 'a b', date: '02.06.2024' },
    );
    expect(items.map(({ time }) => time)).toEqual([null, null, Date.UTC(2024, 5, 2)]);
    expect(items[0]?.metadata).toEqual({ date: '01.01.1970' });
    expect(implausibleDates).toBe(2);
  });

  it('reads a rating that names its own scale', () => {
    expect(one({ text: 'words', stars: '★★★☆☆' })).toMatchObject({ rating: 3, ratingHigh: 5 });
    expect(one({ text: 'words', stars: '7/10' })).toMatchObject({ rating: 7, ratingHigh: 10 });
  });

  it('gives equal rows equal hashes, and notices each mapped change', () => {
    const base = {
      text: 'words here',
      title: 't',
      date: '05.03.2024',
      who: 'c',
      stars: '3',
      src: 's',
    };
    const hash = one(base).contentHash;
    expect(one({ ...base, order_id: '9' }).contentHash).toBe(hash);
    for (const change of [
      { text: 'words there' },
      { title: 'u' },
      { date: '06.03.2024' },
      { who: 'd' },
      { stars: '4' },
      { src: 'r' },
    ]) {
      expect(one({ ...base, ...change }).contentHash).not.toBe(hash);
    }
    expect(one({ text: 'ab', title: 'c' }).contentHash).not.toBe(
      one({ text: 'a', title: 'bc' }).contentHash,
    );
  });

  it('refuses a plan without a text or with an unsettled date', () => {
    expect(() => cleanRows([], { ...plan, mapping: {} }, { source: 's' })).toThrow(
      /No column is chosen/,
    );
    expect(() => cleanRows([], { ...plan, dateFormat: null }, { source: 's' })).toThrow(
      /not settled how the dates/,
    );
  });

  it('turns every row into an item or a rejection, whatever is in it', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('', '5', '05.03.2024', 'a@example.org', '+49 171 2345678', '<p>', 'n/a'),
    );
    const anyRow = fc.record(Object.fromEntries(plan.columns.map((column) => [column, cell])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 4 }), (rows) => {
        const { items, rejected } = clean(...(rows as Record<string, string>[]));
        expect(items.length + rejected.length).toBe(rows.length);
        for (const item of items) expect(item.text.trim()).not.toBe('');
      }),
    );
  });
});

describe('making items of posted objects', () => {
  const post = (value: unknown) => itemFromJson(value, 3, { source: 'api', now });

  it('cleans as rows are cleaned', () => {
    expect(
      post({
        text: '<p>call +49 171 2345678</p>',
        time: '2024-03-05T10:00:00+01:00',
        customer: 'c',
        rating: 9,
        ratingLow: 0,
        ratingHigh: 10,
        language: 'en-GB',
        metadata: { plan: 'pro' },
        tier: 2,
      }),
    ).toMatchObject({
      item: {
        row: 3,
        text: 'call [phone]',
        time: Date.UTC(2024, 2, 5, 9),
        source: 'api',
        rating: 9,
        ratingLow: 0,
        ratingHigh: 10,
        language: 'en',
        metadata: { plan: 'pro', tier: '2' },
        masked: ['phone'],
      },
    });
  });

  it('gives a row and its posted twin the same text hash', () => {
    const posted = post({ text: 'the same words', source: 'x' });
    expect('item' in posted && posted.item.textHash).toBe(
      one({ text: 'The same words.' }).textHash,
    );
  });

  it.each([
    ['just text', 'bad-json'],
    [{}, 'no-text'],
    [{ text: { a: 1 } }, 'bad-json'],
    [{ text: 'words', time: '05/03/2024' }, 'bad-date'],
    [{ text: 'words', rating: 7 }, 'bad-rating'],
    [{ text: 'words', rating: '5' }, 'bad-rating'],
    [{ text: 'words', rating: 5, ratingLow: 5, ratingHigh: 5 }, 'bad-rating'],
  ])('rejects %o as %s', (value, code) => {
    expect(post(value)).toMatchObject({ rejected: { row: 3, code } });
  });
});

describe('the file of rejected rows', () => {
  it('leads with line and reason, keeps the columns and defuses formulas', () => {
    const csv = writeRejectedCsv([
      {
        row: 1,
        line: 2,
        code: 'bad-date',
        reason: 'Not a date.',
        values: { text: '=HYPERLINK("x")', n: '-5' },
      },
      {
        row: 4,
        line: 9,
        code: 'bad-row',
        reason: 'Too, many.',
        values: { text: 'a "b"\nc', 'column 3': '@x' },
      },
    ]);
    expect(csv).toBe(
      '\ufeffline,reason,text,n,column 3\r\n2,Not a date.,"\'=HYPERLINK(""x"")",-5,\r\n9,"Too, many.","a ""b""\nc",,\'@x\r\n',
    );
  });
});
