import { headOf } from '../bytes.js';
import { guessColumns } from '../column-guess.js';
import { normalName } from '../column-names.js';
import { DateColumn } from '../date-column.js';
import { IntakeError } from '../errors.js';
import { firstRows, headBytes, outlineOf } from '../outline.js';
import type { Outline, RereadableSource } from '../outline.js';
import type { DateGuess, InspectOptions, RawRow } from '../types.js';
import { amountPeriodOf } from './amount-period.js';
import { DecimalColumn } from './amounts.js';
import type { DecimalGuess } from './amounts.js';
import { contentOf } from './column-content.js';
import type { ColumnContent } from './column-content.js';
import { currencyOf } from './currencies.js';
import { monthCell } from './days.js';
import { guessFields } from './field-guess.js';
import type { BookMapping } from './field-guess.js';
import { guessContent } from './kind-guess.js';
import type { ContentGuess } from './kind-guess.js';
import type { BookInspection, BookPlan } from './plan.js';
import { bookShapes } from './shapes.js';
import type { BookKind, BookShape, BookType } from './types.js';

const previewRows = 20;

export interface InspectBooksOptions extends Omit<InspectOptions, 'mapping' | 'wholeTimeColumn'> {
  /** The kind of book that a person chose; it wins over the guess. */
  readonly kind?: BookKind;
  /** Columns that a person chose, `''` for none; they win over the guesses. */
  readonly mapping?: BookMapping;
  /** The file's name as its owner knows it, where the path is another. */
  readonly name?: string;
  /** Settle dates and numbers over the whole file and count its rows. Default true. */
  readonly whole?: boolean;
}

/** What the rows of a file are, by its first ones: a kind of book, or feedback. Throws `IntakeError` when it is no table. */
export async function inspectContent(
  path: string,
  options: InspectBooksOptions = {},
): Promise<ContentGuess> {
  const looked = await look(path, options);
  return looked.taken;
}

/**
 * Finds out how a file of books is to be read: its kind, what its columns mean, and over the whole file the
 * form of its dates and numbers. What can be read in two ways is left open for a person. Throws `IntakeError`
 * when it is no table of rows.
 */
export async function inspectBooks(
  path: string,
  options: InspectBooksOptions = {},
): Promise<BookInspection> {
  const looked = await look(path, options);
  const { outline, sample, contents, taken } = looked;
  const kind = options.kind ?? (taken.content === 'feedback' ? 'accounts' : taken.content);
  const shape = bookShapes[kind];
  checkChosen(shape, outline.plan.columns, options.mapping ?? {});
  const { guesses, mapping } = guessFields(shape, contents, options.mapping);
  const survey = await surveyBooks(outline, { shape, mapping, sample, options });
  const plan: BookPlan = {
    kind,
    read: outline.plan,
    mapping,
    dateFormat: survey.date?.format ?? null,
    decimal: survey.decimal?.style ?? 'point',
    currency: survey.currency,
    amountPeriod: amountPeriodOf(kind, mapping),
    export: null,
  };
  return {
    taken,
    plan,
    guesses,
    missing: missingFields(shape, mapping),
    date: survey.date,
    decimal: survey.decimal,
    needsCurrency: survey.needsCurrency,
    exportTitle: null,
    preview: sample.slice(0, previewRows).map((row) => row.values),
    rows: survey.rows,
    warnings: [...outline.warnings, ...survey.warnings],
  };
}

interface Looked {
  readonly outline: Outline;
  readonly sample: readonly RawRow[];
  readonly contents: readonly ColumnContent[];
  readonly taken: ContentGuess;
}

async function look(path: string, options: InspectBooksOptions): Promise<Looked> {
  const name = options.name ?? path.split(/[\\/]/).at(-1) ?? path;
  const source: RereadableSource = path;
  const outline = await outlineOf(name, source, await headOf(path, headBytes), options);
  const sample = await firstRows(outline.read(outline.plan, stopping(options)));
  if (sample.length === 0) {
    throw new IntakeError(
      'no-rows',
      `${name} has column names but no rows below them. Export it again with its data.`,
    );
  }
  const { columns } = outline.plan;
  const contents = columns.map((column) =>
    contentOf(
      column,
      sample.map((row) => row.values[column] ?? ''),
    ),
  );
  const feedback = guessColumns(columns, sample);
  const text = feedback.guesses.find(({ field }) => field === 'text');
  const taken = guessContent(name, contents, text ?? null);
  return { outline, sample, contents, taken };
}

const stopping = ({ signal }: InspectBooksOptions): { signal?: AbortSignal } =>
  signal === undefined ? {} : { signal };

