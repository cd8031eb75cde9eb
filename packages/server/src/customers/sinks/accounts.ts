import { sql } from 'kysely';
import type { BookReject, BookRow, Ctx } from '../../platform/index.js';
import { uuidOf } from '../../platform/index.js';
import { addressIn, domainIn, isPublicDomain } from '@headwater/intake';
import { addAddresses } from '../resolve-accounts.js';
import { statusOf } from '../status.js';
import { contentHash } from '../content-hash.js';
import { firstOfEach, inRow, reject, type Entry } from './sift.js';
import { bookSink, type SinkOptions } from './sink.js';

/** What imports have said of an account, by the names of the shape's fields. */
type Given = Readonly<Record<string, string>>;

interface Draft extends Entry {
  readonly given: Given;
  /** Where an account with this key would be, if it came in by it. */
  readonly derivedId: string;
  readonly address: string | null;
}

interface Present {
  readonly n: number;
  readonly id: string;
  readonly given: Given;
  readonly edited: Given;
  readonly origin: string | null;
  readonly demo: boolean;
  readonly adopted: boolean;
}

interface Target extends Entry {
  readonly draft: Draft;
  readonly present: Present | null;
}

interface Written {
  readonly id: string;
  readonly given: Given;
  readonly edited: Given;
  readonly demo: boolean;
}

/**
 * Accounts are known by their id, else by their name. What a row does not say stays as it was; what a person
 * has set stays on the page whatever an import says.
 */
export const accountsSink = bookSink('accounts', async (tx, rows, options) => {
  const today = tx.clock.now().toISOString().slice(0, 10);
  const wrong = rows.map((row) => problemOf(row, today));
  const drafts = rows.filter((_row, index) => wrong[index] === null).map(draftOf);
  const { unique, repeats, rejected } = firstOfEach(await targets(tx, drafts), duplicate);
  const fresh = unique.filter(({ present }) => present === null);
  const there = unique.flatMap(({ present, ...target }) =>
    present ? [{ ...target, present }] : [],
  );
  const known = there.filter(({ present, draft }) => says(present.given, draft.given));
  const other = there.filter(({ present, draft }) => !says(present.given, draft.given));
  const clashes = (target: (typeof other)[number]): boolean =>
    target.present.origin === options.origin &&
    contradicts(target.present.given, target.draft.given);
  const changed = other.filter((target) => !clashes(target));

  await touch(tx, known, options);
  await upsert(tx, [...fresh, ...changed].map(written(options.demo)), options.origin);
  await addAddresses(
    tx,
    [...fresh, ...known, ...changed].flatMap(({ draft, key }) =>
      draft.address === null ? [] : [{ accountId: key, address: draft.address }],
    ),
    options,
  );
  return {
    fresh: fresh.length,
    changed: changed.length,
    known: known.length + repeats,
    rejected: [
      ...wrong.filter((each) => each !== null),
      ...rejected,
      ...other.filter(clashes).map((target) => duplicate(target, null)),
    ],
  };
});

const written =
  (demo: boolean) =>
  ({ key, draft, present }: Target): Written => ({
    id: key,
    given: { ...present?.given, ...draft.given },
    edited: present?.edited ?? {},
    demo: demo && (present?.demo ?? true),
  });

function problemOf(row: BookRow, today: string): BookReject | null {
  const { name, externalId, since, renewal, status, revenue, currency } = row.values;
  const what = name ?? externalId ?? '';
  if (what === '') {
    return reject(row, 'account-unnamed', 'Neither an id nor a name is given; give one of them.');
  }
  if (since !== undefined && renewal !== undefined && renewal < since) {
    return reject(
      row,
      'renewal-before-since',
      `Account "${what}" renews on ${renewal}, before it began on ${since}; correct one of the two days.`,
    );
  }
  if (since !== undefined && since > today && statusOf(status) === 'churned') {
    return reject(
      row,
      'churned-before-begun',
      `Account "${what}" has churned, but begins on ${since}; correct the day or the status.`,
    );
  }
  if (revenue === undefined) return null;
  if (revenue.startsWith('-')) {
    return reject(
      row,
      'amount-negative',
      `The monthly revenue of account "${what}" is below 0; write what it pays, or leave the cell empty.`,
    );
  }
  return currency === undefined
    ? reject(
        row,
        'currency-missing',
        `The monthly revenue of account "${what}" has no currency; add a currency column, or choose one for the file.`,
      )
    : null;
}

function draftOf(row: BookRow): Draft {
  const { domain: written, status, revenue, currency, ...others } = row.values;
  const domain = written === undefined ? null : domainIn(written);
  const normal = statusOf(status);
  const given: Given = {
    ...others,
    ...(domain === null || isPublicDomain(domain) ? {} : { domain }),
    ...(normal === null ? {} : { status: normal }),
    ...(revenue === undefined || currency === undefined ? {} : { revenue, currency }),
  };
  const { externalId = '', name = '' } = given;
  const key = externalId === '' ? ['name', name.toLowerCase()] : ['id', externalId.toLowerCase()];
  return {
    row,
    given,
    derivedId: uuidOf('account', ...key),
    key: key.join('\u0000'),
    hash: contentHash(
      Object.keys(given)
        .sort()
        .flatMap((field) => [field, given[field] ?? null]),
    ),
    address: addressIn(written),
  };
}

