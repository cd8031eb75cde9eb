import { normalName } from '../column-names.js';
import { ownCopies } from '../own-copy.js';
import { problem, readCell } from './cells.js';
import type { CellProblem, CellReading } from './cells.js';
import { dayOf, DayReader } from './days.js';
import { hundredths } from './decimal-text.js';
import { exportOf } from './exports/index.js';
import type { GivenCells } from './exports/types.js';
import { identityOf } from './identity.js';
import { KeyTable } from './key-table.js';
import type { BookPlan, BookRejectedRow, CheckedRow } from './plan.js';
import { ExportPreparer, isProblem } from './prepared.js';
import type { PreparedRow } from './prepared.js';
import { checkRow, intervalOf } from './row-checks.js';
import { bookShapes } from './shapes.js';
import type { BookField, BookShape } from './types.js';

export interface CheckedBatch {
  readonly rows: CheckedRow[];
  readonly rejected: BookRejectedRow[];
}

interface FieldCell {
  readonly field: BookField;
  /** Undefined: only the export's own reading may give it. */
  readonly column: string | undefined;
  /** Its amounts are in hundredths. */
  readonly cents: boolean;
}

const saysCents = (column: string): boolean =>
  /\b(?:cents?|pence|hundredths|minor units?)\b/.test(normalName(column));
const nothingGiven: GivenCells = Object.freeze({});

/**
 * Rows to checked rows of books, batch by batch, in the order of the file from its first row: what an
 * earlier row has said already is found by it. Rows that cannot be used come back with line, code and a
 * sentence; the others are never lost. Memory grows by some 64 bytes a row, for the keys.
 */
export class BookReader {
  readonly #plan: BookPlan;
  readonly #shape: BookShape;
  readonly #cells: readonly FieldCell[];
  readonly #preparer: ExportPreparer | null;
  readonly #today: string;
  /** Line of each identity, and what rows have said in whole. */
  readonly #lines = new KeyTable();
  readonly #rows = new KeyTable();
  readonly #reading: CellReading;
  /** Currency that stands beside an amount of the present row, and whether two differ. */
  #beside: string | null = null;

  /** `now`: milliseconds since 1970; days of another time zone may be one ahead of it. */
  constructor(plan: BookPlan, options: { readonly now: number }) {
    this.#plan = plan;
    this.#shape = bookShapes[plan.kind];
    const known = exportOf(plan.export);
    this.#preparer = known === null ? null : new ExportPreparer(known, plan);
    this.#cells = this.#shape.fields.flatMap((field) => {
      const column = plan.mapping[field.name];
      if (column === undefined && known === null) return [];
      const isAmount = field.type === 'amount';
      const cents =
        isAmount && ((known?.cents?.includes(field.name) ?? false) || saysCents(column ?? ''));
      return [{ field, column, cents }];
    });
    this.#today = dayOf(options.now + 86_400_000);
    this.#reading = {
      kind: plan.kind,
      days: new DayReader(plan.dateFormat),
      decimal: plan.decimal,
      onCurrency: (code) => {
        this.#beside ??= code;
      },
    };
  }

  read(rows: readonly PreparedRow[]): CheckedBatch {
    const batch: CheckedBatch = { rows: [], rejected: [] };
    for (const row of rows) this.#readRow(row, batch);
    return batch;
  }

  #readRow(row: PreparedRow, batch: CheckedBatch): void {
    const values: Record<string, string> = {};
    this.#beside = null;
    const given = this.#preparer?.prepare(row) ?? nothingGiven;
    const wrong = isProblem(given)
      ? given
      : (this.#readCells(row, given, values) ?? this.#settle(values) ?? this.#repeats(row, values));
    if (wrong === null) {
      const { row: number, line } = row;
      batch.rows.push({ row: number, line, values, ...this.#repeatOf(values), cells: row.values });
      return;
    }
    batch.rejected.push({
      row: row.row,
      line: row.line,
      code: wrong.code,
      reason: wrong.reason,
      values: ownCopies(row.values),
    });
  }

  #readCells(
    row: PreparedRow,
    given: GivenCells,
    values: Record<string, string>,
  ): CellProblem | null {
    for (let index = 0; index < this.#cells.length; index++) {
      const cell = this.#cells[index];
      if (cell === undefined) continue;
      const { name } = cell.field;
      const raw = given[name] ?? row.values[cell.column ?? ''];
      if (raw === undefined) continue;
      const read = readCell(cell.field, raw, this.#reading);
      if (typeof read === 'object') return read;
      if (read !== undefined) values[name] = cell.cents ? hundredths(read) : read;
    }
    return null;
  }

  /** Currency and interval by the plan, then what the cells say together. */
  #settle(values: Record<string, string>): CellProblem | null {
    const isSubscription = this.#plan.kind === 'subscriptions';
    if (isSubscription) this.#settleInterval(values);
    const wrong = checkRow(this.#shape, values, this.#today);
    if (wrong !== null) return wrong;
    if (isSubscription) values['interval'] = intervalOf(values['interval'] ?? '') ?? 'month';
    return this.#settleCurrency(values);
  }

  #settleInterval(values: Record<string, string>): void {
    const { amountPeriod } = this.#plan;
    if (amountPeriod === 'interval') {
      values['interval'] ??= 'month';
      return;
    }
    // "MRR" and "ARR" have quantity and interval in them already.
    delete values['quantity'];
    delete values['intervalCount'];
    values['interval'] = amountPeriod;
  }

  #settleCurrency(values: Record<string, string>): CellProblem | null {
    if (this.#plan.kind === 'rates') return null;
    const amount = this.#cells.find(
      ({ field }) => field.type === 'amount' && values[field.name] !== undefined,
    );
    if (amount === undefined) {
      delete values['currency'];
      return null;
    }
    const told = values['currency'];
    if (told !== undefined && this.#beside !== null && told !== this.#beside) {
      return problem(
        'other-currency',
        `The amount is in ${this.#beside}, but the currency says ${told}. Correct one of them.`,
      );
    }
    const currency = told ?? this.#beside ?? this.#plan.currency;
    if (currency === null) {
      return problem('no-currency', 'The row has an amount and no currency. Fill it in.');
    }
    values['currency'] = currency;
    return null;
  }

  /** A row that contradicts an earlier one under the same name. */
  #repeats(row: PreparedRow, values: Readonly<Record<string, string>>): CellProblem | null {
    const identity = identityOf(this.#plan.kind, values);
    if (identity === null) return null;
    const before = this.#lines.put(identity.key, (present) => present || row.line);
    // The same row once more adds nothing and is no mistake: only another one under the same name is.
    const again = this.#rows.put(JSON.stringify(values), () => 1) !== 0;
    return before === 0 || again
      ? null
      : problem(
          'duplicate',
          `${identity.what} stands with other values on line ${before} already; that row was taken. Remove one of them.`,
        );
  }

  /** How many rows that say the same stand before this one, where nothing tells them apart. */
  #repeatOf(values: Readonly<Record<string, string>>): { repeat?: number } {
    return identityOf(this.#plan.kind, values) === null
      ? { repeat: this.#rows.put(JSON.stringify(values), (present) => present + 1) }
      : {};
  }
}
