import { describe, expect, it } from 'vitest';
import {
  accountMonths,
  seededRandom,
  themeAndChurn,
  type AccountMonths,
  type HazardCell,
  type HazardSpell,
} from '../src/index.js';
import { lastMonth, simulate, type World } from './worlds.js';

const cell = (over: Partial<HazardCell>): HazardCell => ({
  tenure: 1,
  plan: 'basic',
  quarter: 8096,
  said: false,
  spoke: false,
  months: 0,
  events: 0,
  ...over,
});

const months = (cells: HazardCell[]): AccountMonths => ({
  cells,
  accounts: 500,
  accountsSaid: 200,
});

function fitted(input: AccountMonths) {
  const found = themeAndChurn(input);
  if (!found.ok) throw new Error(found.message);
  return found;
}

const run = (world: World, seed: number) =>
  themeAndChurn(accountMonths(simulate(world, seededRandom(seed)), { through: lastMonth(world) }));

describe('themeAndChurn on small tables', () => {
  it("without controls is the cross ratio of the fourfold table, with Woolf's interval (1955)", () => {
    const found = fitted(
      months([cell({ months: 400, events: 30 }), cell({ said: true, months: 200, events: 40 })]),
    );
    const error = Math.sqrt(1 / 40 + 1 / 160 + 1 / 30 + 1 / 370);
    expect(found.oddsRatio.value).toBeCloseTo((40 * 370) / (160 * 30), 8);
    expect(Math.log(found.oddsRatio.high)).toBeCloseTo(
      Math.log((40 * 370) / (160 * 30)) + 1.959963984540054 * error,
      8,
    );
    expect(found.parameters).toBe(2);
  });

  const table = [
    cell({ months: 300, events: 20 }),
    cell({ said: true, months: 80, events: 14 }),
    cell({ plan: 'pro', months: 250, events: 11 }),
    cell({ plan: 'pro', said: true, months: 120, events: 12 }),
    cell({ plan: 'pro', tenure: 5, said: true, months: 90, events: 6 }),
    cell({ tenure: 5, months: 200, events: 9 }),
  ];

  /** Bernoulli likelihood account-month by account-month. */
  const likelihood = ([base = 0, theme = 0, plan = 0, tenure = 0]: readonly number[]): number => {
    let sum = 0;
    for (const one of table) {
      const eta =
        base +
        (one.said ? theme : 0) +
        (one.plan === 'basic' ? 0 : plan) +
        (one.tenure === 1 ? 0 : tenure);
      for (let i = 0; i < one.months; i += 1) {
        sum += Math.log(i < one.events ? 1 / (1 + Math.exp(-eta)) : 1 / (1 + Math.exp(eta)));
      }
    }
    return sum;
  };

  /** Climbs by trying: each parameter a step up or down, steps halved when none helps. */
  function climb(start: number[], free: readonly number[]): { at: number[]; best: number } {
    let at = start;
    let best = likelihood(at);
    for (let step = 0.5; step > 1e-6; step /= 2) {
      for (let moved = true; moved;) {
        moved = false;
        for (const j of free) {
          for (const sign of [-1, 1]) {
            const next = at.map((value, k) => (k === j ? value + sign * step : value));
            const reached = likelihood(next);
            if (reached > best) [at, best, moved] = [next, reached, true];
          }
        }
      }
    }
    return { at, best };
  }

  it('agrees with the likelihood climbed by trying, and its profile ends where that falls by 1.92', () => {
    const found = fitted(months(table));
    const top = climb([-2, 0, 0, 0], [0, 1, 2, 3]);
    expect(Math.log(found.oddsRatio.value)).toBeCloseTo(top.at[1]!, 4);
    for (const end of [found.profile.low, found.profile.high]) {
      const held = climb([-2, Math.log(end), 0, 0], [0, 2, 3]);
      expect(top.best - held.best).toBeCloseTo(3.841458820694124 / 2, 4);
    }
    const none = climb([-2, 0, 0, 0], [0, 2, 3]);
    // Chi-squared with one degree of freedom has its 1 % point at 6.6349.
    expect(2 * (top.best - none.best)).toBeGreaterThan(6.6349);
    expect(found.p).toBeLessThan(0.01);
    expect(found.words).toContain('Goes with churn');
    expect(found.words).not.toMatch(/cause/i);
  });
});

