import { sql } from 'kysely';
import { setWhose, unknownNames } from '../listen/index.js';
import { uuidv7, type Ctx } from '../platform/index.js';

// A column that was taken for the competitor's name by mistake may hold as many names as rows.
const mostNames = 200;

/**
 * Makes competitors of names that feedback has and nobody has written down, and takes away those that nothing
 * names any more. Their feedback was theirs before: no size changes.
 */
export async function registerNames(tx: Ctx): Promise<void> {
  await dropUnnamed(tx);
  const { known } = await tx.db
    .selectFrom('competitor')
    .select((eb) => eb.fn.countAll<number>().as('known'))
    .executeTakeFirstOrThrow();
  const fresh = (await unknownNames(tx.db)).slice(0, Math.max(0, mostNames - known));
  for (const { name } of fresh) {
    const id = uuidv7(tx.clock.now().getTime());
    await tx.db
      .insertInto('competitor')
      .values({
        id,
        name,
        found: true,
        note: null,
        created_by: 'feedback',
        created_at: tx.clock.now(),
      })
      .execute();
    await setWhose(tx, [{ dimension: 'name', value: name.toLowerCase(), competitor: id }], {
      silent: true,
    });
  }
}

async function dropUnnamed(tx: Ctx): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select c.id from competitor c
    where c.found and not exists (select from deal d where d.competitor_id = c.id) and not exists (
      select from whose_rule r where r.competitor_id = c.id and (
        r.dimension <> 'name' or exists (select from item i where lower(i.competitor) = r.value)))
    for update`.execute(tx.db);
  const gone = rows.map(({ id }) => id);
  if (gone.length === 0) return;
  const rules = await tx.db
    .selectFrom('whose_rule')
    .select(['dimension', 'value'])
    .where('competitor_id', 'in', gone)
    .execute();
  await setWhose(
    tx,
    rules.map((rule) => ({ ...rule, competitor: undefined })),
    { silent: true },
  );
  await tx.db.deleteFrom('competitor').where('id', 'in', gone).execute();
}
