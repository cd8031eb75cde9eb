import type {
  BookKindView,
  BookPreview,
  BookSettings,
  DateFormat,
  DecimalStyle,
  ImportPreview,
} from '@headwater/contract';
import { ask, askChoice, canAsk } from '../analyze/ask.js';
import { settleDateFormat } from '../analyze/ask-date.js';
import { closestColumns } from '../analyze/columns.js';
import { wrongUse } from '../analyze/failure.js';
import type { AskedBooks } from './book-options.js';

interface Told {
  readonly file: string;
  readonly asked: AskedBooks & { readonly dateFormat: DateFormat | null };
  readonly signal: AbortSignal;
}

/** Refuses fields and columns that do not exist, with those that may have been meant. */
export function checkMap(told: Told, kind: BookKindView, columns: readonly string[]): void {
  for (const [field, column] of Object.entries(told.asked.map)) {
    if (!kind.fields.some(({ name }) => name === field)) {
      const names = kind.fields.map(({ name }) => name).join(', ');
      throw wrongUse(`${kind.title} have no field "${field}". They have: ${names}.`);
    }
    if (column === '' || columns.includes(column)) continue;
    const close = closestColumns(column, columns).map((each) => `"${each}"`);
    const hint = close.length > 0 ? ` Did you mean ${close.join(' or ')}?` : '';
    throw wrongUse(
      `${told.file} has no column "${column}".${hint} Columns: ${columns.join(', ')}.`,
    );
  }
}

/** What the person settled, completed by what the server guessed; asks or refuses where that is not enough. */
export async function settleBooks(
  told: Told,
  preview: ImportPreview,
  books: BookPreview,
): Promise<BookSettings> {
  const [names] = books.missing;
  if (names !== undefined) {
    const options = names.map((name) => `--map ${name}=COLUMN`).join(' or ');
    throw wrongUse(
      `No column of ${told.file} looks like the ${names.join(' or ')} of ${books.kind}. Name it with ${options}. Columns: ${preview.columns.join(', ')}.`,
    );
  }
  const mapping = Object.fromEntries(
    books.guesses.flatMap(({ field, column }) => (field === null ? [] : [[field, column]])),
  );
  return {
    content: books.kind,
    mapping,
    dateFormat: await dateFormatOf(told, books),
    decimal: await decimalOf(told, books),
    currency: await currencyOf(told, books),
    amountPeriod: told.asked.amountPeriod ?? books.amountPeriod,
    export: books.export?.id ?? null,
  };
}

async function dateFormatOf(told: Told, { date }: BookPreview): Promise<DateFormat | null> {
  const { file, asked, signal } = told;
  if (asked.dateFormat !== null || date === null || date.format !== null) {
    return asked.dateFormat ?? date?.format ?? null;
  }
  return settleDateFormat(file, date, canAsk(), signal, { withoutTime: false });
}

async function decimalOf({ file, asked, signal }: Told, books: BookPreview): Promise<DecimalStyle> {
  const { decimal } = books;
  const settled = asked.decimal ?? (decimal === null ? 'point' : decimal.style);
  if (settled !== null) return settled;
  const example = decimal?.examples[0];
  const choices = (decimal?.candidates ?? []).map((style) => ({
    value: style,
    label: `decimal ${style}${example === undefined ? '' : `: ${example.raw} is ${example[style] ?? 'no number'}`}`,
  }));
  const said = `The numbers of ${file} can be read in more than one way`;
  if (canAsk()) return askChoice(`${said}:`, choices, signal);
  throw wrongUse(
    `${said} (${choices.map(({ label }) => label).join('; ')}). Say which with --decimal point or --decimal comma.`,
  );
}

async function currencyOf(told: Told, books: BookPreview): Promise<string | null> {
  const { file, asked, signal } = told;
  const settled = asked.currency ?? books.currency;
  if (settled !== null || !books.needsCurrency) return settled;
  const said = `The amounts of ${file} come without a currency.`;
  if (!canAsk()) throw wrongUse(`${said} Say which with --currency, like --currency EUR.`);
  const currencies = Intl.supportedValuesOf('currency');
  return ask(
    {
      said,
      prompt: 'Which one? ',
      again: 'Type the code of a currency, like EUR.',
    },
    (answer) => currencies.find((code) => code === answer.toUpperCase()),
    signal,
  );
}