describe('themeAndChurn in simulated worlds', () => {
  const world: World = {
    accounts: 900,
    months: 24,
    base: -3,
    effect: Math.log(2),
    confounded: true,
  };

  it('finds a known effect in a large world, which without controls would be far off', () => {
    const large = { ...world, accounts: 20_000, effect: Math.log(1.8) };
    const found = fitted(
      accountMonths(simulate(large, seededRandom(7)), { through: lastMonth(large) }),
    );
    expect(Math.abs(found.oddsRatio.value - 1.8)).toBeLessThan(0.2);
    expect(found.oddsRatio.low).toBeLessThan(1.8);
    expect(found.oddsRatio.high).toBeGreaterThan(1.8);
    const raw =
      found.said.events /
      found.said.accountMonths /
      (found.unsaid.events / found.unsaid.accountMonths);
    expect(raw).toBeLessThan(1.45);
  });

  it('covers the truth in 92 to 98 % of 200 worlds with both intervals', () => {
    const ratios = Array.from({ length: 200 }, (_, i) => run(world, 1000 + i));
    const told = ratios.filter((one) => one.ok);
    expect(told.length).toBeGreaterThan(195);
    for (const interval of ['oddsRatio', 'profile'] as const) {
      const held = told.filter((one) => one[interval].low <= 2 && 2 <= one[interval].high).length;
      expect(held / told.length).toBeGreaterThan(0.92);
      expect(held / told.length).toBeLessThan(0.98);
    }
  });

  it('rejects about 5 % of 200 worlds in which the theme does nothing', () => {
    const told = Array.from({ length: 200 }, (_, i) =>
      run({ ...world, effect: 0 }, 5000 + i),
    ).filter((one) => one.ok);
    const rejected = told.filter((one) => one.p < 0.05).length / told.length;
    expect(rejected).toBeGreaterThan(0.015);
    expect(rejected).toBeLessThan(0.085);
  });
});

describe('what themeAndChurn refuses', () => {
  it.each([
    [
      'too-few-events-said',
      [cell({ months: 400, events: 50 }), cell({ said: true, months: 90, events: 9 })],
    ],
    [
      'too-few-events-unsaid',
      [cell({ months: 400, events: 9 }), cell({ said: true, months: 90, events: 19 })],
    ],
    [
      'separation',
      [cell({ months: 400, events: 50 }), cell({ said: true, months: 20, events: 20 })],
    ],
    [
      'collinear',
      [
        cell({ months: 400, events: 50 }),
        cell({ plan: 'pro', said: true, months: 90, events: 19 }),
      ],
    ],
    [
      'too-few-events',
      [
        cell({ months: 400, events: 2 }),
        cell({ said: true, spoke: true, months: 90, events: 6 }),
        cell({ said: true, spoke: true, tenure: 2, months: 90, events: 5 }),
        cell({ spoke: true, months: 90, events: 11 }),
      ],
    ],
  ] as const)('%s', (code, cells) => {
    const found = themeAndChurn(months([...cells]));
    expect(found).toMatchObject({ ok: false, code });
    expect(found.ok ? '' : found.message).toMatch(/\.$/);
  });

  it('leaves out a control that another makes up, and fits one that alone decides with a ridge', () => {
    const cells = [
      cell({ months: 400, events: 30 }),
      cell({ said: true, months: 200, events: 40 }),
      // Quarter and tenure move together: all began in one month.
      cell({ tenure: 4, quarter: 8097, months: 300, events: 20 }),
      cell({ tenure: 4, quarter: 8097, said: true, months: 100, events: 15 }),
      // A plan that is closed: everybody left it.
      cell({ plan: 'old', months: 15, events: 15 }),
    ];
    const found = fitted(months(cells));
    expect(found.parameters).toBe(4);
    expect(found.oddsRatio.low).toBeGreaterThan(1);
    expect(found.profile.high).toBeLessThan(6);
  });
});

describe('accountMonths', () => {
  const spell = (over: Partial<HazardSpell>): HazardSpell => ({
    start: '2024-01',
    churned: null,
    plan: 'basic',
    said: null,
    ...over,
  });
  const count = (spells: HazardSpell[], from?: string) => {
    const found = accountMonths(spells, {
      ...(from === undefined ? {} : { from }),
      through: '2024-06',
    });
    const sum = (said: boolean) =>
      found.cells
        .filter((one) => one.said === said)
        .reduce((total, one) => [total[0]! + one.months, total[1]! + one.events], [0, 0]);
    return {
      said: sum(true),
      unsaid: sum(false),
      accounts: found.accounts,
      accountsSaid: found.accountsSaid,
    };
  };

  it('counts a month if the account paid at the end of the one before it', () => {
    expect(count([spell({})])).toEqual({
      said: [0, 0],
      unsaid: [5, 0],
      accounts: 1,
      accountsSaid: 0,
    });
    expect(count([spell({ churned: '2024-03' })]).unsaid).toEqual([2, 1]);
    expect(count([spell({ churned: '2024-09' })]).unsaid).toEqual([5, 0]);
    expect(count([spell({ start: '2024-06' })]).accounts).toBe(0);
    expect(count([spell({ start: '2020-01' })], '2024-05').unsaid).toEqual([2, 0]);
  });

  it('counts a theme from the month after it was said, so that a farewell is no warning', () => {
    expect(count([spell({ said: '2024-03', churned: '2024-05' })])).toMatchObject({
      said: [2, 1],
      unsaid: [2, 0],
      accountsSaid: 1,
    });
    expect(count([spell({ said: '2024-05', churned: '2024-05' })])).toMatchObject({
      said: [0, 0],
      unsaid: [4, 1],
      accountsSaid: 0,
    });
  });
});
