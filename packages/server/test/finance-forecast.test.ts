import { CashForecastView, CashScenario, CashScenarioList } from '@headwater/contract';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMoney, startMoney } from './money-world.js';
import type { Client, TestServer } from './server.js';

let server: TestServer;
let reader: Client;
let manager: Client;

beforeAll(async () => {
  ({ server, reader, manager } = await startMoney());
});
afterAll(() => server.close());

const get = <S extends z.ZodType>(shape: S, path: string): Promise<z.output<S>> =>
  readMoney(reader, shape, path);

describe('forecast', () => {
  const point = (value: number) => ({ kind: 'point', value }) as const;
  const drivers = {
    openingCashMinor: point(1_000_000),
    openingMrrMinor: point(0),
    newMrrMinor: point(0),
    churnRate: point(0),
    expansionRate: point(0),
    spendMinor: point(0),
    otherCostsMinor: point(100_000),
    costOfServing: point(0),
    collectionDays: point(0),
  };
  const unsure = {
    ...drivers,
    otherCostsMinor: { kind: 'range', p10: 60_000, p90: 160_000, shape: 'lognormal' },
  };
  const ask = async (scenarios: unknown): Promise<CashForecastView> => {
    const response = await reader('/api/v1/finance/cash/forecast', {
      json: { scenarios, start: '2024-03', draws: 1000 },
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(body));
    return CashForecastView.parse(body);
  };

  test('certain drivers by hand: ten months of cash, then none', async () => {
    const { scenarios } = await ask([{ name: 'Sure', drivers }]);
    const [sure] = scenarios;
    expect(sure?.months).toHaveLength(24);
    expect(sure?.months[9]?.cashMinor).toEqual({ p10: 0, p50: 0, p90: 0 });
    expect(sure?.runway.p50).toBeCloseTo(10, 9);
    expect(sure?.runway.runOut.map(({ chance }) => chance.value)).toEqual([0, 1, 1]);
    expect(sure?.tornado).toEqual([]);
  });

  test('the same request has the same answer; equal scenarios differ by nothing', async () => {
    const twice = [
      { name: 'One', drivers: unsure },
      { name: 'Two', drivers: unsure },
    ];
    const [a, b] = [await ask(twice), await ask(twice)];
    expect(a).toEqual(b);
    expect(a.scenarios[1]?.against?.endCashMinor).toEqual({ p10: 0, p50: 0, p90: 0 });
    expect(a.scenarios[0]?.tornado.map(({ key }) => key)).toEqual(['otherCostsMinor']);
    expect(a.scenarios[0]?.months).toEqual(a.scenarios[1]?.months);
  });

  test('the books propose where cash stands, and say why', async () => {
    const { proposal } = await get(CashScenarioList, 'cash/scenarios');
    expect(proposal.reasons['collectionDays']).toMatch(/assumption/u);
    const response = await reader('/api/v1/finance/cash/forecast', {
      json: { scenarios: [{ name: 'Proposed', drivers: proposal.drivers }] },
    });
    expect(response.status).toBe(200);
  });

  test('scenarios are kept, changed with If-Match, audited, refused where they cannot be run', async () => {
    const input = { name: 'Two hires', currency: 'EUR', drivers };
    const post = (json: unknown, by: Client) => by('/api/v1/finance/cash/scenarios', { json });
    expect((await post(input, reader)).status).toBe(403);
    const made = CashScenario.parse(await (await post(input, manager)).json());
    expect((await post(input, manager)).status).toBe(409);
    const backwards = { kind: 'range', p10: 5, p90: 1, shape: 'normal' };
    const bad = await post(
      { ...input, name: 'Bad', drivers: { ...drivers, churnRate: backwards } },
      manager,
    );
    expect(bad.status).toBe(400);
    expect(await bad.text()).toMatch(/Churn: The low end \(5\) lies above/u);
    const put = (version: number) =>
      manager(`/api/v1/finance/cash/scenarios/${made.id}`, {
        method: 'PUT',
        json: { ...input, name: 'Three hires' },
        headers: { 'if-match': `"${version}"` },
      });
    expect((await put(made.version)).status).toBe(200);
    expect((await put(made.version)).status).toBe(412);
    const removed = await manager(`/api/v1/finance/cash/scenarios/${made.id}`, {
      method: 'DELETE',
    });
    expect(removed.status).toBe(204);
    const { rows } = await get(CashScenarioList, 'cash/scenarios');
    expect(rows).toEqual([]);
  });
});