/**
 * The account that each row is about: the one with its id; the one that came in by the same key; without an
 * id one of this name; and with an id one that other rows had to make up because it was not known yet.
 */
async function targets(tx: Ctx, drafts: readonly Draft[]): Promise<readonly Target[]> {
  const idOf = ({ given }: Draft): string | null => given['externalId']?.toLowerCase() ?? null;
  const nameOf = ({ given }: Draft): string | null => given['name']?.toLowerCase() ?? null;
  const { rows } = await sql<Present>`
    with said as (
      select * from unnest(${drafts.map((_draft, n) => n)}::int[], ${drafts.map(idOf)}::text[],
        ${drafts.map(nameOf)}::text[], ${drafts.map((draft) => draft.derivedId)}::uuid[])
        as s (n, external_id, name, derived)
    ), found as (
      select s.n, a.id, 1 as rank from said s join account a on lower(a.external_id) = s.external_id
      union all
      select s.n, a.id, 2 from said s join account a on a.id = s.derived
      union all
      select s.n, a.id, case when a.external_id is null then 3 else 4 end
      from said s join account a on lower(a.name) = s.name where s.external_id is null
      union all
      select s.n, a.id, 5 from said s join account a on lower(a.name) in (s.name, s.external_id)
      where s.external_id is not null and a.external_id is null
    ), best as (select distinct on (n) n, id, rank from found order by n, rank, id)
    select b.n, b.id, a.given, a.edited, a.origin, a.demo, b.rank = 5 as adopted
    from best b join account a on a.id = b.id`.execute(tx.db);
  const byRow = new Map(rows.map((row) => [row.n, row]));
  const adopted = new Set<string>();
  return drafts.map((draft, n) => {
    let present = byRow.get(n) ?? null;
    if (present?.adopted) {
      // The first row with another id takes the made-up account; the next one is an account of its own.
      if (adopted.has(present.id)) present = null;
      else adopted.add(present.id);
    }
    const { row, hash } = draft;
    return { row, hash, key: present?.id ?? draft.derivedId, draft, present };
  });
}

const says = (given: Given, row: Given): boolean =>
  Object.entries(row).every(([field, value]) => given[field] === value);

const contradicts = (given: Given, row: Given): boolean =>
  Object.entries(row).some(([field, value]) => (given[field] ?? value) !== value);

const duplicate = (target: Pick<Target, 'row' | 'draft'>, earlier: Target | null): BookReject => {
  const { externalId, name } = target.draft.given;
  const what = externalId === undefined ? `Account "${name ?? ''}"` : `Account id "${externalId}"`;
  return reject(
    target.row,
    'account-duplicated',
    `${what} stands ${inRow(earlier)} with other values already; keep one of the two rows, or give each an id of its own.`,
  );
};

/** Rows that are in as they are belong to this import now, and no longer to the demo alone. */
async function touch(
  tx: Ctx,
  known: readonly Target[],
  { origin, demo }: SinkOptions,
): Promise<void> {
  if (known.length === 0) return;
  await sql`
    update account set origin = ${origin}, demo = demo and ${demo}
    where id = any(${known.map(({ key }) => key)}::uuid[])`.execute(tx.db);
}

async function upsert(tx: Ctx, rows: readonly Written[], origin: string): Promise<void> {
  if (rows.length === 0) return;
  const now = tx.clock.now();
  const of = (field: string) =>
    rows.map(({ given, edited }) => edited[field] ?? given[field] ?? null);
  const names = rows.map(
    ({ given, edited }) => edited['name'] ?? given['name'] ?? given['externalId'] ?? '',
  );
  await sql`
    insert into account as a (id, given, origin, demo, created_at, name, external_id, domain, plan, segment,
      seats, region, owner, since, renewal)
    select id, given, ${origin}, demo, ${now}, name, external_id, domain, plan, segment, seats, region, owner,
      since, renewal
    from unnest(${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => JSON.stringify(row.given))}::jsonb[], ${rows.map((row) => row.demo)}::boolean[],
      ${names}::text[], ${of('externalId')}::text[], ${of('domain')}::text[], ${of('plan')}::text[],
      ${of('segment')}::text[], ${of('seats')}::int[], ${of('region')}::text[], ${of('owner')}::text[],
      ${of('since')}::date[], ${of('renewal')}::date[])
      as r (id, given, demo, name, external_id, domain, plan, segment, seats, region, owner, since, renewal)
    on conflict (id) do update set given = excluded.given, origin = excluded.origin, demo = excluded.demo,
      name = excluded.name, external_id = excluded.external_id, domain = excluded.domain,
      plan = excluded.plan, segment = excluded.segment, seats = excluded.seats, region = excluded.region,
      owner = excluded.owner, since = excluded.since, renewal = excluded.renewal,
      version = a.version + 1`.execute(tx.db);
}
