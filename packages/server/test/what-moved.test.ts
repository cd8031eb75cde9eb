import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RunView, WhatMovedView } from '@headwater/contract';
import { testServer, type Client, type TestServer } from './server.js';

let server: TestServer;
let owner: Client;

const topics = [
  [
    'The calendar sync drops meetings without a word',
    'Meetings vanish whenever the calendar sync runs',
    'Our calendar sync lost half of the meetings again',
  ],
  [
    'The invoice download is quick and clear',
    'Downloading an invoice takes one click, lovely',
    'I like how clear the invoice download has become',
  ],
] as const;

// 24 weeks from a Monday on; the sync is rated 4 at first and 1 in the last twelve weeks, invoices 5 throughout.
const items = Array.from({ length: 336 }, (_, i) => {
  const day = Math.floor(i / 2);
  const sync = i % 2 === 0;
  return {
    text: `${topics[i % 2]?.[day % 3] ?? ''} on day ${day}.`,
    source: 'Desk',
    externalId: `i${i}`,
    customer: `customer ${i % 60}`,
    time: new Date(Date.UTC(2025, 0, 6 + day, 12)).toISOString(),
    rating: sync ? (day < 84 ? 4 : 1) : 5,
    ratingLow: 1,
    ratingHigh: 5,
  };
});

async function json(path: string, ask = {}): Promise<unknown> {
  const response = await owner(path, ask);
  const body = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body);
}

const moved = async (query = ''): Promise<WhatMovedView> =>
  WhatMovedView.parse(await json(`/api/v1/what-moved?${query}`));

beforeAll(async () => {
  server = await testServer();
  owner = await server.as('owner');
  await server.startWorker();
});
afterAll(() => server.close());

it('says nothing before there is anything', async () => {
  expect(await moved()).toMatchObject({ change: null, rows: [], scale: null });
});

it('tells which theme moved the rating, adding up to the change', async () => {
  await json('/api/v1/items', { json: { items } });
  let run = RunView.parse(await json('/api/v1/analysis-runs', { method: 'POST' }));
  while (run.state === 'waiting' || run.state === 'running') {
    await delay(50);
    run = RunView.parse(await json(`/api/v1/analysis-runs/${run.id}`));
  }
  const view = await moved();
  expect(view).toMatchObject({
    measure: 'rating',
    scale: { low: 1, high: 5 },
    sampled: 1,
    before: { from: '2025-01-06', to: '2025-03-30', items: 168 },
    after: { from: '2025-03-31', to: '2025-06-22', items: 168 },
  });
  expect(view.before.mean).toBeCloseTo(4.5, 10);
  expect(view.after.mean).toBeCloseTo(3, 10);
  expect(view.change!.value).toBeCloseTo(-1.5, 10);
  expect(view.change!.high).toBeLessThan(0);
  const sum = view.rows.reduce((all, { total }) => all + total.value, view.others.total);
  expect(sum).toBeCloseTo(-1.5, 10);
  const [first] = view.rows;
  expect(first!.theme!.label).toMatch(/sync|meeting|calendar/i);
  expect(first!.total.high).toBeLessThan(0);
});

it('takes the days and the filter that are asked for, and says what is wrong with them', async () => {
  const month = await moved('from=2025-05-01&to=2025-05-31');
  expect(month).toMatchObject({
    before: { from: '2025-03-31', to: '2025-04-30', mean: 3 },
    after: { mean: 3, items: 62 },
  });
  expect(month.change!.value).toBeCloseTo(0, 10);
  expect(await moved('source=Elsewhere')).toMatchObject({ change: null, rows: [] });
  // Nobody can tell a promoter on a scale of five.
  expect(await moved('measure=nps')).toMatchObject({ measure: 'nps', change: null });
  const wrong = await owner('/api/v1/what-moved?from=2025-06-01&to=2025-05-01');
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ code: 'bad-period', field: 'from' });
});
