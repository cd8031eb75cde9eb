import { sql } from 'kysely';
import { uuidv7, type Ctx } from '../platform/index.js';
import { noteChange } from './changes.js';
import { booksChanged } from './events.js';

interface NewRelease {
  readonly day: string;
  readonly product: string;
  readonly name: string;
  readonly demo: boolean;
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
  await tx.db.deleteFrom('release').where('demo', '=', true).execute();
  await tx.db.deleteFrom('currency_rate').where('demo', '=', true).execute();
  await tx.jobs.publish(booksChanged, {}, tx.actor);
}
