import { isBlank } from './blank.js';
import { parseDate } from './dates.js';
import { IntakeError } from './errors.js';
import { buildItem, isPlausible } from './item.js';
import { languageCode } from './language.js';
import { ownCopies } from './own-copy.js';
import { parseRating } from './ratings.js';
import { fields } from './types.js';
import type {
  CleanItem,
  CleanOptions,
  CleanResult,
  Field,
  RawRow,
  ReadPlan,
  RejectedRow,
} from './types.js';

/**
 * Rows to checked items: text cleaned and personal data masked, dates and ratings read by the plan.
 * Pure: the same rows and options give the same items. Rows that cannot be used come back with line,
 * code and reason. Throws `IntakeError` only when the plan itself cannot be followed.
 */
export function cleanRows(
  rows: readonly RawRow[],
  plan: ReadPlan,
  options: CleanOptions,
): CleanResult {
  const cleaner = new RowCleaner(plan, options);
  for (const row of rows) cleaner.clean(row);
  return cleaner.result;
}

class RowCleaner {
  readonly #plan: ReadPlan;
  readonly #options: CleanOptions;
  readonly #mappedFields: readonly Field[];
  readonly #mappedColumns: readonly string[];
  readonly #restColumns: readonly string[];
  /** JSON objects can bring keys that the first rows did not have. */
  readonly #fixedColumns: boolean;
  readonly #items: CleanItem[] = [];
  readonly #rejected: RejectedRow[] = [];
  #implausibleDates = 0;
  /** Mapped cells of this row that could not be read as what they should be: they stay visible. */
  #extra: Record<string, string> = nothing;

  constructor(plan: ReadPlan, options: CleanOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#mappedFields = fields.filter((field) => plan.mapping[field] !== undefined);
    this.#mappedColumns = this.#mappedFields.map((field) => plan.mapping[field] ?? '');
    this.#restColumns = plan.columns.filter((column) => !this.#mappedColumns.includes(column));
    this.#fixedColumns = plan.format !== 'jsonl' && plan.format !== 'parquet';
    if (plan.mapping.text === undefined) {
      throw new IntakeError(
        'no-column',
        'No column is chosen as the text. Choose the one that holds the customers’ words.',
      );
    }
    if (plan.mapping.time !== undefined && plan.dateFormat === null) {
      throw new IntakeError(
        'ambiguous-date',
        `It is not settled how the dates of column “${plan.mapping.time}” are to be read. Choose a date format, or leave the column out.`,
      );
    }
  }

  get result(): CleanResult {
    return {
      items: this.#items,
      rejected: this.#rejected,
      implausibleDates: this.#implausibleDates,
    };
  }

  clean(row: RawRow): void {
    const { values } = row;
    const cells: Partial<Record<Field, string>> = {};
    // Counted loops: this runs millions of times, and iterators cost more than the work.
    for (let index = 0; index < this.#mappedFields.length; index++) {
      const field = this.#mappedFields[index];
      const value = values[this.#mappedColumns[index] ?? ''];
      if (field !== undefined && value !== undefined) cells[field] = value;
    }
    this.#extra = nothing;
    const time = this.#time(cells.time, row);
    const rating = time === undefined ? undefined : this.#rating(cells.rating, row);
    if (time === undefined || rating === undefined) return;
    const language = this.#plan.mapping.language;
    if (language !== undefined && languageCode(cells.language ?? 'en') === null) {
      this.#keep(language, cells.language ?? '');
    }
    const sourceCell = cells.source;
    const outcome = buildItem({
      row: row.row,
      cells,
      time,
      rating: rating.value,
      ratingLow: rating.low,
      ratingHigh: rating.high,
      source: sourceCell === undefined || isBlank(sourceCell) ? this.#options.source : sourceCell,
      values,
      restColumns: this.#fixedColumns
        ? this.#restColumns
        : Object.keys(values).filter((column) => !this.#mappedColumns.includes(column)),
      extra: this.#extra,
    });
    if ('item' in outcome) this.#items.push(outcome.item);
    else this.#reject(row, outcome.code, outcome.reason);
  }

  /** Undefined: the row was rejected. */
  #time(raw: string | undefined, row: RawRow): number | null | undefined {
    const format = this.#plan.dateFormat;
    if (raw === undefined || format === null || isBlank(raw)) return null;
    const time = parseDate(raw, format);
    if (time === null) {
      this.#reject(
        row,
        'bad-date',
        `“${shorten(raw)}” is not a date of the form that this column has (${format}). Correct or empty it.`,
      );
      return undefined;
    }
    if (isPlausible(time, this.#options.now)) return time;
    this.#implausibleDates++;
    this.#keep(this.#plan.mapping.time ?? 'time', raw);
    return null;
  }

  #rating(raw: string | undefined, row: RawRow): RatingOnScale | undefined {
    const scale = this.#plan.ratingScale;
    if (raw === undefined || isBlank(raw)) return noRating;
    if (scale === null) {
      this.#keep(this.#plan.mapping.rating ?? 'rating', raw);
      return noRating;
    }
    const read = parseRating(raw);
    const high = read?.outOf ?? scale.high;
    if (read === null || read.value < Math.min(scale.low, high) || read.value > high) {
      this.#reject(
        row,
        'bad-rating',
        `“${shorten(raw)}” is not a rating from ${scale.low} to ${scale.high}. Correct or empty it.`,
      );
      return undefined;
    }
    return { value: read.value, low: scale.low, high };
  }

  #keep(column: string, raw: string): void {
    if (this.#extra === nothing) this.#extra = {};
    this.#extra[column] = raw;
  }

  #reject(row: RawRow, code: RejectedRow['code'], reason: string): void {
    const values = ownCopies(row.values);
    this.#rejected.push({ row: row.row, line: row.line, code, reason, values });
  }
}

interface RatingOnScale {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const nothing: Record<string, string> = Object.freeze({});
const noRating: RatingOnScale = { value: null, low: null, high: null };

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
