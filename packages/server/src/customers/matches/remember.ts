import { confidenceOf, type FoundAccount, type Identity } from '@headwater/intake';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/tables.js';

/** A voice that came in, and the account that it was taken for. */
export interface MetVoice extends Identity {
  readonly found: FoundAccount | null;
}

/** Writes down voices that were not met before; what is known of the others stays. */
export async function rememberVoices(
  db: Kysely<Database>,
  voices: readonly MetVoice[],
): Promise<void> {
  if (voices.length === 0) return;
  const ordered = [...voices].sort((a, b) => (a.id < b.id ? -1 : 1));
  const of = <V>(value: (voice: MetVoice) => V): V[] => ordered.map(value);
  // Decided voices are in already, so `how` is a way here.
  const wayOf = ({ found }: MetVoice) => (found?.how === 'decided' ? null : (found?.how ?? null));
  await sql`
    insert into account_match (identity, voice, said_name, said_domain, said_address, said_customer, state,
      how, confidence, account_id)
    select v.identity, v.voice, v.name, v.domain, v.address, v.customer,
      case when a.id is null then 'unmatched' else 'taken' end,
      case when a.id is not null then v.how end, case when a.id is not null then v.confidence end, a.id
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ voice }) => voice)}::text[],
      ${of(({ name }) => name)}::text[], ${of(({ domain }) => domain)}::text[],
      ${of(({ address }) => address)}::text[], ${of(({ customer }) => customer)}::text[],
      ${of(wayOf)}::text[],
      ${of((voice) => confidenceOf[wayOf(voice) ?? 'name'])}::real[],
      ${of(({ found }) => found?.account ?? null)}::uuid[])
      as v (identity, voice, name, domain, address, customer, how, confidence, account)
    -- The account may have been removed since the file's reader was told of it.
    left join account a on a.id = v.account and v.how is not null
    on conflict (identity) do nothing`.execute(db);
}
