import type { FileItem } from '../analyze/read-input.js';
import { readBook, type BookAsked } from './read-book.js';
import { stakesOf, type Stakes } from './stakes.js';

interface StakeFiles {
  readonly accounts: string | null;
  readonly subscriptions: string | null;
}

/** The last day of the feedback, so that the same files give the same figures; without dates, today. */
const lastDay = (items: readonly FileItem[], now: number): string => {
  const last = items.reduce((most, { time }) => Math.max(most, time ?? 0), 0);
  return new Date(last === 0 ? now : last).toISOString().slice(0, 10);
};

/** Reads the books that were named, and finds whose feedback each item is. */
export async function readStakes(
  files: StakeFiles,
  items: readonly FileItem[],
  asked: BookAsked,
): Promise<{ stakes: Stakes; notes: readonly string[] }> {
  const [accounts, subscriptions] = [
    files.accounts === null ? null : await readBook(files.accounts, 'accounts', asked),
    files.subscriptions === null
      ? null
      : await readBook(files.subscriptions, 'subscriptions', asked),
  ];
  const books = { accounts: accounts?.rows ?? null, subscriptions: subscriptions?.rows ?? null };
  const stakes = stakesOf(books, items, lastDay(items, asked.now));
  return {
    stakes,
    notes: [...(accounts?.notes ?? []), ...(subscriptions?.notes ?? []), ...leftOut(stakes)],
  };
}

/** Sums are honest about whom they are without. */
function leftOut({ accountOf, currency, otherCurrencies }: Stakes): string[] {
  const nobody = accountOf.filter((account) => account < 0).length;
  const notes: string[] = [];
  if (nobody > 0) {
    notes.push(
      `${nobody} of ${accountOf.length} items are of no account that the files know: they count as customers, not in revenue.`,
    );
  }
  if (otherCurrencies > 0) {
    notes.push(
      `${otherCurrencies} accounts pay in another currency than ${currency}: what they pay in it is in no sum.`,
    );
  }
  if (currency === null)
    notes.push('No account is known to pay anything, so accounts are counted.');
  return notes;
}
