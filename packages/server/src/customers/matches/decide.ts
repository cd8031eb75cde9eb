import type { MatchDecision, MatchState } from '@headwater/contract';
import type { Identity } from '@headwater/intake';
import { sql, type Selectable } from 'kysely';
import {
  AppError,
  audit,
  editedElsewhere,
  inTransaction,
  itemsInTurn,
  notFound,
  type Ctx,
} from '../../platform/index.js';
import type { Database } from '../../platform/tables.js';
import { noteChange } from '../changes.js';
import { matchesChanged } from '../events.js';
import type { PastMatch } from '../tables.js';
import { accountBookFor } from './account-book.js';
import { applyMatches } from './apply.js';
import { propose } from './match-voices.js';
import { matchView, type View } from './views.js';

type Row = Selectable<Database['account_match']>;

interface Decide {
  readonly id: string;
  readonly version: number;
}

interface Outcome {
  readonly state: MatchState;
  readonly how: Row['how'];
  readonly confidence: number | null;
  readonly account: string | null;
  readonly by: string | null;
  readonly at: Date | null;
}

const mostHistory = 50;

/** A person says whose voice it is. That stays, whatever is imported or matched later, until it is undone. */
export function decideMatch(ctx: Ctx, input: Decide & { decision: MatchDecision }): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockMatch(tx, input);
    const account = await accountOf(tx, before, input.decision);
    const state = ({ confirm: 'confirmed', correct: 'corrected', reject: 'rejected' } as const)[
      input.decision.decision
    ];
    const same = before.state === state && before.account_id === account;
    if (same) return matchView(tx, input.id);
    const outcome: Outcome = {
      state,
      // Who confirms leaves standing how it was found; who corrects says it themselves.
      how: state === 'confirmed' ? before.how : state === 'corrected' ? 'person' : null,
      confidence: null,
      account,
      by: tx.actor.name,
      at: tx.clock.now(),
    };
    const history = [pastOf(before), ...before.history].slice(0, mostHistory);
    return put(tx, before, { outcome, history, action: `match.${state}` });
  });
}

/** Takes the last decision back: what was before it holds again, matched anew where a machine had said it. */
export function undoMatch(ctx: Ctx, input: Decide): Promise<View> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockMatch(tx, input);
    const [last, ...history] = before.history;
    if (last === undefined) {
      throw new AppError({
        code: 'nothing-to-undo',
        status: 409,
        message: 'Nobody has decided about this voice: there is nothing to undo.',
      });
    }
    const outcome = await standing(tx, before, last);
    return put(tx, before, { outcome, history, action: 'match.undone' });
  });
}

async function lockMatch(tx: Ctx, { id, version }: Decide): Promise<Row> {
  await itemsInTurn(tx.db);
  const row = await tx.db
    .selectFrom('account_match')
    .selectAll()
    .where('identity', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('match');
  if (row.version !== version) {
    throw editedElsewhere({ by: row.decided_by, at: row.decided_at });
  }
  return row;
}

async function accountOf(tx: Ctx, row: Row, decision: MatchDecision): Promise<string | null> {
  if (decision.decision === 'reject') return null;
  const id = decision.decision === 'correct' ? decision.account : row.account_id;
  if (id === null) {
    throw new AppError({
      code: 'no-account-to-confirm',
      status: 409,
      message: 'No account was found for this voice. Choose one.',
    });
  }
  const account = await tx.db
    .selectFrom('account')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!account) {
    throw new AppError({
      code: 'account-gone',
      status: 422,
      field: 'account',
      message: 'This account is not there any more. Choose another.',
    });
  }
  return account.id;
}

const pastOf = (row: Row): PastMatch => ({
  state: row.state,
  how: row.how,
  confidence: row.confidence,
  account: row.account_id,
  by: row.decided_by,
  at: row.decided_at?.toISOString() ?? null,
});

const isDecided = (state: MatchState): boolean =>
  state === 'confirmed' || state === 'corrected' || state === 'rejected';

/** What holds once the last decision is gone. */
async function standing(tx: Ctx, row: Row, past: PastMatch): Promise<Outcome> {
  const there =
    past.account === null
      ? null
      : await tx.db
          .selectFrom('account')
          .select('id')
          .where('id', '=', past.account)
          .executeTakeFirst();
  if (isDecided(past.state) && (there || past.state === 'rejected')) {
    return { ...past, at: past.at === null ? null : new Date(past.at) };
  }
  const identity: Identity = {
    id: row.identity,
    voice: row.voice,
    name: row.said_name,
    domain: row.said_domain,
    address: row.said_address,
    customer: row.said_customer,
  };
  // The book is asked without this voice's own decision, which is being taken back.
  const book = new Map(await accountBookFor(tx.db, [identity]));
  book.delete(`=${row.identity}`);
  const suggested =
    past.state === 'suggested' && there
      ? { account: there.id, likeness: past.confidence ?? 0 }
      : null;
  const proposal = propose(book, { best: () => suggested }, identity);
  return { ...proposal, by: null, at: null };
}

async function put(
  tx: Ctx,
  before: Row,
  change: { outcome: Outcome; history: readonly PastMatch[]; action: string },
): Promise<View> {
  const { outcome, history, action } = change;
  await sql`
    update account_match set state = ${outcome.state}, how = ${outcome.how},
      confidence = ${outcome.confidence}, account_id = ${outcome.account}, decided_by = ${outcome.by},
      decided_at = ${outcome.at}, history = ${JSON.stringify(history)}::jsonb, version = version + 1
    where identity = ${before.identity}`.execute(tx.db);
  const moved = await applyMatches(tx, [before.identity]);
  await audit(tx, {
    action,
    subject: `voice “${before.voice}”`,
    before: { state: before.state, account: before.account_id },
    after: { state: outcome.state, account: outcome.account, items: moved },
  });
  if (moved > 0) {
    await noteChange(tx);
    await tx.jobs.publish(matchesChanged, {}, tx.actor);
  }
  return matchView(tx, before.identity);
}
