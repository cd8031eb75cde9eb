import { z } from 'zod';
import {
  SegmentInput,
  SegmentLanguage,
  SegmentPage,
  SegmentPatch,
  SegmentPreview,
  SegmentPreviewRequest,
  SegmentQuery,
  SegmentView,
} from '@headwater/contract';
import { csvResponse, route, type Ctx, type Route } from '../../platform/index.js';
import { previewRule, type SpokenBy } from './count.js';
import { segmentLanguage } from './language.js';
import {
  createSegment,
  deleteSegment,
  editSegment,
  listSegments,
  segmentView,
} from './segments.js';

const params = z.object({ id: z.uuid() });
const all = '/api/v1/segments';
const one = `${all}/{id}`;

export const segmentRoutes = (spokenBy: SpokenBy): readonly Route[] => [
  route(
    {
      method: 'get',
      path: all,
      permission: 'read',
      summary: 'Segments by a rule, with how many accounts are in them',
      query: SegmentQuery,
      response: SegmentPage,
    },
    (ctx, { query }) => listSegments(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${all}.csv`,
      permission: 'read',
      summary: 'The same segments as a file',
      query: SegmentQuery,
      produces: 'text/csv',
    },
    (ctx, { query }) => exportSegments(ctx, query),
  ),
  route(
    {
      method: 'get',
      path: `${all}/language`,
      permission: 'read',
      summary: 'What a rule may say: variables, functions, examples',
      response: SegmentLanguage,
    },
    async () => segmentLanguage(),
  ),
  route(
    {
      method: 'post',
      path: `${all}/preview`,
      permission: 'read',
      summary: 'Count what a rule would take in, without keeping it',
      body: SegmentPreviewRequest,
      response: SegmentPreview,
    },
    (ctx, { body }) => previewRule(ctx, body.rule, spokenBy),
  ),
  route(
    {
      method: 'post',
      path: all,
      permission: 'segments:edit',
      summary: 'Make a segment',
      body: SegmentInput,
      response: SegmentView,
      status: 201,
    },
    (ctx, { body }) => createSegment(ctx, body, spokenBy),
  ),
  route(
    {
      method: 'get',
      path: one,
      permission: 'read',
      summary: 'One segment',
      params,
      response: SegmentView,
    },
    (ctx, { params }) => segmentView(ctx, params.id),
  ),
  route(
    {
      method: 'patch',
      path: one,
      permission: 'segments:edit',
      summary: 'Change a segment; a new rule is counted at once',
      params,
      body: SegmentPatch,
      response: SegmentView,
      ifMatch: true,
    },
    (ctx, { params, body, version }) =>
      editSegment(ctx, { id: params.id, version, patch: body }, spokenBy),
  ),
  route(
    {
      method: 'delete',
      path: one,
      permission: 'segments:edit',
      summary: 'Remove a segment; accounts stay',
      params,
    },
    (ctx, { params }) => deleteSegment(ctx, params.id),
  ),
];

async function exportSegments(ctx: Ctx, query: SegmentQuery): Promise<Response> {
  async function* rows() {
    let cursor: string | undefined;
    do {
      const page = await listSegments(ctx, { ...query, cursor, limit: 200 });
      for (const row of page.rows) {
        yield [row.name, row.rule, row.description, row.accounts, row.share, row.undecided];
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  const header = ['name', 'rule', 'description', 'accounts', 'share', 'undecided'];
  return csvResponse('segments.csv', header, rows());
}
