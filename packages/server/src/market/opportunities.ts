import type { OpportunityPage, OpportunityQuery, OpportunityRow } from '@headwater/contract';
import type { z } from 'zod';
import { decodeCursor, encodeCursor, type Ctx } from '../platform/index.js';
import { themeMetas } from '../understand/index.js';
import { countedRun, marketRun } from './market-run.js';
import { offsetPlace, withWords } from './theme-list.js';

type Row = z.input<typeof OpportunityRow>;

/** What matters to our customers, and how satisfied they are with it. */
export async function listOpportunities(
  ctx: Ctx,
  query: OpportunityQuery,
): Promise<z.input<typeof OpportunityPage>> {
  const { db } = ctx;
  const [run, view] = await Promise.all([countedRun(db), marketRun(db)]);
  if (!run) return { rows: [], next: null, total: 0, run: null };
  const [metas, scored] = await Promise.all([
    themeMetas(db, run.run_id),
    db.selectFrom('market_opportunity').selectAll().where('run_id', '=', run.run_id).execute(),
  ]);
  const rows = scored
    .flatMap((score): Row[] => {
      const meta = metas.get(score.theme_id);
      if (!meta || meta.archived || !withWords(meta, query.q)) return [];
      if (query.kind !== undefined && meta.kind !== query.kind) return [];
      return [
        {
          theme: { id: meta.id, label: meta.label, kind: meta.kind },
          customers: score.customers,
          importance: {
            value: score.importance_value,
            low: score.importance_low,
            high: score.importance_high,
          },
          satisfaction: {
            value: score.satisfaction_value,
            low: score.satisfaction_low,
            high: score.satisfaction_high,
          },
          score: { value: score.score_value, low: score.score_low, high: score.score_high },
        },
      ];
    })
    .sort(comparator(query));
  const [offset] = decodeCursor(query.cursor, offsetPlace) ?? [0];
  const end = offset + query.limit;
  return {
    rows: rows.slice(offset, end),
    next: end < rows.length ? encodeCursor([end]) : null,
    total: rows.length,
    run: view,
  };
}

function comparator({ sort, order }: OpportunityQuery): (a: Row, b: Row) => number {
  const sign = order === 'asc' ? 1 : -1;
  const value = (row: Row): number => {
    switch (sort) {
      case 'score':
        return row.score.value;
      case 'importance':
        return row.importance.value;
      case 'satisfaction':
        return row.satisfaction.value;
      case 'customers':
        return row.customers;
      case 'label':
        return 0;
      default:
        return sort satisfies never;
    }
  };
  return (a, b) =>
    sign * (value(a) - value(b)) ||
    (sort === 'label' ? sign * a.theme.label.localeCompare(b.theme.label) : 0) ||
    b.customers - a.customers ||
    (a.theme.id < b.theme.id ? -1 : 1);
}
