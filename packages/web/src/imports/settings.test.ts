import type { ImportPreview } from '@headwater/contract';
import { describe, expect, it } from 'vitest';
import { assign, dateQuestion, draftFrom, fieldOf, settle } from './settings.js';

const guess = (
  column: string,
  field: ImportPreview['guesses'][number]['field'],
  confidence = 0.9,
) => ({
  column,
  field,
  reason: 'by its name',
  confidence,
  samples: [],
});

const preview: ImportPreview = {
  taken: { content: 'feedback', reason: 'It holds words.', confidence: 0.9 },
  content: 'feedback',
  books: null,
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  columns: ['id', 'review', 'comment', 'created', 'stars'],
  guesses: [
    guess('id', 'externalId'),
    guess('comment', 'text', 0.6),
    guess('review', 'text', 0.9),
    guess('created', 'time'),
    guess('stars', 'rating'),
  ],
  date: {
    column: 'created',
    format: null,
    candidates: ['day-first', 'month-first'],
    examples: [
      { raw: '04/03/2026', format: 'day-first', iso: '2026-03-04T00:00:00.000Z' },
      { raw: '04/03/2026', format: 'month-first', iso: '2026-04-03T00:00:00.000Z' },
    ],
    unreadable: 0,
  },
  ratingScale: { low: 1, high: 5 },
  rows: [],
  warnings: [],
};

describe('the columns of an import', () => {
  it('start from the surest guess for each field', () => {
    const draft = draftFrom(preview, null, 'Reviews of May.csv');
    expect(draft.mapping.text).toBe('review');
    expect(fieldOf(draft, 'comment')).toBeNull();
    expect(draft.source).toBe('Reviews of May');
  });

  it('give a field to one column only, and a column one meaning', () => {
    const draft = assign(draftFrom(preview, null, 'a.csv'), 'comment', 'text', preview);
    expect(fieldOf(draft, 'comment')).toBe('text');
    expect(fieldOf(draft, 'review')).toBeNull();
    const again = assign(draft, 'comment', 'title', preview);
    expect(again.mapping).toMatchObject({ title: 'comment' });
    expect(again.mapping.text).toBeUndefined();
  });
});

describe('ambiguous dates', () => {
  it('must be settled before anything goes on', () => {
    const draft = draftFrom(preview, null, 'a.csv');
    expect(dateQuestion(preview, draft)).toMatchObject({
      open: true,
      options: [
        { format: 'day-first', examples: [{ raw: '04/03/2026' }] },
        { format: 'month-first', examples: [{ raw: '04/03/2026' }] },
      ],
    });
    expect(settle(preview, draft)).toEqual({ missing: 'Say how the dates are to be read.' });
    expect(settle(preview, { ...draft, dateFormat: 'day-first' })).toMatchObject({
      settings: { dateFormat: 'day-first' },
    });
  });

  it('are no question once no column is the time', () => {
    const draft = assign(draftFrom(preview, null, 'a.csv'), 'created', null, preview);
    expect(dateQuestion(preview, draft)).toBeNull();
    expect(settle(preview, draft)).toMatchObject({ settings: { dateFormat: null } });
  });

  it('are asked anew when another column becomes the time', () => {
    const answered = { ...draftFrom(preview, null, 'a.csv'), dateFormat: 'day-first' as const };
    expect(assign(answered, 'id', 'time', preview).dateFormat).toBeNull();
  });
});

describe('what is missing', () => {
  const ready = { ...draftFrom(preview, null, 'a.csv'), dateFormat: 'iso' as const };
  it.each([
    [{ mapping: {} }, /which column holds/u],
    [{ ratingHigh: '' }, /rating scale/u],
    [{ ratingLow: '5', ratingHigh: '1' }, /rating scale/u],
    [{ source: '  ' }, /Name the source/u],
  ])('is said in words: %o', (patch, words) => {
    const settled = settle(preview, { ...ready, ...patch });
    expect('missing' in settled ? settled.missing : '').toMatch(words);
  });
});
