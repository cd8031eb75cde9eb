import { identityOf, type AccountBook, type Identity } from '@headwater/intake';
import { sql } from 'kysely';
import type { Ctx } from '../../platform/index.js';
import { rememberVoices } from './remember.js';

const atOnce = 5000;

/**
 * People are met once an account is known that they may be: by address, id or name. There may be millions that
 * are nobody's, so accounts are asked for their people and not people for their accounts. Answers how many.
 */
export async function meetPeople(tx: Ctx, book: AccountBook): Promise<number> {
  const people = [...book.keys()].flatMap(personOf);
  let met = 0;
  for (let from = 0; from < people.length; from += atOnce) {
    const some = new Map(people.slice(from, from + atOnce).map((each) => [each.id, each]));
    const { rows } = await sql<{ id: string; voice: string }>`
      select i.identity as id, min(i.customer) as voice
      from item i
      where i.identity = any(${[...some.keys()]}::uuid[])
        and not exists (select from account_match m where m.identity = i.identity)
      group by i.identity`.execute(tx.db);
    await rememberVoices(
      tx.db,
      rows.flatMap(({ id, voice }) => {
        const person = some.get(id);
        if (!person) return [];
        return [{ ...person, voice: person.address === null ? voice : person.voice, found: null }];
      }),
    );
    met += rows.length;
  }
  return met;
}

/** The person who would be found by this key of the book. */
function personOf(key: string): Identity[] {
  const said = /^(?:id|name|mail):(.+)$/s.exec(key)?.[1];
  if (said === undefined) return [];
  const identity = identityOf({ account: null, customer: said, shownCustomer: null });
  return identity === null ? [] : [identity];
}
