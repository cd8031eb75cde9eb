import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { bring, time } from './ask.js';
import { seeded } from './books.js';
import type { Ask } from './server.js';

const channels = 'Search,Social,Events,Partners,Referral,Content,Fairs,Mail'.split(',');
const products = ['desk', 'mail', 'vault', ''];
const categories = 'Customers,Salaries,Rent,Hosting,Marketing,Tools,Travel,Taxes'.split(',');
const linesAMonth = 2800;

/** Marketing by channel and product, some 100,000 ledger lines, and a balance for each month. */
async function writeMoney(folder: string, months: number, today: Date) {
  const random = seeded(5);
  const last = today.getUTCFullYear() * 12 + today.getUTCMonth() - 1;
  const paths = {
    marketing: join(folder, 'marketing.csv'),
    ledger: join(folder, 'ledger.csv'),
    balances: join(folder, 'balances.csv'),
  };
  const [marketing, ledger, balances] = [
    createWriteStream(paths.marketing),
    createWriteStream(paths.ledger),
    createWriteStream(paths.balances),
  ];
  marketing.write('month,channel,product,spend,currency,leads,opportunities,customers\n');
  ledger.write('date,category,amount,currency,product,description,line id\n');
  balances.write('date,balance,currency\n');
  let cash = 100_000_000;
  let line = 0;
  for (let at = last - months + 1; at <= last; at++) {
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    for (const channel of channels) {
      for (const product of products) {
        const leads = 200 + Math.floor(random() * 400);
        const spend = (leads * (5 + random() * 20)).toFixed(2);
        const won = Math.floor(leads * (0.02 + random() * 0.03));
        marketing.write(`${month},${channel},${product},${spend},EUR,${leads},${4 * won},${won}\n`);
      }
    }
    for (let n = 0; n < linesAMonth; n++) {
      const place = random() < 0.6 ? 0 : 1 + Math.floor(random() * (categories.length - 1));
      const minor = Math.round((place === 0 ? 1 : -1.4) * (5000 + random() * 200_000));
      cash += minor;
      const day = `${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
      const product = products[n % products.length] ?? '';
      ledger.write(
        `${day},${categories[place] ?? ''},${(minor / 100).toFixed(2)},EUR,${product},Line ${n},L${line++}\n`,
      );
    }
    if (ledger.writableNeedDrain) await once(ledger, 'drain');
    balances.write(`${month}-28,${(cash / 100).toFixed(2)},EUR\n`);
  }
  for (const file of [marketing, ledger, balances]) {
    file.end();
    await once(file, 'finish');
  }
  return { ...paths, lines: line };
}

/** Brings marketing and cash in and times their pages. */
export async function measureMoney(
  ask: Ask,
  folder: string,
  months: number,
  times: number,
): Promise<void> {
  const files = await writeMoney(folder, months, new Date());
  const from = performance.now();
  for (const kind of ['marketing', 'ledger', 'balances'] as const) {
    await bring(ask, files[kind], kind);
  }
  const seconds = (performance.now() - from) / 1000;
  console.log(
    `${files.lines.toLocaleString('en')} ledger lines imported in ${seconds.toFixed(1)} s`,
  );
  const requests = {
    marketing: '/finance/marketing',
    'marketing, one product': '/finance/marketing?product=desk',
    'marketing rows': '/finance/marketing/rows',
    cash: '/finance/cash',
    'cash, one product': '/finance/cash?product=desk',
    'cash lines': '/finance/cash/lines',
    'cash lines, largest of a category': '/finance/cash/lines?category=Hosting&sort=largest',
    'cash lines, a word': '/finance/cash/lines?q=Line%2077',
    scenarios: '/finance/cash/scenarios',
  };
  for (const [name, at] of Object.entries(requests)) await time(ask, name, at, times);
  const { proposal } = await ask<{ proposal: { start: string; drivers: unknown } }>(
    '/finance/cash/scenarios',
  );
  const scenarios = ['as it goes', 'slower', 'faster'].map((name) => ({
    name,
    drivers: proposal.drivers,
  }));
  const body = JSON.stringify({ scenarios, start: proposal.start });
  await time(ask, 'forecast of three scenarios', '/finance/cash/forecast', times, {
    method: 'POST',
    body,
  });
}
