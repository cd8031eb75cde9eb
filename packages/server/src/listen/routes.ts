import { z } from 'zod';
import {
  BookKind,
  BookKindList,
  BooksRequest,
  BooksResponse,
  Facets,
  ImportPage,
  ImportPreview,
  ImportView,
  ItemOriginal,
  ItemsRequest,
  ItemsResponse,
  PageQuery,
  PasteRequest,
  PreviewRequest,
  SettledImport,
  SourceView,
  pageOf,
} from '@headwater/contract';
import { route, type Route } from '../platform/index.js';
import { listBookKinds } from './book-kinds.js';
import type { Sinks } from './import-books.js';
import { importView, listImports } from './import-view.js';
import type { ImportJobs } from './jobs.js';
import { readOriginal } from './original.js';
import { postBooks } from './post-books.js';
import { postItems } from './post-items.js';
import { previewImport } from './preview-import.js';
import { exportRejected } from './rejected-rows.js';
import { cancelImport, deleteImport, resumeImport, settleImport } from './settle-import.js';
import type { ListenSettings } from './settings.js';
import { listSources, readFacets } from './sources.js';
import { pasteText, uploadFile } from './upload-file.js';

const params = z.object({ id: z.uuid() });
const one = '/api/v1/imports/{id}';

// Of feedback or of books: which of the two an import needs is asked once its content is known.
const write = ['items:write', 'books:write'] as const;

export function listenRoutes(
  settings: ListenSettings,
  jobs: ImportJobs,
  sinks: Sinks,
): readonly Route[] {
  const parts = { settings, jobs };
  return [
    route(
      {
        method: 'post',
        path: '/api/v1/imports',
        permission: write,
        summary: 'Upload a file of feedback or of books',
        query: z.object({ name: z.string().trim().min(1).max(255) }),
        response: ImportView,
        upload: true,
        status: 201,
      },
      (ctx, { query, stream }) => uploadFile(ctx, settings, { name: query.name, body: stream }),
    ),
    route(
      {
        method: 'post',
        path: '/api/v1/imports/paste',
        permission: write,
        summary: 'Import pasted text',
        body: PasteRequest,
        response: ImportView,
        status: 201,
      },
      (ctx, { body }) => pasteText(ctx, settings, body),
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/imports',
        permission: 'read',
        summary: 'Imports, newest first',
        query: PageQuery,
        response: ImportPage,
      },
      (ctx, { query }) => listImports(ctx, query),
    ),
    route(
      {
        method: 'get',
        path: one,
        permission: 'read',
        summary: 'One import with its counts',
        params,
        response: ImportView,
      },
      (ctx, { params }) => importView(ctx, params.id),
    ),
    route(
      {
        method: 'get',
        path: `${one}/preview`,
        permission: write,
        summary: 'What the file seems to be: columns, dates, first rows',
        params,
        response: ImportPreview,
      },
      (ctx, { params }) => previewImport(ctx, settings, params),
    ),
    route(
      {
        method: 'post',
        path: `${one}/preview`,
        permission: write,
        summary: 'The same, as what a person says that the file is',
        params,
        body: PreviewRequest,
        response: ImportPreview,
      },
      (ctx, { params, body }) => previewImport(ctx, settings, { id: params.id, asked: body }),
    ),
    route(
      {
        method: 'post',
        path: `${one}/check`,
        permission: write,
        summary: 'Count what the import would do',
        params,
        body: SettledImport,
        response: ImportView,
        status: 202,
      },
      (ctx, { params, body }) =>
        settleImport(ctx, parts, { id: params.id, verb: 'check', chosen: body }),
    ),
    route(
      {
        method: 'post',
        path: `${one}/start`,
        permission: write,
        summary: 'Import the file',
        params,
        body: SettledImport,
        response: ImportView,
        status: 202,
      },
      (ctx, { params, body }) =>
        settleImport(ctx, parts, { id: params.id, verb: 'start', chosen: body }),
    ),
    route(
      {
        method: 'post',
        path: `${one}/cancel`,
        permission: write,
        summary: 'Pause an import, or stop a check',
        params,
        response: ImportView,
      },
      (ctx, { params }) => cancelImport(ctx, params.id),
    ),
    route(
      {
        method: 'post',
        path: `${one}/resume`,
        permission: write,
        summary: 'Go on with a paused or failed import',
        params,
        response: ImportView,
        status: 202,
      },
      (ctx, { params }) => resumeImport(ctx, jobs, params.id),
    ),
    route(
      {
        method: 'delete',
        path: one,
        permission: write,
        summary: 'Forget an import and its file; its items stay',
        params,
      },
      (ctx, { params }) => deleteImport(ctx, settings, params.id),
    ),
    route(
      {
        method: 'get',
        path: `${one}/rejected.csv`,
        permission: write,
        summary: 'Rows that did not go in, with line and reason',
        params,
        produces: 'text/csv',
      },
      (ctx, { params }) => exportRejected(ctx, params.id),
    ),
    route(
      {
        method: 'post',
        path: '/api/v1/items',
        permission: 'items:write',
        summary: 'Send up to 1,000 items; sending one again changes nothing',
        body: ItemsRequest,
        response: ItemsResponse,
      },
      (ctx, { body }) => postItems(ctx, body.items),
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/book-kinds',
        permission: 'read',
        summary: 'The kinds of books that can be imported, with their fields',
        response: BookKindList,
      },
      async () => listBookKinds(),
    ),
    route(
      {
        method: 'post',
        path: '/api/v1/books/{kind}',
        permission: 'books:write',
        summary: 'Send up to 1,000 rows of books; sending one again changes nothing',
        params: z.object({ kind: BookKind }),
        body: BooksRequest,
        response: BooksResponse,
      },
      (ctx, { params, body }) => postBooks(ctx, sinks, { ...body, kind: params.kind }),
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/items/{id}/original',
        permission: 'items:original',
        summary: 'The text as it came in, with personal data',
        params,
        response: ItemOriginal,
      },
      (ctx, { params }) => readOriginal(ctx, params.id),
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/sources',
        permission: 'read',
        summary: 'Where feedback comes from',
        response: pageOf(SourceView),
      },
      (ctx) => listSources(ctx),
    ),
    route(
      {
        method: 'get',
        path: '/api/v1/facets',
        permission: 'read',
        summary: 'Values that feedback can be filtered by',
        response: Facets,
      },
      (ctx) => readFacets(ctx),
    ),
  ];
}
