import { csvResponse, type Ctx } from '../platform/index.js';
import { importRow } from './import-file.js';
import { needContent } from './preview-import.js';

const rowsAtOnce = 2000;

/** The rows that did not go in: line, reason, and the row as it was, to be mended and imported again. */
export async function exportRejected(ctx: Ctx, id: string): Promise<Response> {
  const { file_name: fileName, plan, content } = await importRow(ctx, id);
  needContent(ctx, content);
  const columns = plan?.columns ?? [];
  async function* rows() {
    let after = 0;
    for (;;) {
      const page = await ctx.db
        .selectFrom('import_reject')
        .select(['row_number', 'line', 'reason', 'row_values'])
        .where('import_id', '=', id)
        .where('row_number', '>', after)
        .orderBy('row_number')
        .limit(rowsAtOnce)
        .execute();
      for (const row of page) {
        yield [row.line, row.reason, ...columns.map((column) => row.row_values[column] ?? '')];
      }
      const last = page.at(-1);
      if (!last) return;
      after = last.row_number;
    }
  }
  return csvResponse(
    `${fileName.replace(/\.[^.]*$/, '')}-rejected.csv`,
    ['line', 'reason', ...columns],
    rows(),
  );
}
