import { sql } from 'kysely';
import { setWhose } from '../listen/index.js';
import { uuidv7, type Ctx } from '../platform/index.js';

// What people write where nobody else was in the running.
const nobody =
  /^(?:[-–—.]+|none|no|n\/?a|nobody|no competitor|keine?r?|niemand|ninguno|nadie|aucun|personne)$/iu;

/** The name of a competitor as a deal gives it; null where it says that there was none. */
export const competitorNamed = (name: string | null | undefined): string | null => {
  const trimmed = name?.trim() ?? '';
  return trimmed === '' || nobody.test(trimmed) ? null : trimmed;
};

interface NamedCompetitor {
  readonly id: string;
  /** As it is written down. */
  readonly name: string;
}

/** The competitor of each name, or other name; those that nobody knows yet are written down. */
export async function findCompetitors(
  tx: Ctx,
  names: readonly (string | null)[],
  { demo = false }: { readonly demo?: boolean } = {},
): Promise<(name: string | null) => NamedCompetitor | null> {
  const wanted = new Map<string, string>();
  for (const name of names) {
    const key = name?.toLowerCase();
    if (name !== null && key !== undefined && !wanted.has(key)) wanted.set(key, name);
  }
  const { rows } = await sql<NamedCompetitor & { key: string }>`
    select distinct on (k.key) k.key, c.id, c.name from unnest(${[...wanted.keys()]}::text[]) as k (key)
    join competitor c on lower(c.name) = k.key or k.key in (select lower(a) from unnest(c.aliases) a)
    order by k.key, c.created_at, c.id`.execute(tx.db);
  const found = new Map<string, NamedCompetitor>(rows.map((row) => [row.key, row]));
  for (const [key, name] of wanted) {
    if (found.has(key)) continue;
    const id = uuidv7(tx.clock.now().getTime());
    await tx.db
      .insertInto('competitor')
      .values({
        id,
        name,
        note: null,
        found: true,
        demo,
        created_by: 'deals',
        created_at: tx.clock.now(),
      })
      .execute();
    await setWhose(tx, [{ dimension: 'name', value: key, competitor: id }], { demo, silent: true });
    found.set(key, { id, name });
  }
  return (name) => (name === null ? null : (found.get(name.toLowerCase()) ?? null));
}
