import { EditableField, type AccountView, type ContactView } from '@headwater/contract';
import { sql } from 'kysely';
import type { z } from 'zod';
import { notFound, type Ctx } from '../../platform/index.js';
import { bandOf } from '../health/health.js';
import { matchesOf } from '../matches/views.js';
import { revenueHistory } from './history.js';
import { presentRow, rowColumns, seesMoney, type Row } from './rows.js';

type View = z.input<typeof AccountView>;
type Reason = NonNullable<View['health']>['reasons'][number];

interface WholeRow extends Row {
  readonly demo: boolean;
  readonly createdAt: Date;
  readonly given: Readonly<Record<string, string>>;
  readonly edited: Readonly<Record<string, string>>;
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
  readonly base: number | null;
  /** Counted before spans were kept, they have none. */
  readonly reasons: readonly (Omit<Reason, 'span'> & Partial<Reason>)[] | null;
  readonly countedAt: Date | null;
}

const shown = { contacts: 200, subscriptions: 200, matches: 50 };

/** Everything about one customer but what they say, which has pages of its own. */
export async function accountView(ctx: Ctx, id: string): Promise<View> {
  const { rows } = await sql<WholeRow>`
    select ${rowColumns}, a.demo, a.created_at as "createdAt", a.given, a.edited,
      a.edited_by as "editedBy", a.edited_at as "editedAt", f.base, f.reasons, f.counted_at as "countedAt"
    from account a left join account_figure f on f.account_id = a.id where a.id = ${id}`.execute(
    ctx.db,
  );
  const found = rows[0];
  if (!found) throw notFound('account');
  const { demo, createdAt, given, edited, editedBy, editedAt, base, reasons, countedAt, ...row } =
    found;
  const money = seesMoney(ctx.actor);
  const [contacts, subscriptions, matches, books] = await Promise.all([
    readContacts(ctx, id),
    readSubscriptions(ctx, id, money),
    matchesOf(ctx, id, shown.matches),
    revenueHistory(ctx, id),
  ]);
  return {
    ...presentRow(row, money),
    demo,
    createdAt: createdAt.toISOString(),
    edited: Object.fromEntries(
      EditableField.options.flatMap((field) =>
        edited[field] === undefined ? [] : [[field, { imported: given[field] ?? null }]],
      ),
    ),
    editedBy,
    editedAt: editedAt?.toISOString() ?? null,
    health:
      row.score === null || base === null || countedAt === null
        ? null
        : {
            score: row.score,
            band: bandOf(row.score),
            base,
            reasons: (reasons ?? []).map(({ span = null, ...reason }) =>
              withoutMoney({ ...reason, span }, money),
            ),
            countedAt: countedAt.toISOString(),
          },
    history: money ? books.history : null,
    historyOf: books.historyOf,
    ...contacts,
    ...subscriptions,
    matches,
  };
}

const withoutMoney = (reason: Reason, money: boolean): Reason =>
  money || reason.signal !== 'revenue'
    ? reason
    : { ...reason, sentence: 'How its revenue changed is for those who may see the books.' };

async function readContacts(
  ctx: Ctx,
  id: string,
): Promise<Pick<View, 'contacts' | 'contactsTotal'>> {
  const { rows } = await sql<z.input<typeof ContactView> & { total: number }>`
    select id, name, email, role, (count(*) over ())::int as total from contact
    where account_id = ${id} order by lower(coalesce(name, email)), id limit ${shown.contacts}
    `.execute(ctx.db);
  const whole = ctx.actor.permissions.has('items:original');
  return {
    contacts: rows.map(({ total: _total, email, ...contact }) => ({
      ...contact,
      email: whole ? email : (email?.replace(/^(.).*@/, '$1…@') ?? null),
    })),
    contactsTotal: rows[0]?.total ?? 0,
  };
}

interface SubscriptionRow {
  id: string;
  externalId: string | null;
  product: string | null;
  plan: string | null;
  seats: number | null;
  minor: number;
  currency: string;
  starts: string;
  ends: string | null;
  running: boolean;
  total: number;
}

async function readSubscriptions(
  ctx: Ctx,
  id: string,
  money: boolean,
): Promise<Pick<View, 'subscriptions' | 'subscriptionsTotal'>> {
  const today = ctx.clock.now().toISOString().slice(0, 10);
  const { rows } = await sql<SubscriptionRow>`
    select id, external_id as "externalId", product, plan, seats, monthly_minor as minor, currency, starts,
      ends, starts <= ${today}::date and (ends is null or ends > ${today}::date) as running,
      (count(*) over ())::int as total
    from subscription where account_id = ${id}
    order by coalesce(ends, 'infinity') desc, starts desc, id limit ${shown.subscriptions}`.execute(
    ctx.db,
  );
  return {
    subscriptions: rows.map(({ total: _total, minor, currency, ...row }) => ({
      ...row,
      monthly: money ? { minor, currency } : null,
    })),
    subscriptionsTotal: rows[0]?.total ?? 0,
  };
}
