import type { z } from 'zod';
import { route, type Ctx, type Route } from '../platform/index.js';
import { fileOf, type FileFormat, type Table } from './exports.js';

interface FileSource<Q extends z.ZodType> {
  /** From the root, without the ending. */
  readonly path: string;
  readonly summary: string;
  readonly query: Q;
  readonly table: (ctx: Ctx, query: z.output<Q>) => Table;
}

const types: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Every table of the page as a CSV and as a workbook. */
export function files<Q extends z.ZodType>(source: FileSource<Q>): Route[] {
  const { path, summary, query, table } = source;
  return (['csv', 'xlsx'] as const).map((format) =>
    route(
      {
        method: 'get',
        path: `${path}.${format}`,
        permission: 'finance:read',
        summary: `${summary}, as a file`,
        query,
        produces: types[format],
      },
      (ctx, input) => fileOf(format, table(ctx, input.query)),
    ),
  );
}
