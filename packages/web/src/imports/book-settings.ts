import type {
  AmountPeriod,
  BookKindView,
  BookPreview,
  BookSettings,
  DateFormat,
  DecimalStyle,
} from '@headwater/contract';
import type { DateQuestion } from './settings.js';

/** What the person has settled so far of a file of books. */
export type BookDraft = {
  /** Fields whose column they chose; `''` for none. The rest is as guessed. */
  changes: Record<string, string>;
  dateFormat: DateFormat | null;
  decimal: DecimalStyle | null;
  currency: string;
  amountPeriod: AmountPeriod;
};

/** Starts from what was settled before, else from what the file seems to be. */
export const bookDraftFrom = (preview: BookPreview, settled: BookSettings | null): BookDraft => {
  const before = settled?.content === preview.kind ? settled : null;
  if (before === null) {
    return {
      changes: {},
      dateFormat: preview.date?.format ?? null,
      decimal: preview.decimal?.style ?? null,
      currency: preview.currency ?? '',
      amountPeriod: preview.amountPeriod,
    };
  }
  const guessed = guessedMapping(preview);
  const fields = new Set([...Object.keys(guessed), ...Object.keys(before.mapping)]);
  const changes: Record<string, string> = {};
  for (const field of fields) {
    const column = before.mapping[field] ?? '';
    if (column !== (guessed[field] ?? '')) changes[field] = column;
  }
  return {
    changes,
    dateFormat: before.dateFormat ?? preview.date?.format ?? null,
    decimal: before.decimal,
    currency: before.currency ?? preview.currency ?? '',
    amountPeriod: before.amountPeriod,
  };
};

const guessedMapping = (preview: BookPreview): Record<string, string> =>
  Object.fromEntries(
    preview.guesses.flatMap(({ field, column }) => (field === null ? [] : [[field, column]])),
  );

/** Column for each field: the guesses, and over them what the person chose. */
export const mappingOf = (preview: BookPreview, { changes }: BookDraft): Record<string, string> => {
  const chosen = new Set(Object.values(changes));
  const mapping: Record<string, string> = {};
  for (const [field, column] of Object.entries(guessedMapping(preview))) {
    if (changes[field] === undefined && !chosen.has(column)) mapping[field] = column;
  }
  for (const [field, column] of Object.entries(changes)) {
    if (column !== '') mapping[field] = column;
  }
  return mapping;
};

/** A column means one thing and a field comes from one column: a new choice takes the old one back. */
export const assignField = (
  preview: BookPreview,
  draft: BookDraft,
  column: string,
  field: string | null,
): BookDraft => {
  const changes = { ...draft.changes };
  for (const [name, value] of Object.entries(mappingOf(preview, draft))) {
    if (value === column) changes[name] = '';
  }
  if (field !== null) changes[field] = column;
  return { ...draft, changes };
};

/** What a new look at the file leaves of the answers given: those to questions that it still has. */
export const afterLook = (preview: BookPreview, draft: BookDraft): BookDraft => {
  const { date, decimal } = preview;
  const keepsDate =
    draft.dateFormat !== null && (date === null || date.candidates.includes(draft.dateFormat));
  const keepsDecimal =
    draft.decimal !== null && decimal !== null && decimal.candidates.includes(draft.decimal);
  return {
    ...draft,
    dateFormat: keepsDate ? draft.dateFormat : (date?.format ?? null),
    decimal: keepsDecimal ? draft.decimal : (decimal?.style ?? null),
    currency: draft.currency === '' ? (preview.currency ?? '') : draft.currency,
    amountPeriod: preview.amountPeriod,
  };
};

const allFormats: DateFormat[] = [
  'iso',
  'day-first',
  'month-first',
  'epoch-seconds',
  'epoch-milliseconds',
  'native',
];

/** Asked where the dates can be read in more than one way, or are not all of one form. */
export const bookDateQuestion = (
  kind: BookKindView,
  preview: BookPreview,
  draft: BookDraft,
): DateQuestion | null => {
  const mapping = mappingOf(preview, draft);
  const columns = kind.fields.flatMap(({ name, type }) =>
    (type === 'day' || type === 'month') && mapping[name] !== undefined ? [mapping[name]] : [],
  );
  const { date } = preview;
  if (columns.length === 0 || date === null || date.format !== null) return null;
  const formats = date.candidates.length > 0 ? date.candidates : allFormats;
  return {
    column: columns.join('”, “'),
    options: formats.map((format) => ({
      format,
      examples: date.examples.filter((example) => example.format === format).slice(0, 3),
    })),
    open: draft.dateFormat === null,
  };
};

export type SettledBooks = { settings: BookSettings } | { missing: string };

const isCurrency = (code: string): boolean =>
  /^[A-Z]{3}$/u.test(code) && Intl.supportedValuesOf('currency').includes(code);

/** The settings, or the one thing that is still missing, in words. */
export const settleBooks = (
  kind: BookKindView,
  preview: BookPreview,
  draft: BookDraft,
): SettledBooks => {
  const mapping = mappingOf(preview, draft);
  const needed = kind.fields.filter(({ required }) => required).map(({ name }) => [name]);
  if (kind.oneOf.length > 0) needed.push(kind.oneOf);
  for (const names of needed) {
    if (names.every((name) => mapping[name] === undefined)) {
      return {
        missing: `Say which column holds the ${names.map((name) => fieldWords(name)).join(' or ')}.`,
      };
    }
  }
  if (bookDateQuestion(kind, preview, draft)?.open === true) {
    return { missing: 'Say how the dates are to be read.' };
  }
  if (preview.decimal !== null && draft.decimal === null) {
    return { missing: 'Say how the numbers are to be read.' };
  }
  const currency = draft.currency.trim().toUpperCase();
  if (preview.needsCurrency && !isCurrency(currency)) {
    return {
      missing:
        currency === ''
          ? 'Say which currency the amounts are in.'
          : `“${currency}” is no currency: write its code, like EUR.`,
    };
  }
  return {
    settings: {
      content: preview.kind,
      mapping,
      dateFormat: draft.dateFormat,
      decimal: draft.decimal ?? 'point',
      currency: isCurrency(currency) ? currency : null,
      amountPeriod: draft.amountPeriod,
      export: preview.export?.id ?? null,
    },
  };
};

/** `accountName` → `account name`. */
const fieldWords = (name: string): string =>
  name === 'externalId' ? 'id' : name.replaceAll(/([A-Z])/gu, ' $1').toLowerCase();

/** The same to begin a line with. */
export const fieldTitle = (name: string): string => {
  const words = fieldWords(name);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
