import { identityOf } from '@headwater/intake';
import { sql } from 'kysely';
import { expect, inject, it } from 'vitest';
import { createDatabase, openPool } from '../src/platform/database.js';
import { uuidv7 } from '../src/platform/ids.js';
import { createLog } from '../src/platform/log.js';
import { migrate } from '../src/platform/migrate.js';
import { createSlices } from '../src/slices.js';
import { testConfig } from './config.js';
import { named, onServer } from './postgres.setup.js';

const said: readonly { account: string | null; customer: string | null; original?: string }[] = [
  { account: 'Plover Optics', customer: null },
  { account: ' Plover Optics ', customer: '[email]', original: 'Kim@Plover.example' },
  { account: null, customer: '[email]', original: 'kim@plover.example' },
  { account: null, customer: '[email]', original: 'kim.lee@gmail.com' },
  { account: null, customer: 'Kim Lee' },
  { account: '  ', customer: ' ' },
  { account: null, customer: null },
];

it('gives items that are in already the identity that an import would give them', async () => {
  const server = inject('testServerUrl');
  const name = `test_${uuidv7().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const log = createLog('fatal');
  const pool = openPool(named(server, name), 2, log);
  const db = createDatabase(pool);
  try {
    const all = createSlices(testConfig('/tmp')).flatMap((slice) => slice.migrations ?? []);
    await migrate(
      pool,
      all.filter(({ id }) => id < '0043'),
      log,
    );
    const ids = said.map(() => uuidv7());
    for (const [at, { account, customer, original }] of said.entries()) {
      await sql`
        insert into item (id, source_id, text, customer, customer_key, account_name, content_hash,
          first_batch, batch)
        values (${ids[at]}, ${uuidv7()}, 'Slow', ${customer}, ${at}, ${account}, ${uuidv7()}, 1, 1)`.execute(
        db,
      );
      if (original === undefined) continue;
      await sql`
        insert into item_raw (item_id, text, fields)
        values (${ids[at]}, 'Slow', ${JSON.stringify({ customer: original })})`.execute(db);
    }
    await migrate(pool, all, log);
    for (const [at, { account, customer, original }] of said.entries()) {
      const item = await db
        .selectFrom('item')
        .select('identity')
        .where('id', '=', ids[at] ?? '')
        .executeTakeFirstOrThrow();
      const identity = identityOf({
        account,
        customer: original ?? customer,
        shownCustomer: customer,
      });
      expect({ at, id: item.identity }).toEqual({ at, id: identity?.id ?? null });
    }
    const voices = await db
      .selectFrom('account_match')
      .select(['voice', 'said_name', 'said_domain', 'state', 'items'])
      .orderBy('voice')
      .execute();
    const voice = (voice: string, name: string | null, domain: string | null) => ({
      voice,
      said_name: name,
      said_domain: domain,
      state: 'unmatched',
      items: 1,
    });
    expect(voices).toEqual([
      voice('@plover.example', null, 'plover.example'),
      voice('Plover Optics', 'plover optics', null),
      voice('Plover Optics (@plover.example)', 'plover optics', 'plover.example'),
    ]);
  } finally {
    await pool.end();
    await onServer(server, `drop database if exists ${name} with (force)`);
  }
});
