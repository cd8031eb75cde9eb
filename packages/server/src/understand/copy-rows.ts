import type { Analysis } from '@headwater/insight';
import { copyLine } from '../platform/copy.js';
import type { AnalysisItem, BulkTable } from './analysis-messages.js';

const chunkBytes = 1 << 18;

export type Bulk = Pick<Analysis, 'statements' | 'vectors' | 'vectorDimensions'>;

/** A run's bulk rows as lines of COPY, table after table, in pieces. */
export function* copyRows(
  found: Bulk,
  items: readonly AnalysisItem[],
  runId: string,
  themes: ReadonlyMap<string, string>,
): Generator<{ table: BulkTable; lines: Uint8Array<ArrayBuffer> }, void, void> {
  const itemOf = (place: number): AnalysisItem => {
    const item = items[place];
    if (!item) throw new Error(`statement of item ${place}, which was not given`);
    return item;
  };
  // Sorted by key, so that the tables' indexes grow at their end.
  const order = found.statements
    .map((statement, index) => ({ statement, index, item: itemOf(statement.item) }))
    .sort((a, b) =>
      a.item.id < b.item.id
        ? -1
        : a.item.id > b.item.id
          ? 1
          : a.statement.start - b.statement.start,
    );
  yield* chunks('statement', order, ({ statement, item }) =>
    copyLine([
      item.id,
      statement.start,
      runId,
      statement.end,
      statement.kind,
      statement.kindConfidence,
      statement.polarity,
      statement.severity,
      statement.language,
    ]),
  );
  const { vectors, vectorDimensions: width } = found;
  yield* chunks('statement_vector', order, ({ statement, index, item }) =>
    copyLine([
      item.id,
      statement.start,
      runId,
      new Uint8Array(vectors.buffer, vectors.byteOffset + index * width, width),
    ]),
  );
  yield* chunks('statement_theme', order, ({ statement, item }) => {
    const theme = statement.theme === null ? undefined : themes.get(statement.theme);
    if (theme === undefined) return '';
    return copyLine([
      item.id,
      statement.start,
      runId,
      theme,
      statement.themeConfidence,
      statement.kind,
      item.customer,
      statement.severity,
    ]);
  });
}

function* chunks<T>(
  table: BulkTable,
  rows: readonly T[],
  line: (row: T) => string,
): Generator<{ table: BulkTable; lines: Uint8Array<ArrayBuffer> }, void, void> {
  let text = '';
  for (const row of rows) {
    text += line(row);
    if (text.length < chunkBytes) continue;
    yield { table, lines: new TextEncoder().encode(text) };
    text = '';
  }
  if (text !== '') yield { table, lines: new TextEncoder().encode(text) };
}
