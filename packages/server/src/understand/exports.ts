import {
  WorthMeasure,
  type ItemQuery,
  type ThemeQuery,
  type ThemeStatementQuery,
} from '@headwater/contract';
import { csvResponse, type Ctx } from '../platform/index.js';
import { eachItem } from './inbox.js';
import type { BlockedDeals } from './worth/index.js';
import { listThemes } from './list-themes.js';
import { themeStatements } from './theme-statements.js';

const mostRows = 200;
const measures = WorthMeasure.options;
const measureWords: Readonly<Record<WorthMeasure, string>> = {
  touched: 'revenue touched',
  atRisk: 'revenue at risk',
  lost: 'revenue lost',
  blocked: 'deals blocked',
};

export function exportItems(ctx: Ctx, query: ItemQuery): Promise<Response> {
  async function* rows() {
    for await (const item of eachItem(ctx, query)) {
      yield [
        item.id,
        item.time,
        item.source,
        item.externalId,
        item.customer,
        item.account?.name,
        item.product,
        item.channel,
        item.language,
        item.competitor,
        item.rating?.value,
        item.title,
        item.text,
        item.copies,
        [...new Set(item.statements.map(({ kind }) => kind))].join(' '),
        [...new Set(item.statements.flatMap(({ theme }) => theme?.label ?? []))].join('; '),
      ];
    }
  }
  return csvResponse(
    'items.csv',
    [
      'id',
      'time',
      'source',
      'external id',
      'customer',
      'account',
      'product',
      'channel',
      'language',
      'competitor',
      'rating',
      'title',
      'text',
      'copies',
      'kinds',
      'themes',
    ],
    rows(),
  );
}

export function exportThemes(
  ctx: Ctx,
  query: ThemeQuery,
  blockedDeals: BlockedDeals,
): Promise<Response> {
  async function* rows() {
    let cursor: string | undefined;
    do {
      const page = await listThemes(ctx, { ...query, cursor, limit: mostRows }, blockedDeals);
      for (const row of page.rows) {
        yield [
          row.id,
          row.label,
          row.parent?.label,
          row.kind,
          row.language,
          row.statements,
          row.customers.value,
          row.share.value,
          row.share.low,
          row.share.high,
          row.revenue?.money.minor,
          row.revenue?.money.currency,
          ...measures.flatMap((measure) => {
            const figure = row.worth?.[measure];
            return [figure?.value, figure?.low, figure?.high, figure?.accounts];
          }),
          row.trend.direction,
          row.trend.change?.value,
          row.trend.change?.low,
          row.trend.change?.high,
          row.trend.certainty,
          row.severity,
          row.cohesion,
          row.polarity,
          row.summary,
          row.quotes[0]?.text,
        ];
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  return csvResponse(
    'themes.csv',
    [
      'id',
      'theme',
      'group',
      'kind',
      'language',
      'statements',
      'customers',
      'share of customers',
      'share low',
      'share high',
      'monthly revenue touched (minor units)',
      'currency',
      ...measures.flatMap((measure) => [
        `${measureWords[measure]} (minor units)`,
        `${measureWords[measure]}, low`,
        `${measureWords[measure]}, high`,
        `${measureWords[measure]}, count`,
      ]),
      'trend',
      'change',
      'change low',
      'change high',
      'certainty',
      'severity',
      'cohesion',
      'polarity',
      'summary',
      'quote',
    ],
    rows(),
  );
}

export function exportStatements(
  ctx: Ctx,
  id: string,
  query: ThemeStatementQuery,
): Promise<Response> {
  async function* rows() {
    let cursor: string | undefined;
    do {
      const page = await themeStatements(ctx, id, { ...query, cursor, limit: mostRows });
      for (const row of page.rows) {
        yield [
          row.item,
          row.text,
          row.kind,
          row.kindConfidence,
          row.themeConfidence,
          row.time,
          row.source,
          row.customer,
          row.account,
          row.product,
          row.language,
          row.rating?.value,
          row.itemText,
        ];
      }
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
  return csvResponse(
    'statements.csv',
    [
      'item',
      'statement',
      'kind',
      'kind confidence',
      'theme confidence',
      'time',
      'source',
      'customer',
      'account',
      'product',
      'language',
      'rating',
      'whole text',
    ],
    rows(),
  );
}
