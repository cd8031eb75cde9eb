import type { BookKindView, BookPreview, ImportPreview } from '@headwater/contract';

export const subscriptionKind: BookKindView = {
  kind: 'subscriptions',
  title: 'subscriptions',
  row: 'What one account pays a month.',
  oneOf: [],
  fields: [
    { name: 'account', type: 'text', required: true, means: 'The account' },
    { name: 'externalId', type: 'text', required: false, means: 'Id' },
    { name: 'amount', type: 'amount', required: true, means: 'Amount' },
    { name: 'currency', type: 'currency', required: false, means: 'Currency' },
    { name: 'start', type: 'day', required: true, means: 'First day' },
  ],
};

const guess = (column: string, field: string | null): BookPreview['guesses'][number] => ({
  column,
  field,
  reason: 'By its name.',
  confidence: field === null ? 0 : 0.9,
  samples: [],
});

/** A file that leaves its dates, its numbers and its currency open. */
export const openBooks: BookPreview = {
  kind: 'subscriptions',
  guesses: [
    guess('Nr', 'externalId'),
    guess('Firma', 'account'),
    guess('Betrag', 'amount'),
    guess('Beginn', 'start'),
    guess('Notiz', null),
  ],
  missing: [],
  date: {
    column: 'Beginn',
    format: null,
    candidates: ['day-first', 'month-first'],
    examples: [
      { raw: '03/04/2025', format: 'day-first', iso: '2025-04-03T00:00:00.000Z' },
      { raw: '03/04/2025', format: 'month-first', iso: '2025-03-04T00:00:00.000Z' },
    ],
    unreadable: 0,
  },
  decimal: {
    style: null,
    candidates: ['point', 'comma'],
    examples: [{ raw: '1,234', point: '1234', comma: '1.234' }],
  },
  needsCurrency: true,
  currency: null,
  amountPeriod: 'interval',
  export: null,
};

/** The same with nothing left to ask. */
export const settledBooks: BookPreview = {
  ...openBooks,
  date: openBooks.date && { ...openBooks.date, format: 'day-first', candidates: ['day-first'] },
  decimal: { style: 'point', candidates: ['point'], examples: [] },
  currency: 'EUR',
};

export const previewOf = (books: BookPreview): ImportPreview => ({
  taken: {
    content: books.kind,
    reason: 'Its columns are those of subscriptions.',
    confidence: 0.9,
  },
  content: books.kind,
  books,
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  columns: books.guesses.map(({ column }) => column),
  guesses: [],
  date: null,
  ratingScale: null,
  rows: [],
  warnings: [],
});
