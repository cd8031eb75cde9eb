import type { z } from 'zod';
import { bring } from './books.js';
import { testServer, type Client, type TestServer } from './server.js';

const channel = (
  month: string,
  name: string,
  spend: number,
  [leads, opportunities, customers]: readonly [number, number, number],
  newRevenue: number,
) => ({
  month,
  channel: name,
  spend: `${spend}`,
  currency: 'EUR',
  leads: `${leads}`,
  opportunities: `${opportunities}`,
  customers: `${customers}`,
  newRevenue: `${newRevenue}`,
});

export const marketing = [
  channel('2024-01', 'Search', 100_000, [100, 20, 5], 50_000),
  channel('2024-02', 'Search', 140_000, [140, 30, 7], 70_000),
  channel('2024-01', 'Events', 300_000, [30, 15, 3], 60_000),
];

export const line = (day: string, category: string, amount: number, rest: object = {}) => ({
  day,
  category,
  amount: `${amount}`,
  currency: 'EUR',
  ...rest,
});

export const ledger = [
  line('2024-01-05', 'Customer payments', 500_000, { product: 'desk' }),
  line('2024-01-20', 'Salaries', -300_000),
  line('2024-01-20', 'Salaries', -300_000),
  line('2024-02-03', 'Customer payments', 700_000, { product: 'desk', externalId: 'p-2' }),
  line('2024-02-10', 'Laptops and equipment', -120_000),
  line('2024-02-15', 'Gesellschafterdarlehen', 1_000_000),
];

export const balances = [
  { day: '2024-01-31', balance: '900000', currency: 'EUR' },
  { day: '2024-02-29', balance: '2470000', currency: 'EUR' },
];

/** A server with marketing, ledger and balances of two months, and who may read and change them. */
export async function startMoney(): Promise<{
  server: TestServer;
  reader: Client;
  manager: Client;
}> {
  const server = await testServer();
  await bring(server, 'marketing', marketing);
  await bring(server, 'ledger', ledger);
  await bring(server, 'balances', balances);
  return { server, reader: await server.as('contributor'), manager: await server.as('manager') };
}

/** What an address under finance answers, in its shape. */
export async function readMoney<S extends z.ZodType>(
  client: Client,
  shape: S,
  path: string,
): Promise<z.output<S>> {
  const response = await client(`/api/v1/finance/${path}`);
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(body));
  return shape.parse(body);
}
