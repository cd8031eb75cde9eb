import type { CellProblem } from '../cells.js';
import type { DecimalStyle } from '../amounts.js';
import type { AmountPeriod } from '../plan.js';
import type { BookKind } from '../types.js';

/** A row's cells by the normal names of their columns: `Customer ID` is `customer id`; '' where there is none. */
export type Cell = (column: string) => string;

/** Cells by field; they win over those of the columns. */
export type GivenCells = Readonly<Record<string, string>>;

/** Another program's export of a kind of book, known by its columns. */
export interface KnownExport {
  /** Stable: kept with the import. */
  readonly id: string;
  /** For people: "Stripe’s export of subscriptions". */
  readonly title: string;
  readonly kind: BookKind;
  /** Columns that it always has, by their normal names. */
  readonly has: readonly string[];
  /** Columns that may hold a field, the best first, by their normal names. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** How it is read where a person would wonder, in sentences. */
  readonly notes: readonly string[];
  readonly amountPeriod?: AmountPeriod;
  /** Fields whose amounts are in hundredths. */
  readonly cents?: readonly string[];
  /** What the export says in other ways than its columns: cells for fields, or why the row is no row of books. */
  readonly prepare?: (cell: Cell, style: DecimalStyle) => GivenCells | CellProblem;
  /** Its rows are changes, which make rows of books only together. */
  readonly joined?: true;
}
