import {
  confidenceOf,
  findAccount,
  type AccountBook,
  type ExactWay,
  type Identity,
} from '@headwater/intake';
import type { SimilarNames } from './similar-names.js';

/** What a machine finds for a voice, without anybody's decision. */
export interface Proposal {
  readonly state: 'taken' | 'suggested' | 'unmatched';
  readonly how: ExactWay | 'similar' | null;
  readonly confidence: number | null;
  readonly account: string | null;
}

export const nothing: Proposal = { state: 'unmatched', how: null, confidence: null, account: null };

/** A sure way is taken; a likeness of names is suggested; else there is nothing. */
export function propose(
  book: AccountBook,
  similar: Pick<SimilarNames, 'best'>,
  identity: Identity,
): Proposal {
  const found = findAccount(book, identity);
  if (found && found.how !== 'decided') {
    const { account, how } = found;
    return { state: 'taken', how, confidence: confidenceOf[how], account };
  }
  const { name, domain } = identity;
  // People's names are too much alike; a company without a name has at least one in its address.
  const like = similar.best(name ?? domain?.split('.')[0] ?? '');
  return like === null
    ? nothing
    : { state: 'suggested', how: 'similar', confidence: like.likeness, account: like.account };
}
