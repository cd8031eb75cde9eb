import type { Kysely } from 'kysely';
import type { Ctx } from '../platform/index.js';
import type { Database } from '../platform/tables.js';
import { changesSoFar } from './changes.js';

/**
 * Reads once what follows from the books and the day alone, until either changes: a hundred thousand accounts
 * take longer to be added up than any page may. Inside a transaction it is read as that sees it.
 */
export function keptSinceChange<T>(read: (ctx: Ctx) => Promise<T>): (ctx: Ctx) => Promise<T> {
  const kept = new WeakMap<
    Kysely<Database>,
    { readonly key: string; readonly value: Promise<T> }
  >();
  return async (ctx) => {
    if (ctx.db.isTransaction) return read(ctx);
    // Before the reading: what is changed meanwhile makes the next one read again.
    const key = `${await changesSoFar(ctx)} ${ctx.clock.now().toISOString().slice(0, 10)}`;
    const present = kept.get(ctx.db);
    if (present?.key === key) return present.value;
    const value = read(ctx);
    kept.set(ctx.db, { key, value });
    value.catch(() => kept.delete(ctx.db));
    return value;
  };
}
