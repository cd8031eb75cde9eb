import type { DateFormat, ImportPreview, ImportSettings, ItemField } from '@headwater/contract';

/** What the person has settled so far; `check` and `start` take it once it is whole. */
export type Draft = {
  mapping: Partial<Record<ItemField, string>>;
  dateFormat: DateFormat | null;
  ratingLow: string;
  ratingHigh: string;
  source: string;
};

export const fieldNames: Record<ItemField, string> = {
  text: 'Text',
  title: 'Title',
  time: 'Time',
  customer: 'Customer',
  account: 'Account',
  product: 'Product',
  rating: 'Rating',
  externalId: 'Source id',
  channel: 'Channel',
  language: 'Language',
  competitor: 'Competitor',
  source: 'Source',
};

export const dateFormatNames: Record<DateFormat, string> = {
  iso: 'Year first (2026-03-04)',
  'day-first': 'Day first (04/03/2026 is 4 March)',
  'month-first': 'Month first (04/03/2026 is 3 April)',
  'epoch-seconds': 'Seconds since 1970',
  'epoch-milliseconds': 'Milliseconds since 1970',
  native: 'Dates of the file itself',
};

const withoutEnding = (fileName: string): string =>
  fileName.replace(/\.[^.]{1,10}$/u, '') || fileName;

/** Starts from what was settled before, else from what the file seems to be. */
export const draftFrom = (
  preview: ImportPreview,
  settled: ImportSettings | null,
  fileName: string,
): Draft => {
  if (settled !== null) {
    return {
      mapping: { ...settled.mapping },
      dateFormat: settled.dateFormat,
      ratingLow: settled.ratingScale === null ? '' : String(settled.ratingScale.low),
      ratingHigh: settled.ratingScale === null ? '' : String(settled.ratingScale.high),
      source: settled.source,
    };
  }
  const mapping: Draft['mapping'] = {};
  for (const guess of [...preview.guesses].sort((a, b) => b.confidence - a.confidence)) {
    if (guess.field !== null && mapping[guess.field] === undefined) {
      mapping[guess.field] = guess.column;
    }
  }
  return {
    mapping,
    // An ambiguous column has no format until the person says which.
    dateFormat: preview.date?.format ?? null,
    ratingLow: preview.ratingScale === null ? '' : String(preview.ratingScale.low),
    ratingHigh: preview.ratingScale === null ? '' : String(preview.ratingScale.high),
    source: withoutEnding(fileName),
  };
};

/** A column means one thing and a field comes from one column: a new choice takes the old one back. */
export const assign = (
  draft: Draft,
  column: string,
  field: ItemField | null,
  preview: ImportPreview,
): Draft => {
  const mapping: Draft['mapping'] = {};
  for (const [name, value] of Object.entries(draft.mapping)) {
    if (value !== column && name !== field) Object.assign(mapping, { [name]: value });
  }
  if (field !== null) mapping[field] = column;
  const timeMoved = mapping.time !== draft.mapping.time;
  const guessed = preview.date !== null && preview.date.column === mapping.time;
  return {
    ...draft,
    mapping,
    dateFormat: !timeMoved ? draft.dateFormat : guessed ? (preview.date?.format ?? null) : null,
  };
};

export const fieldOf = (draft: Draft, column: string): ItemField | null => {
  for (const [field, value] of Object.entries(draft.mapping)) {
    if (value === column && isField(field)) return field;
  }
  return null;
};

const isField = (name: string): name is ItemField => name in fieldNames;

export type DateQuestion = {
  column: string;
  /** The formats to choose from, each with examples from the file where it has any. */
  options: Array<{ format: DateFormat; examples: Array<{ raw: string; iso: string }> }>;
  /** True where the file itself leaves it open: nothing goes on until it is answered. */
  open: boolean;
};

export const dateQuestion = (preview: ImportPreview, draft: Draft): DateQuestion | null => {
  const column = draft.mapping.time;
  if (column === undefined) return null;
  const guess = preview.date?.column === column ? preview.date : null;
  const formats: DateFormat[] =
    guess === null || guess.candidates.length === 0
      ? ['iso', 'day-first', 'month-first', 'epoch-seconds', 'epoch-milliseconds', 'native']
      : guess.candidates;
  if (guess !== null && guess.candidates.length === 1) return null;
  return {
    column,
    options: formats.map((format) => ({
      format,
      examples: (guess?.examples ?? []).filter((example) => example.format === format).slice(0, 3),
    })),
    open: draft.dateFormat === null,
  };
};

export type Settled = { settings: ImportSettings } | { missing: string };

/** The settings, or the one thing that is still missing, in words. */
export const settle = (preview: ImportPreview, draft: Draft): Settled => {
  if (draft.mapping.text === undefined) {
    return { missing: 'Say which column holds the customers’ text.' };
  }
  if (dateQuestion(preview, draft)?.open === true) {
    return { missing: 'Say how the dates are to be read.' };
  }
  if (draft.source.trim() === '') return { missing: 'Name the source.' };
  let ratingScale: ImportSettings['ratingScale'] = null;
  if (draft.mapping.rating !== undefined) {
    const low = Number(draft.ratingLow);
    const high = Number(draft.ratingHigh);
    const given = draft.ratingLow.trim() !== '' && draft.ratingHigh.trim() !== '';
    if (!given || !Number.isFinite(low) || !Number.isFinite(high) || low >= high) {
      return { missing: 'Give the rating scale: its lowest and its highest value.' };
    }
    ratingScale = { low, high };
  }
  return {
    settings: {
      mapping: draft.mapping,
      dateFormat: draft.mapping.time === undefined ? null : draft.dateFormat,
      ratingScale,
      source: draft.source.trim(),
    },
  };
};
