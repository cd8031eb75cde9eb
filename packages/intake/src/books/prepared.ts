import { normalName } from '../column-names.js';
import { readRows } from '../read.js';
import type { RawRow, ReadOptions, RowSource } from '../types.js';
import type { CellProblem } from './cells.js';
import { exportOf } from './exports/index.js';
import { MovementJoiner } from './exports/movements.js';
import type { GivenCells, KnownExport } from './exports/types.js';
import type { BookPlan } from './plan.js';

/** A row with what its export says in other ways than its columns. */
export interface PreparedRow extends RawRow {
  /** Cells by field; they win over those of the columns. */
  readonly given?: GivenCells;
}

/**
 * The rows of a file of books in its order, in batches. Where an export's rows make rows of books only together,
 * they are read whole first; each then stands where the row stood that begins it.
 */
export async function* readBookRows(
  source: RowSource,
  plan: BookPlan,
  options: ReadOptions = {},
): AsyncGenerator<PreparedRow[], void, void> {
  if (exportOf(plan.export)?.joined !== true) {
    yield* readRows(source, plan.read, options);
    return;
  }
  const joiner = new MovementJoiner();
  const { fromRow = 1, batchRows = 2000 } = options;
  // A row before the place to go on may end one behind it.
  const all = readRows(source, plan.read, { ...options, fromRow: 1 });
  for await (const batch of all) for (const row of batch) joiner.add(row);
  const periods = joiner.periods().filter(({ row }) => row >= fromRow);
  for (let at = 0; at < periods.length; at += batchRows) yield periods.slice(at, at + batchRows);
}

/** Looks into rows by the normal names of their columns; they are worked out once. */
export class ExportPreparer {
  readonly #known: KnownExport;
  readonly #plan: BookPlan;
  readonly #columns: ReadonlyMap<string, string>;

  constructor(known: KnownExport, plan: BookPlan) {
    this.#known = known;
    this.#plan = plan;
    this.#columns = new Map(plan.read.columns.map((column) => [normalName(column), column]));
  }

  prepare({ values, given }: PreparedRow): GivenCells | CellProblem {
    const cell = (name: string): string => values[this.#columns.get(name) ?? ''] ?? '';
    const prepared = this.#known.prepare?.(cell, this.#plan.decimal) ?? {};
    return isProblem(prepared) ? prepared : { ...prepared, ...given };
  }
}

export const isProblem = (prepared: GivenCells | CellProblem): prepared is CellProblem =>
  'reason' in prepared && 'code' in prepared;
