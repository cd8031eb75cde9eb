import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MatchPage, MatchSummary, MatchView } from '@headwater/contract';
import type { BookKind } from '@headwater/intake';
import { inTransaction } from '../src/platform/index.js';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let manager: Client;

beforeAll(async () => {
  server = await testServer();
  manager = await server.as('manager');
  await server.startWorker();
});
afterAll(() => server.close());

type Values = Readonly<Record<string, string>>;

function take(kind: BookKind, rows: readonly Values[]): Promise<void> {
  const sink = server.slices
    .flatMap((slice) => slice.books ?? [])
    .find((each) => each.kind === kind);
  if (!sink) throw new Error(`nobody takes ${kind}`);
  return inTransaction(server.ctx, async (tx) => {
    const numbered = rows.map((values, at) => ({ row: at + 1, line: at + 2, values }));
    await sink.write(tx, numbered, { demo: false });
    await sink.settle?.(tx);
  });
}

async function read(path: string, ask: Parameters<Client>[1] = {}): Promise<unknown> {
  const response = await manager(path, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

let posted = 0;
async function say(...items: readonly Values[]): Promise<void> {
  const rows = items.map((item) => {
    posted += 1;
    return {
      text: `The lift stops between floors, number ${posted}.`,
      source: 'Desk',
      externalId: `i${posted}`,
      ...item,
    };
  });
  await read('/api/v1/items', { json: { items: rows } });
}

/** Until every job has run that what happened so far has started. */
async function settled(): Promise<void> {
  for (;;) {
    const { n } = await server.db
      .selectFrom('job')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('name', 'in', ['customers.match', 'understand.recount-accounts'])
      .where('state', 'in', ['waiting', 'running'])
      .executeTakeFirstOrThrow();
    if (n === 0) return;
    await delay(30);
  }
}

const accountOf = async (externalId: string): Promise<string | null> =>
  (
    await server.db
      .selectFrom('item')
      .leftJoin('account', 'account.id', 'item.account_id')
      .select('account.external_id')
      .where('item.external_id', '=', externalId)
      .executeTakeFirstOrThrow()
  ).external_id;

async function voice(q: string): Promise<MatchView> {
  const page = MatchPage.parse(await read(`/api/v1/account-matches?q=${encodeURIComponent(q)}`));
  const [row] = page.rows;
  if (!row) throw new Error(`no voice like ${q}`);
  return row;
}

const idOf = async (externalId: string): Promise<string> =>
  (
    await server.db
      .selectFrom('account')
      .select('id')
      .where('external_id', '=', externalId)
      .executeTakeFirstOrThrow()
  ).id;

const decide = async (row: MatchView, body: object, verb = 'decide'): Promise<MatchView> =>
  MatchView.parse(
    await read(`/api/v1/account-matches/${row.id}/${verb}`, {
      method: 'POST',
      ...(verb === 'decide' ? { json: body } : {}),
      headers: { 'if-match': `"${row.version}"` },
    }),
  );

describe('feedback that comes after its accounts', () => {
  beforeAll(async () => {
    await take('accounts', [
      { externalId: 'T-1', name: 'Tern Lifts Ltd', domain: 'tern.example' },
      { externalId: 'T-2', name: 'Curlew Homes' },
      { externalId: 'T-3', name: 'Shared Name' },
      { externalId: 'T-4', name: 'Shared Name' },
      { externalId: 'T-5', name: 'Redshank Estates', domain: 'gmail.com' },
    ]);
    await take('contacts', [
      { account: 'T-2', name: 'Ines', email: 'ines@curlew-mail.example' },
      { account: 'T-2', name: 'Otto', email: 'otto.curlew@gmail.com' },
    ]);
    await say(
      { account: 't-1' },
      { account: 'tern lifts ltd' },
      { customer: 'kim@tern.example' },
      { customer: 'somebody@curlew-mail.example' },
      { customer: 'otto.curlew@gmail.com' },
      { customer: 'a.stranger@gmail.com' },
      { account: 'Shared Name' },
      { account: 'Tern Lifts Limited' },
      { customer: 'T-2' },
      { text: 'The lift stops and nobody is named here at all.' },
    );
    await settled();
  });

  it.each<[string, string | null, string]>([
    ['i1', 'T-1', 'by its id, in any case'],
    ['i2', 'T-1', 'by its name'],
    ['i3', 'T-1', 'by the domain of the account'],
    ['i4', 'T-2', 'by the domain of its contacts'],
    ['i5', 'T-2', 'by the address of a contact at a public mail domain'],
    ['i6', null, 'not by a public mail domain'],
    ['i7', null, 'not by a name that two accounts have'],
    ['i8', null, 'not by a name that is only alike'],
    ['i9', 'T-2', 'by an id in the place of the customer'],
    ['i10', null, 'not where nobody is named'],
  ])('item %s is of %s: %s', async (item, account, _why) => {
    expect(await accountOf(item)).toBe(account);
  });

  it('says how each was found and how sure that is', async () => {
    expect(await voice('tern.example')).toMatchObject({
      voice: '@tern.example',
      state: 'taken',
      how: 'domain',
      confidence: expect.closeTo(0.95, 5),
      account: { name: 'Tern Lifts Ltd' },
      items: 1,
    });
    // An address at a public domain is shortened, for whoever looks.
    expect(await voice('gmail')).toMatchObject({ voice: 'o…@gmail.com', how: 'address' });
  });

  it('suggests a name that is alike and takes nothing', async () => {
    expect(await voice('Tern Lifts Limited')).toMatchObject({
      state: 'suggested',
      how: 'similar',
      account: { name: 'Tern Lifts Ltd' },
    });
    // Two accounts have the very name: half as sure.
    const shared = await voice('Shared Name');
    expect(shared.state).toBe('suggested');
    expect(shared.confidence).toBeLessThan(0.5);
  });

  it('counts what is not matched', async () => {
    const summary = MatchSummary.parse(await read('/api/v1/account-matches/summary'));
    expect(summary).toMatchObject({
      items: 10,
      matchedItems: 6,
      unmatchedItems: 3,
      unmatchedVoices: 3,
      namelessItems: 1,
      voices: { taken: 6, suggested: 2, unmatched: 0 },
    });
  });
});

describe('accounts that come after their feedback', () => {
  it('are matched with what was said before', async () => {
    await say({ account: 'Dotterel Works' }, { customer: 'Pia Sandell' }, { account: 'L-2' });
    await settled();
    expect(await accountOf('i11')).toBeNull();
    expect(await voice('Dotterel')).toMatchObject({ state: 'unmatched', account: null, items: 1 });
    await take('accounts', [
      { externalId: 'L-1', name: 'Dotterel Works' },
      { externalId: 'L-2', name: 'Whimbrel Yard' },
      { externalId: 'L-3', name: 'Pia Sandell' },
    ]);
    await settled();
    expect(await Promise.all(['i11', 'i12', 'i13'].map(accountOf))).toEqual(['L-1', 'L-3', 'L-2']);
    expect(await voice('Dotterel')).toMatchObject({ state: 'taken', how: 'name' });
  });
});

describe('what people decide', () => {
  it('confirms, and that stays when accounts and feedback come again', async () => {
    const before = await voice('Tern Lifts Limited');
    const after = await decide(before, { decision: 'confirm' });
    expect(after).toMatchObject({ state: 'confirmed', how: 'similar', undoable: true });
    expect(await accountOf('i8')).toBe('T-1');
    await take('accounts', [{ externalId: 'T-9', name: 'Tern Lifts Limited' }]);
    await say({ account: 'Tern Lifts Limited' });
    await settled();
    expect(await voice('Tern Lifts Limited')).toMatchObject({
      state: 'confirmed',
      account: { name: 'Tern Lifts Ltd' },
      items: 2,
    });
    expect(await accountOf('i14')).toBe('T-1');
  });

  it('corrects and rejects, and each is in the audit log', async () => {
    const corrected = await decide(await voice('@tern.example'), {
      decision: 'correct',
      account: await idOf('T-2'),
    });
    expect(corrected).toMatchObject({ state: 'corrected', how: 'person' });
    expect(await accountOf('i3')).toBe('T-2');
    await decide(await voice('Dotterel'), { decision: 'reject' });
    expect(await accountOf('i11')).toBeNull();
    await say({ customer: 'lee@tern.example' }, { account: 'Dotterel Works' });
    await settled();
    expect(await Promise.all(['i15', 'i16'].map(accountOf))).toEqual(['T-2', null]);
    const { rows } = MatchPage.parse(await read('/api/v1/account-matches?state=decided'));
    expect(rows.map(({ state }) => state).sort()).toEqual(['confirmed', 'corrected', 'rejected']);
    const audited = await server.db
      .selectFrom('audit_event')
      .select('action')
      .where('action', 'like', 'match.%')
      .orderBy('at')
      .execute();
    expect(audited.map(({ action }) => action)).toEqual([
      'match.confirmed',
      'match.corrected',
      'match.rejected',
    ]);
  });

  it('undoes the last decision, and finds anew what a machine had found', async () => {
    const twice = await decide(await voice('@tern.example'), { decision: 'reject' });
    const once = await decide(twice, {}, 'undo');
    expect(once).toMatchObject({ state: 'corrected', account: { name: 'Curlew Homes' } });
    const none = await decide(once, {}, 'undo');
    expect(none).toMatchObject({ state: 'taken', how: 'domain', undoable: false });
    expect(await accountOf('i3')).toBe('T-1');
    const response = await manager(`/api/v1/account-matches/${none.id}/undo`, {
      method: 'POST',
      headers: { 'if-match': `"${none.version}"` },
    });
    expect(response.status).toBe(409);
  });

  it('refuses a version that is not the latest, and people who may not', async () => {
    const row = await voice('Shared Name');
    const stale = await manager(`/api/v1/account-matches/${row.id}/decide`, {
      json: { decision: 'confirm' },
      headers: { 'if-match': `"${row.version + 1}"` },
    });
    expect(stale.status).toBe(412);
    const viewer = await server.as('viewer');
    const refused = await viewer(`/api/v1/account-matches/${row.id}/decide`, {
      json: { decision: 'confirm' },
      headers: { 'if-match': `"${row.version}"` },
    });
    expect(refused.status).toBe(403);
  });

  it('is asked of an item too, for a person whom no account is known of', async () => {
    const item = await server.db
      .selectFrom('item')
      .select('id')
      .where('external_id', '=', 'i6')
      .executeTakeFirstOrThrow();
    const match = MatchView.parse(
      await read(`/api/v1/items/${item.id}/account`, {
        method: 'PUT',
        json: { account: await idOf('T-5') },
      }),
    );
    expect(match).toMatchObject({ voice: 'a…@gmail.com', state: 'corrected', items: 1 });
    expect(await accountOf('i6')).toBe('T-5');
  });
});