function checkChosen(shape: BookShape, columns: readonly string[], mapping: BookMapping): void {
  for (const [field, column] of Object.entries(mapping)) {
    if (column !== '' && !columns.includes(column)) {
      throw new IntakeError(
        'no-column',
        `The file has no column “${column}”. Its columns: ${columns.join(', ')}.`,
      );
    }
    if (!shape.fields.some(({ name }) => name === field)) {
      throw new IntakeError(
        'no-column',
        `Nothing of ${shape.title} is called “${field}”. There is: ${shape.fields.map(({ name }) => name).join(', ')}.`,
      );
    }
  }
}

function missingFields(shape: BookShape, mapping: BookMapping): (readonly string[])[] {
  const missing: (readonly string[])[] = shape.fields
    .filter((field) => field.required === true && mapping[field.name] === undefined)
    .map(({ name }) => [name]);
  const { oneOf } = shape;
  if (oneOf !== undefined && oneOf.every((name) => mapping[name] === undefined))
    missing.push(oneOf);
  return missing;
}

interface Survey {
  readonly date: DateGuess | null;
  readonly decimal: DecimalGuess | null;
  readonly needsCurrency: boolean;
  readonly currency: string | null;
  readonly rows: number | null;
  readonly warnings: readonly string[];
}

interface SurveyInput {
  readonly shape: BookShape;
  readonly mapping: BookMapping;
  readonly sample: readonly RawRow[];
  readonly options: InspectBooksOptions;
}

/** Reads the file through (or the sample only) for what a few rows cannot settle. */
async function surveyBooks(outline: Outline, input: SurveyInput): Promise<Survey> {
  const { shape, mapping, sample, options } = input;
  const columnsOf = (...types: readonly BookType[]): readonly string[] =>
    shape.fields.flatMap(({ name, type }) => {
      const column = mapping[name];
      return types.includes(type) && column !== undefined ? [column] : [];
    });
  const dateColumns = columnsOf('day', 'month');
  const amountColumns = columnsOf('amount');
  const numberColumns = columnsOf('amount', 'number', 'count');
  const currencyColumn = shape.kind === 'rates' ? undefined : mapping['currency'];
  const dates = new DateColumn(dateColumns.join('”, “'), outline.plan.format);
  const numbers = new DecimalColumn();
  let hasDates = false;
  let withoutCurrency = 0;
  const see = ({ values }: RawRow): void => {
    for (const column of dateColumns) {
      const raw = values[column] ?? '';
      // A month is read alike in every form; what remains must be decided.
      if (raw === '' || monthCell(raw) !== null) continue;
      hasDates = true;
      dates.see(raw);
    }
    for (const column of numberColumns) numbers.see(values[column] ?? '');
    const told = currencyColumn === undefined ? null : currencyOf(values[currencyColumn] ?? '');
    if (told === null && amountColumns.some((column) => (values[column] ?? '').trim() !== '')) {
      withoutCurrency++;
    }
  };
  let rows: number | null = null;
  let unreadable = 0;
  if (options.whole === false) sample.forEach(see);
  else {
    rows = 0;
    const read = outline.read(outline.plan, { ...stopping(options), onReject: () => unreadable++ });
    for await (const batch of read) {
      rows += batch.length;
      for (const row of batch) see(row);
    }
    rows += unreadable;
  }
  const date = hasDates ? dates.guess() : null;
  const warnings = hasDates ? dateWarnings(dateColumns, date) : [];
  if (unreadable > 0) {
    warnings.push(
      `${unreadable} of ${rows ?? unreadable} rows cannot be read; the import reports each with its line.`,
    );
  }
  return {
    date,
    decimal: numberColumns.length === 0 ? null : numbers.guess(),
    needsCurrency: withoutCurrency > 0,
    currency: proposedCurrency(numbers.currencies, [...amountColumns]),
    rows,
    warnings,
  };
}

/** A currency that stands beside all amounts, or in the names of their columns: `mrr_eur`, "Betrag (EUR)". */
function proposedCurrency(
  beside: ReadonlyMap<string, number>,
  columns: readonly string[],
): string | null {
  const [first, ...others] = beside.keys();
  if (first !== undefined && others.length === 0) return first;
  const named = columns.map((column) => {
    const last = normalName(column).split(' ').at(-1) ?? '';
    return last.length === 3 ? currencyOf(last) : null;
  });
  const [currency = null] = named;
  return named.every((each) => each === currency) ? currency : null;
}

function dateWarnings(columns: readonly string[], date: DateGuess | null): string[] {
  const names = columns.map((column) => `“${column}”`).join(', ');
  if (date === null) {
    return [`${names}: too many values cannot be read as dates. Choose another column or form.`];
  }
  if (date.format === null) {
    const raw = date.examples[0]?.raw ?? '';
    return date.candidates.length > 1
      ? [
          `The dates of ${names} can be read in more than one way, for example “${raw}”. Choose which.`,
        ]
      : [
          `The dates of ${names} are not all of one form. Choose a form; rows of another are reported.`,
        ];
  }
  return date.unreadable === 0
    ? []
    : [`${date.unreadable} values of ${names} are no dates; their rows will be reported.`];
}
