import type { AccountBook, Identity } from '@headwater/intake';
import { sql } from 'kysely';
import { z } from 'zod';
import type { MatchState } from '@headwater/contract';
import {
  defineJob,
  inTransaction,
  itemsInTurn,
  readSetting,
  writeSetting,
  type Ctx,
  type Job,
  type JobHandler,
} from '../../platform/index.js';
import { noteChange } from '../changes.js';
import { matchesChanged } from '../events.js';
import { settleAccounts } from '../settle-books.js';
import { wholeAccountBook } from './account-book.js';
import { applyMatches } from './apply.js';
import { countVoices, dropSilent } from './count-voices.js';
import { nothing, propose, type Proposal } from './match-voices.js';
import { meetPeople } from './meet-people.js';
import { SimilarNames } from './similar-names.js';

// Whatever the event says, all that is open is matched anew.
const payload = z.object({}).loose();
const cursor = z.object({ after: z.uuid() });
type Cursor = z.infer<typeof cursor>;
export type MatchJob = Job<z.infer<typeof payload>>;

/** Finds the accounts of voices that came in before them, and keeps what follows from a new day. */
export const matchJob = (): MatchJob =>
  defineJob({
    name: 'customers.match',
    payload,
    cursor,
    load: async () => matchVoices,
  });

const batchVoices = 5000;
const firstId = '00000000-0000-0000-0000-000000000000';
const doneAt = 'customers.matched-at';

const matchVoices: JobHandler<z.infer<typeof payload>, Cursor> = async ({
  ctx,
  cursor: from,
  signal,
  report,
}) => {
  // What the matches rest on, as it is now: what comes in meanwhile starts a job of its own.
  const basis = await basisOf(ctx);
  if ((await readSetting(ctx, doneAt, z.string())) === basis) return;
  await inTransaction(ctx, async (tx) => {
    if ((await settleAccounts(tx)) > 0) await tellOthers(tx);
  });
  const book = await wholeAccountBook(ctx.db);
  const similar = new SimilarNames(await accountNames(ctx));
  const total = await openVoices(ctx);
  await report({ total, unit: 'voices', message: 'Finding whose feedback it is' });
  await inTransaction(ctx, async (tx) => {
    await itemsInTurn(tx.db);
    if ((await meetPeople(tx, book)) > 0) await tellOthers(tx);
  });
  let done = 0;
  for (let after = from?.after ?? firstId; ;) {
    signal.throwIfAborted();
    const last = await inTransaction(ctx, async (tx) => {
      await itemsInTurn(tx.db);
      const voices = await lockVoices(tx, after);
      if ((await matchBatch(tx, voices, book, similar)) > 0) await tellOthers(tx);
      const end = voices.at(-1)?.id;
      done += voices.length;
      if (end !== undefined) await report({ done, cursor: { after: end } }, tx);
      return end;
    });
    if (last === undefined) break;
    after = last;
  }
  await inTransaction(ctx, async (tx) => {
    await countVoices(tx);
    await dropSilent(tx);
    await writeSetting(tx, doneAt, basis);
  });
};

async function tellOthers(tx: Ctx): Promise<void> {
  await noteChange(tx);
  await tx.jobs.publish(matchesChanged, {}, tx.actor);
}

/** Changes whenever there may be something to match: accounts, contacts, feedback, the day. */
async function basisOf(ctx: Ctx): Promise<string> {
  const day = ctx.clock.now().toISOString().slice(0, 10);
  const { rows } = await sql<{ basis: string }>`
    select concat_ws(' ', ${day}::text,
      (select count(*) || ':' || sum(hashtextextended(concat_ws('|', id, external_id, name, domain), 0))
        from account),
      (select count(*) || ':' || sum(hashtextextended(concat_ws('|', id, account_id, email), 0)) from contact),
      (select count(*) || ':' || max(id) from item_batch)) as basis`.execute(ctx.db);
  return rows[0]?.basis ?? day;
}

async function accountNames(ctx: Ctx) {
  return ctx.db
    .selectFrom('account')
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

interface Voice extends Identity {
  readonly state: MatchState;
  readonly how: string | null;
  readonly account: string | null;
}

const undecided = ['unmatched', 'suggested', 'taken'] as const satisfies readonly MatchState[];

async function openVoices(ctx: Ctx): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('account_match')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

function lockVoices(tx: Ctx, after: string): Promise<Voice[]> {
  return tx.db
    .selectFrom('account_match')
    .select([
      'identity as id',
      'voice',
      'said_name as name',
      'said_domain as domain',
      'said_address as address',
      'said_customer as customer',
      'state',
      'how',
      'account_id as account',
    ])
    .where('identity', '>', after)
    .orderBy('identity')
    .limit(batchVoices)
    .forUpdate()
    .execute();
}

/** Finds the accounts of a batch of voices, and gives them to their items. */
async function matchBatch(
  tx: Ctx,
  voices: readonly Voice[],
  book: AccountBook,
  similar: SimilarNames,
): Promise<number> {
  const changed: { id: string; proposal: Proposal }[] = [];
  for (const voice of voices) {
    // A person's word stands, unless its account was removed since.
    const lost = voice.account === null && voice.state !== 'rejected';
    if (!isUndecided(voice.state) && !lost) continue;
    const proposal = propose(book, similar, voice);
    const same =
      proposal.state === voice.state &&
      proposal.how === voice.how &&
      proposal.account === voice.account;
    if (!same) changed.push({ id: voice.id, proposal });
  }
  await writeProposals(tx, changed);
  return applyMatches(
    tx,
    voices.map(({ id }) => id),
  );
}

const isUndecided = (state: MatchState): boolean => undecided.some((each) => each === state);

/** Puts what was found in the place of what was known. */
async function writeProposals(
  tx: Ctx,
  found: readonly { readonly id: string; readonly proposal: Proposal }[],
): Promise<void> {
  if (found.length === 0) return;
  const of = <V>(value: (proposal: Proposal) => V): V[] =>
    found.map(({ proposal }) => value(proposal));
  await sql`
    update account_match m set state = coalesce(p.state, ${nothing.state}), how = p.how,
      confidence = p.confidence, account_id = p.account, version = m.version + 1,
      decided_by = null, decided_at = null
    from unnest(${found.map(({ id }) => id)}::uuid[], ${of(({ state }) => state)}::text[],
      ${of(({ how }) => how)}::text[], ${of(({ confidence }) => confidence)}::real[],
      ${of(({ account }) => account)}::uuid[]) as p (identity, state, how, confidence, account)
    where m.identity = p.identity`.execute(tx.db);
}
