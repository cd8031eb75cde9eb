import { normalName } from '../column-names.js';
import { DateColumn } from '../date-column.js';
import type { Outline } from '../outline.js';
import type { DateGuess, RawRow, ReadPlan } from '../types.js';
import { DecimalColumn } from './amounts.js';
import type { DecimalGuess } from './amounts.js';
import { currencyOf } from './currencies.js';
import { monthCell } from './days.js';
import type { BookMapping } from './field-guess.js';
import type { BookShape, BookType } from './types.js';

interface SurveyOptions {
  /** Read the file through; else the sample only. Default true. */
  readonly whole?: boolean;
  readonly signal?: AbortSignal;
}

const stopping = ({ signal }: SurveyOptions): SurveyOptions =>
  signal === undefined ? {} : { signal };

/** What a few rows cannot settle. */
export interface Survey {
  readonly date: DateGuess | null;
  readonly decimal: DecimalGuess | null;
  readonly needsCurrency: boolean;
  readonly currency: string | null;
  readonly rows: number | null;
  readonly warnings: readonly string[];
  /** Rows with bytes that the encoding does not have. */
  readonly badEncoding: number;
}

interface SurveyInput {
  readonly plan: ReadPlan;
  readonly shape: BookShape;
  readonly mapping: BookMapping;
  readonly sample: readonly RawRow[];
  readonly options: SurveyOptions;
}

/** Reads the file through (or the sample only) for what a few rows cannot settle. */
export async function surveyBooks(outline: Outline, input: SurveyInput): Promise<Survey> {
  const { plan, shape, mapping, sample, options } = input;
  const columnsOf = (...types: readonly BookType[]): readonly string[] =>
    shape.fields.flatMap(({ name, type }) => {
      const column = mapping[name];
      return types.includes(type) && column !== undefined ? [column] : [];
    });
  const dateColumns = columnsOf('day', 'month');
  const amountColumns = columnsOf('amount');
  const numberColumns = columnsOf('amount', 'number', 'count');
  const currencyColumn = shape.kind === 'rates' ? undefined : mapping['currency'];
  const dates = new DateColumn(dateColumns.join('”, “'), plan.format);
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
    // A code that is none is that row's fault: one for the whole file would not mend it.
    const untold = currencyColumn === undefined || (values[currencyColumn] ?? '').trim() === '';
    if (untold && amountColumns.some((column) => (values[column] ?? '').trim() !== '')) {
      withoutCurrency++;
    }
  };
  let rows: number | null = null;
  let unreadable = 0;
  let badEncoding = 0;
  if (options.whole === false) sample.forEach(see);
  else {
    rows = 0;
    const read = outline.read(plan, {
      ...stopping(options),
      onReject: ({ code }) => {
        unreadable++;
        if (code === 'bad-encoding') badEncoding++;
      },
    });
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
    badEncoding,
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
    : [
        date.unreadable === 1
          ? `1 value of ${names} is no date; its row will be reported.`
          : `${date.unreadable} values of ${names} are no dates; their rows will be reported.`,
      ];
}
