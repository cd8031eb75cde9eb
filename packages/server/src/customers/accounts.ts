import { sql } from 'kysely';
import { uuidv7, type Ctx } from '../platform/index.js';

interface NewAccount {
  readonly name: string;
  readonly externalId: string;
  readonly plan: string;
  readonly segment: string;
  readonly monthlyRevenueMinor: number;
  readonly currency: string;
  readonly demo: boolean;
}

interface NewRelease {
  readonly day: string;
  readonly product: string;
  readonly name: string;
  readonly demo: boolean;
}

/** Adds accounts; one whose external id is there already is left as it is. */
export async function loadAccounts(tx: Ctx, accounts: readonly NewAccount[]): Promise<void> {
  const { rows: present } = await sql<{ id: string }>`
    select external_id as id from account where external_id is not null`.execute(tx.db);
  const known = new Set(present.map((row) => row.id));
  const fresh = accounts.filter((account) => !known.has(account.externalId));
  if (fresh.length === 0) return;
  await tx.db
    .insertInto('account')
    .values(
      fresh.map((account) => ({
        id: uuidv7(tx.clock.now().getTime()),
        name: account.name,
        external_id: account.externalId,
        domain: null,
        plan: account.plan,
        segment: account.segment,
        monthly_revenue_minor: account.monthlyRevenueMinor,
        currency: account.currency,
        demo: account.demo,
      })),
    )
    .execute();
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
  await tx.db.deleteFrom('release').where('demo', '=', true).execute();
}
