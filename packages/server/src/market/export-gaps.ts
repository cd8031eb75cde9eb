import type { GapQuery } from '@headwater/contract';
import { csvResponse, xlsxResponse, type Ctx } from '../platform/index.js';
import { listGaps } from './list-gaps.js';

const header = [
  'id',
  'kind',
  'theme',
  'competitor',
  'segment',
  'state',
  'stands out now',
  'size',
  'size low',
  'size high',
  'log-odds',
  'log-odds low',
  'log-odds high',
  'p value',
  'q value',
  'what was counted',
  'our customers',
  'of',
  'their customers',
  'of them',
  'first seen',
  'last seen',
  'decided by',
  'decided at',
  'reason',
  'notes',
];

const mostRows = 200;

async function* rows(ctx: Ctx, query: GapQuery) {
  let cursor: string | undefined;
  do {
    const page = await listGaps(ctx, { ...query, cursor, limit: mostRows });
    for (const gap of page.rows) {
      const side = (name: 'us' | 'them') => gap.sides.find((each) => each.side === name);
      yield [
        gap.id,
        gap.kind,
        gap.theme?.label,
        gap.competitor?.name,
        gap.segment,
        gap.state,
        gap.stands ? 'yes' : 'no',
        gap.size.value,
        gap.size.low,
        gap.size.high,
        gap.effect.value,
        gap.effect.low,
        gap.effect.high,
        gap.pValue,
        gap.qValue,
        gap.sentence,
        side('us')?.customers,
        side('us')?.of,
        side('them')?.customers,
        side('them')?.of,
        new Date(gap.firstSeenAt),
        new Date(gap.lastSeenAt),
        gap.decided?.by,
        gap.decided && new Date(gap.decided.at),
        gap.decided?.reason,
        gap.notes,
      ];
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

export const exportGaps = (ctx: Ctx, query: GapQuery): Promise<Response> =>
  csvResponse('gaps.csv', header, rows(ctx, query));

export const exportGapsBook = (ctx: Ctx, query: GapQuery): Promise<Response> =>
  xlsxResponse('gaps.xlsx', header, rows(ctx, query));
