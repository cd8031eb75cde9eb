import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

/** A seeded stream of numbers in [0, 1): Mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const segments = ['Self-serve', 'Small', 'Mid-market', 'Enterprise'];
const plans = ['Free', 'Team', 'Business', 'Scale'];
const regions = ['EU', 'US', 'UK', 'APAC', 'LATAM', 'MEA'];
const products = ['desk', 'mail', 'vault'];

export interface BooksFiles {
  readonly accounts: string;
  readonly subscriptions: string;
  readonly rates: string;
  readonly subscriptionRows: number;
}

/**
 * Made books: accounts that begin over the last `months` whole months, pay for one to three products in one
 * of three currencies, change their price, leave and sometimes come back.
 */
export async function writeBooks(
  folder: string,
  size: { readonly accounts: number; readonly months: number },
  today: Date,
): Promise<BooksFiles> {
  const random = seeded(4);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const last = today.getUTCFullYear() * 12 + today.getUTCMonth() - 1;
  const first = last - size.months + 1;
  const day = (month: number, of: number): string =>
    `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
  const paths = {
    accounts: join(folder, 'accounts.csv'),
    subscriptions: join(folder, 'subscriptions.csv'),
    rates: join(folder, 'rates.csv'),
  };
  const accounts = createWriteStream(paths.accounts);
  const subscriptions = createWriteStream(paths.subscriptions);
  accounts.write('account id,account name,plan,segment,region,status\n');
  subscriptions.write('subscription id,account,product,mrr,currency,start date,end date\n');
  let subscriptionRows = 0;
  for (let index = 0; index < size.accounts; index += 1) {
    const id = `acct-${index}`;
    const segment = Math.floor(random() ** 2 * segments.length);
    accounts.write(
      `${id},Account ${index.toString(36)},${pick(plans)},${segments[segment]},${pick(regions)},\n`,
    );
    const currency = random() < 0.7 ? 'EUR' : random() < 0.85 ? 'USD' : 'GBP';
    const begins = first + Math.floor(random() * size.months);
    for (const product of products.slice(0, 1 + Math.floor(random() ** 2 * products.length))) {
      let price = Math.round((20 + random() * 400) * (1 + segment * 3)) * 100;
      let from: number | null = begins;
      let since = day(begins, 1 + Math.floor(random() * 28));
      const write = (end: string): void => {
        subscriptions.write(
          `${id}-${product}-${since},${id},${product},${(price / 100).toFixed(2)},${currency},${since},${end}\n`,
        );
        subscriptionRows += 1;
      };
      for (let month = begins + 1; month <= last; month += 1) {
        const on = day(month, 1 + Math.floor(random() * 28));
        if (from === null) {
          if (random() < 0.04) {
            from = month;
            since = on;
          }
        } else if (random() < 0.022 - segment * 0.004) {
          write(on);
          from = null;
        } else if (random() < 0.05) {
          write(on);
          price = Math.round((price / 100) * (random() < 0.7 ? 1.25 : 0.8)) * 100;
          since = on;
        }
      }
      if (from !== null) write('');
    }
    if (subscriptions.writableNeedDrain) await once(subscriptions, 'drain');
  }
  const rates = createWriteStream(paths.rates);
  rates.write('date,currency,base,rate\n');
  for (let month = first; month <= last + 1; month += 1) {
    rates.write(`${day(month, 1)},USD,EUR,${(0.88 + random() * 0.1).toFixed(4)}\n`);
    rates.write(`${day(month, 1)},GBP,EUR,${(1.1 + random() * 0.1).toFixed(4)}\n`);
  }
  for (const file of [accounts, subscriptions, rates]) {
    file.end();
    await once(file, 'finish');
  }
  return { ...paths, subscriptionRows };
}
