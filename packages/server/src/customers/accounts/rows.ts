import type { AccountRow } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../platform/index.js';
import { bandOf } from '../health/health.js';

/** The revenue of accounts is for those who may see the books. */
export const seesMoney = (actor: Actor): boolean => actor.permissions.has('finance:read');

export interface Row {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly domain: string | null;
  readonly plan: string | null;
  readonly segment: string | null;
  readonly seats: number | null;
  readonly region: string | null;
  readonly owner: string | null;
  readonly status: string | null;
  readonly since: string | null;
  readonly renewal: string | null;
  readonly minor: number | null;
  readonly currency: string | null;
  readonly items: number;
  readonly pains: number;
  readonly requests: number;
  readonly lastSaid: Date | null;
  readonly score: number | null;
  readonly version: number;
}

/** Of `account a` and `account_figure f`, which an account that has just come in has none of. */
export const rowColumns = sql`
  a.id, a.name, a.external_id as "externalId", a.domain, a.plan, a.segment, a.seats, a.region, a.owner,
  a.status, a.since, a.renewal, a.monthly_revenue_minor as minor, a.currency,
  coalesce(f.items, 0) as items, coalesce(f.pains, 0) as pains, coalesce(f.requests, 0) as requests,
  f.last_said as "lastSaid", f.score, a.version`;

export function presentRow(row: Row, money: boolean): z.input<typeof AccountRow> {
  const { minor, currency, lastSaid, score, ...facts } = row;
  return {
    ...facts,
    revenue: !money || minor === null || currency === null ? null : { minor, currency },
    lastSaid: lastSaid?.toISOString() ?? null,
    health: score === null ? null : { score, band: bandOf(score) },
  };
}
