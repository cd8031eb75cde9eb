import {
  MovementKind,
  type RevenueAccountPage,
  type RevenueAccountsQuery,
  type RevenueSet,
} from '@headwater/contract';
import { monthNumber, monthOf } from '@headwater/decision';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { accountIds, inOrderOfNames } from './accounts-by-name.js';
import { paidTimes } from './balances.js';
import { revenueFrame, type RevenueFrame } from './frame.js';
import { groupBy } from './group-by.js';
import { changesAt, historyRows, type AccountSet, type HistoryRow } from './history-accounts.js';
import {
  bothMembers,
  idAt,
  membersAmong,
  placeOfId,
  type History,
  type Members,
} from './history.js';
import { valuer } from './read-balances.js';
import { readHistory, readMembers } from './read-history.js';
import { netKindIn, severalCurrencies } from './several-currencies.js';
import { firstRows } from './sort-rows.js';

type Query = Omit<RevenueAccountsQuery, 'limit'> & { readonly limit: number };

const place = z.tuple([z.union([z.number(), z.string()]), z.uuid(), z.string()]);
type Place = z.output<typeof place>;

/** The rows under a figure: which accounts, what they paid before and pay after. */
export async function revenueAccounts(
  ctx: Ctx,
  query: Query,
): Promise<z.input<typeof RevenueAccountPage>> {
  const frame = await revenueFrame(ctx, query);
  if (frame === undefined || frame.currency === null) return none(query);
  const month = query.month === undefined ? frame.to : monthNumber(query.month);
  const since = isOverYear(query.set) ? month - 12 : month - 1;
  const history = await readHistory(ctx.db, frame);
  const rows = historyRows(
    history,
    {
      members: await membersMeant(ctx.db, history, frame, query),
      month,
      cohort: query.cohort === undefined ? undefined : monthNumber(query.cohort),
    },
    await setMeant(ctx.db, frame, { set: query.set, since, month }),
  );
  const after = decodeCursor(query.cursor, place);
  const value = valuer(frame.rates, frame.currency, month);
  const wanted = { history, rows, query, after };
  const found =
    query.sort === 'name' ? await byName(ctx.db, wanted) : byMoney({ ...wanted, value });
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const facts = await readFacts(
    ctx.db,
    shown.map(({ row }) => idAt(history, row.place)),
  );
  // What the whole list adds up to stands above the first page and does not change further down.
  const sums = after === undefined ? sumsOf(history, rows) : null;
  const { currency } = frame;
  return {
    set: query.set,
    month: monthOf(month),
    since: isOfLives(query.set) ? null : monthOf(since),
    rows: shown.flatMap(({ row }) => {
      const account = facts.get(idAt(history, row.place));
      return account === undefined
        ? []
        : [present(history, { row, account, month, value, currency })];
    }),
    next:
      found.length > query.limit && last !== undefined
        ? encodeCursor([
            last.key,
            idAt(history, last.row.place),
            history.currencies[last.row.currency] ?? '',
          ])
        : null,
    total: sums === null ? null : sums.reduce((total, { accounts }) => total + accounts, 0),
    sums: (sums ?? []).map(({ currency, opening, closing, accounts }) => ({
      opening: { minor: opening, currency },
      closing: { minor: closing, currency },
      delta: { minor: closing - opening, currency },
      accounts,
    })),
  };
}

const isOverYear = (set: RevenueSet): boolean => set === 'window' || set === 'lost';
const isOfLives = (set: RevenueSet): boolean => set === 'ever' || set === 'left';

const none = ({ set }: Query): z.input<typeof RevenueAccountPage> => ({
  set,
  month: null,
  since: null,
  rows: [],
  next: null,
  total: 0,
  sums: [],
});

/** By segment, plan, region and name, as accounts are now. */
async function membersMeant(
  db: Kysely<Database>,
  history: History,
  frame: RevenueFrame,
  query: Query,
): Promise<Members> {
  const [members, ids] = await Promise.all([
    readMembers(db, history, frame.filter),
    accountIds(db, query),
  ]);
  return ids === undefined ? members : bothMembers(membersAmong(history, ids), members);
}

async function setMeant(
  db: Kysely<Database>,
  frame: RevenueFrame,
  { set, since, month }: { set: RevenueSet; since: number; month: number },
): Promise<AccountSet> {
  if (set === 'ever' || set === 'left') return { set };
  const kind = MovementKind.safeParse(set);
  if (set === 'paying' || set === 'window' || set === 'lost') return { set, since };
  if (!kind.success) throw new RangeError(`no set of accounts is called ${set}`);
  // Of accounts of several currencies their change, taken together, may be of another kind, or of none.
  const kinds = new Map(
    (await severalCurrencies(db, { ...frame, to: month })).map((account) => [
      account.place,
      netKindIn(account, month),
    ]),
  );
  const judged = (place: number): boolean | undefined => {
    const net = kinds.get(place);
    return net === undefined ? undefined : net === kind.data;
  };
  return { set: kind.data, since, judged };
}

