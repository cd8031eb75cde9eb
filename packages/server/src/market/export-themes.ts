import type { CompareQuery, OpportunityQuery } from '@headwater/contract';
import { csvResponse, xlsxResponse, type Ctx } from '../platform/index.js';
import { compareMarket } from './compare.js';
import { listOpportunities } from './opportunities.js';

const mostRows = 200;

interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const threeOf = (name: string): string[] => [name, `${name} low`, `${name} high`];
const three = (of: Interval | null): (number | null)[] => [
  of?.value ?? null,
  of?.low ?? null,
  of?.high ?? null,
];

const sideColumns = (side: string): string[] => [
  `${side}: customers`,
  `${side}: statements`,
  ...['share', 'pain', 'request', 'praise', 'polarity', 'effect on rating', 'change'].flatMap(
    (name) => threeOf(`${side}: ${name}`),
  ),
];

const comparisonHeader = [
  'theme id',
  'theme',
  'kind',
  'against',
  ...threeOf('log-odds'),
  'q value',
  ...threeOf('polarity, ours less theirs'),
  ...threeOf('effect on rating, ours less theirs'),
  ...sideColumns('us'),
  ...sideColumns('them'),
];

async function* comparisonRows(ctx: Ctx, query: CompareQuery) {
  let cursor: string | undefined;
  do {
    const page = await compareMarket(ctx, { ...query, cursor, limit: mostRows });
    for (const row of page.rows) {
      const sides = [row.us, row.them].flatMap((side) => [
        side.customers,
        side.statements,
        ...three(side.share),
        ...three(side.pain),
        ...three(side.request),
        ...three(side.praise),
        ...three(side.polarity),
        ...three(side.ratingEffect),
        ...three(side.change),
      ]);
      yield [
        row.theme.id,
        row.theme.label,
        row.theme.kind,
        page.against?.name,
        ...three(row.logOdds),
        row.qValue,
        ...three(row.polarity),
        ...three(row.ratingEffect),
        ...sides,
      ];
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

export const exportComparison = (ctx: Ctx, query: CompareQuery): Promise<Response> =>
  csvResponse('comparison.csv', comparisonHeader, comparisonRows(ctx, query));
export const exportComparisonBook = (ctx: Ctx, query: CompareQuery): Promise<Response> =>
  xlsxResponse('comparison.xlsx', comparisonHeader, comparisonRows(ctx, query));

const opportunityHeader = [
  'theme id',
  'theme',
  'kind',
  'customers',
  ...threeOf('opportunity'),
  ...threeOf('importance'),
  ...threeOf('satisfaction'),
];

async function* opportunityRows(ctx: Ctx, query: OpportunityQuery) {
  let cursor: string | undefined;
  do {
    const page = await listOpportunities(ctx, { ...query, cursor, limit: mostRows });
    for (const row of page.rows) {
      yield [
        row.theme.id,
        row.theme.label,
        row.theme.kind,
        row.customers,
        ...three(row.score),
        ...three(row.importance),
        ...three(row.satisfaction),
      ];
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

export const exportOpportunities = (ctx: Ctx, query: OpportunityQuery): Promise<Response> =>
  csvResponse('opportunities.csv', opportunityHeader, opportunityRows(ctx, query));
export const exportOpportunitiesBook = (ctx: Ctx, query: OpportunityQuery): Promise<Response> =>
  xlsxResponse('opportunities.xlsx', opportunityHeader, opportunityRows(ctx, query));
