import { sql } from 'kysely';
import { uuidv7, type Ctx } from '../platform/index.js';
import { noteChange } from './changes.js';
import { booksChanged } from './events.js';
import { accountsSink } from './sinks/accounts.js';

interface NewAccount {
  readonly name: string;
  readonly externalId: string;
  readonly plan: string;
  readonly segment: string;
  readonly monthlyRevenueMinor: number;
  readonly currency: string;
  readonly seats: number;
  readonly region: string;
  readonly since: string;
}

interface NewRelease {
  readonly day: string;
  readonly product: string;
  readonly name: string;
  readonly demo: boolean;
}

/** Takes accounts in by the way that imports go. */
export async function loadAccounts(tx: Ctx, accounts: readonly NewAccount[]): Promise<void> {
  const rows = accounts.map((account, index) => ({
    row: index + 1,
    line: index + 1,
    values: {
      externalId: account.externalId,
      name: account.name,
      plan: account.plan,
      segment: account.segment,
      seats: String(account.seats),
      region: account.region,
      since: account.since,
      revenue: String(account.monthlyRevenueMinor),
      currency: account.currency,
    },
  }));
  await accountsSink.write(tx, rows, { demo: true });
  await accountsSink.settle?.(tx);
}

/** Adds releases; one of the same day, product and name is left as it is. */
export async function loadReleases(tx: Ctx, releases: readonly NewRelease[]): Promise<void> {
  for (const { day, product, name, demo } of releases) {
    await sql`
      insert into release (id, product, day, name, demo)
      select ${uuidv7(tx.clock.now().getTime())}, ${product}, ${day}, ${name}, ${demo}
      where not exists (
        select from release where day = ${day} and product = ${product} and name = ${name})
      `.execute(tx.db);
  }
}

export async function countDemoAccounts(ctx: Ctx): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('demo', '=', true)
    .executeTakeFirstOrThrow();
  return n;
}

export async function removeDemoCustomers(tx: Ctx): Promise<void> {
  await tx.db.deleteFrom('account').where('demo', '=', true).execute();
  // What others have said may have been matched with one of these.
  await noteChange(tx);
  await tx.jobs.publish(booksChanged, {}, tx.actor);
  await tx.db.deleteFrom('release').where('demo', '=', true).execute();
}