interface Found {
  readonly row: HistoryRow;
  /** What the list is sorted by. */
  readonly key: number | string;
}

interface Listed {
  readonly history: History;
  readonly rows: readonly HistoryRow[];
  readonly query: Query;
  readonly after: Place | undefined;
}

// For sorting alone, so that a rounded one does; the figures are converted exactly.
const unit = 1_000_000;

/** The largest (or smallest) in the reporting currency; those without a rate as nothing. */
function byMoney({
  history,
  rows,
  query,
  after,
  value,
}: Listed & { readonly value: ReturnType<typeof valuer> }): readonly Found[] {
  const weights = history.currencies.map((currency) => (value(currency)?.(unit) ?? 0) / unit);
  const [key, id, currency] = after ?? [0, '', ''];
  const seen = { place: placeOfId(history, id), currency: history.currencies.indexOf(currency) };
  const sign = query.order === 'desc' ? -1 : 1;
  return firstRows(rows, {
    limit: query.limit + 1,
    descending: query.order === 'desc',
    key: (row) => {
      const minor = query.sort === 'delta' ? Math.abs(row.closing - row.opening) : row.closing;
      return minor * (weights[row.currency] ?? 0);
    },
    tie: byPlace,
    isBeyond:
      after === undefined
        ? undefined
        : (row, own) => sign * (own - Number(key) || byPlace(row, seen)) > 0,
  });
}

type RowPlace = Pick<HistoryRow, 'place' | 'currency'>;
const byPlace = (a: RowPlace, b: RowPlace): number => a.place - b.place || a.currency - b.currency;

/** More than these are not looked up one by one. */
const mostLookedUp = 2000;

async function byName(
  db: Kysely<Database>,
  { history, rows, query, after }: Listed,
): Promise<readonly Found[]> {
  const byPlaces = groupBy(rows, (row) => row.place);
  const rowsOf = (id: string): readonly HistoryRow[] => byPlaces.get(placeOfId(history, id)) ?? [];
  const descending = query.order === 'desc';
  const [key, id, currency] = after ?? ['', '', ''];
  const named = await inOrderOfNames(db, {
    isAmong: (account) => rowsOf(account).length > 0,
    ids:
      byPlaces.size <= mostLookedUp
        ? [...byPlaces.keys()].map((place) => idAt(history, place))
        : null,
    descending,
    from: after === undefined ? undefined : { key: String(key), id },
    // The one that the page before ended with may have nothing left.
    limit: query.limit + 2,
  });
  const seen = history.currencies.indexOf(currency);
  return named
    .flatMap((account): Found[] => {
      const own = rowsOf(account.id);
      const left =
        account.id === id && after !== undefined
          ? own.filter((row) => (descending ? row.currency < seen : row.currency > seen))
          : own;
      return (descending ? left.toReversed() : left).map((row) => ({ row, key: account.key }));
    })
    .slice(0, query.limit + 1);
}

interface Sum {
  readonly currency: string;
  opening: number;
  closing: number;
  accounts: number;
}

/** By currency; what most accounts pay in first. */
function sumsOf(history: History, rows: readonly HistoryRow[]): readonly Sum[] {
  const sums = history.currencies.map((currency): Sum => ({
    currency,
    opening: 0,
    closing: 0,
    accounts: 0,
  }));
  for (const { currency, opening, closing } of rows) {
    const sum = sums[currency];
    if (sum === undefined) continue;
    sum.opening += opening;
    sum.closing += closing;
    sum.accounts += 1;
  }
  return sums
    .filter(({ accounts }) => accounts > 0)
    .toSorted((a, b) => b.accounts - a.accounts || (a.currency < b.currency ? -1 : 1));
}

type AccountFacts = z.input<typeof RevenueAccountPage>['rows'][number]['account'];

async function readFacts(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountFacts>> {
  const { rows } = await sql<AccountFacts>`
    select id, name, plan, segment, region from account where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

interface Presented {
  readonly row: HistoryRow;
  readonly account: AccountFacts;
  readonly month: number;
  readonly value: ReturnType<typeof valuer>;
  /** The reporting one. */
  readonly currency: string;
}

function present(
  history: History,
  { row, account, month, value, currency: reporting }: Presented,
): z.input<typeof RevenueAccountPage>['rows'][number] {
  const currency = history.currencies[row.currency] ?? '';
  const delta = row.closing - row.opening;
  const reported = value(currency);
  const { firstMonth, endedMonth } = paidTimes(changesAt(history, row.place));
  return {
    account,
    opening: { minor: row.opening, currency },
    closing: { minor: row.closing, currency },
    delta: { minor: delta, currency },
    reported: reported === null ? null : { minor: reported(delta), currency: reporting },
    firstMonth: monthOf(firstMonth),
    endedMonth: endedMonth === null || endedMonth > month ? null : monthOf(endedMonth),
  };
}
