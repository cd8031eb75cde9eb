import { describe, expect, it } from 'vitest';
import { expand } from './generate-grammar.js';
import { createRandom } from './generate-random.js';
import { defaultNow, generateDemo } from './generate.js';

const week = 7 * 86_400_000;
const demo = generateDemo(1);

describe('generateDemo', () => {
  it('gives the same demo for the same seed and another for another', () => {
    expect(generateDemo(1)).toEqual(demo);
    expect(generateDemo(2).items[0]).not.toEqual(demo.items[0]);
  });

  it('fills 18 months up to the last full week before now', () => {
    const now = Date.UTC(2027, 0, 14, 15);
    const times = generateDemo(1, now).items.map(({ time }) => time);
    const monday = Date.UTC(2027, 0, 11);
    expect(Math.max(...times)).toBeLessThan(monday);
    expect(Math.max(...times)).toBeGreaterThan(monday - week);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(monday - 78 * week);
    expect(Math.min(...times)).toBeLessThan(monday - 77 * week);
  });

  it('has the size and the mix that the demo promises', () => {
    expect(demo.items.length).toBeGreaterThan(5_500);
    expect(demo.items.length).toBeLessThan(6_700);
    expect(new Set(demo.items.map(({ id }) => id)).size).toBe(demo.items.length);
    expect(new Set(demo.items.map(({ source }) => source)).size).toBe(4);
    expect(new Set(demo.items.map(({ language }) => language))).toEqual(
      new Set(['en', 'de', 'es']),
    );
    expect(demo.accounts).toHaveLength(400);
    expect(new Set(demo.accounts.map(({ name }) => name)).size).toBe(400);
    const texts = new Set(demo.items.map(({ text }) => text));
    expect(texts.size / demo.items.length).toBeGreaterThan(0.9);
  });

  it('names, for each truth, the very text in the item', () => {
    const byId = new Map(demo.items.map((item) => [item.id, item]));
    for (const truth of demo.truths) {
      expect(truth.statements.length).toBeGreaterThan(150);
      for (const { item, start, end, text } of truth.statements) {
        expect(byId.get(item)!.text.slice(start, end)).toBe(text);
        expect(byId.get(item)!.language).toBe(truth.language);
      }
    }
  });

  it('plants each truth in its weeks and among its people', () => {
    const byId = new Map(demo.items.map((item) => [item.id, item]));
    const plans = new Map(demo.accounts.map(({ id, plan }) => [id, plan]));
    const itemsOf = (id: string) =>
      demo.truths.find((truth) => truth.id === id)!.statements.map(({ item }) => byId.get(item)!);
    const weekOf = (time: number) => Math.floor((time - defaultNow) / week);

    const surge = itemsOf('outage').filter(({ time }) => [-9, -8].includes(weekOf(time)));
    expect(surge.length / itemsOf('outage').length).toBeGreaterThan(0.8);
    for (const { account } of itemsOf('rate-limit')) expect(plans.get(account!)).toBe('Enterprise');
    const lately = itemsOf('rate-limit').filter(({ time }) => weekOf(time) >= -12).length;
    const before = itemsOf('rate-limit').filter(
      ({ time }) => weekOf(time) < -12 && weekOf(time) >= -24,
    ).length;
    expect(lately).toBeGreaterThan(1.3 * before);
    const fix = demo.releases.find(({ name }) => name === 'Go 5.2')!;
    const late = itemsOf('photos').filter(({ time }) => time > Date.parse(fix.day) + 2 * week);
    expect(late).toHaveLength(0);
  });
});

describe('the demo’s books', () => {
  const { books } = demo;
  const rows = (kind: keyof typeof books) => books[kind] ?? [];
  const end = new Date(defaultNow).toISOString().slice(0, 10);

  it('give every account subscriptions, of which the running ones add up to its revenue', () => {
    const running = new Map<string, number>();
    for (const row of rows('subscriptions')) {
      expect(row['start']! < (row['end'] ?? '9999')).toBe(true);
      if (row['end'] === undefined)
        running.set(row['account']!, (running.get(row['account']!) ?? 0) + Number(row['amount']));
    }
    const left = demo.accounts.filter(({ id }) => !running.has(id));
    expect(left.length).toBeGreaterThan(30);
    expect(left.length).toBeLessThan(120);
    for (const { id, monthlyRevenueMinor } of demo.accounts)
      if (running.has(id)) expect(running.get(id)).toBe(monthlyRevenueMinor);
  });

  it('let nobody speak after they left, and those with photo trouble leave more often', () => {
    const ends = new Map<string, string>();
    for (const row of rows('subscriptions')) {
      const until = row['end'] ?? '9999';
      ends.set(
        row['account']!,
        until > (ends.get(row['account']!) ?? '') ? until : ends.get(row['account']!)!,
      );
    }
    const items = [...demo.items, ...demo.marketItems];
    for (const { account, time } of items)
      if (account !== null)
        expect(new Date(time).toISOString().slice(0, 10) <= ends.get(account)!).toBe(true);
    const photo = new Set(
      demo.truths.find(({ id }) => id === 'photos')!.statements.map(({ item }) => item),
    );
    const hurt = new Set(
      items.flatMap(({ id, account }) => (photo.has(id) && account !== null ? [account] : [])),
    );
    const share = (of: readonly string[]) =>
      of.filter((id) => ends.get(id)! < end).length / of.length;
    const others = demo.accounts.map(({ id }) => id).filter((id) => !hurt.has(id));
    expect(share([...hurt])).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(hurt.size);
  });

  it('win no more customers than there were opportunities, nor those without leads', () => {
    const won = rows('marketing').map((row) =>
      ['customers', 'opportunities', 'leads'].map((field) => Number(row[field])),
    );
    for (const [customers = -1, opportunities = -1, leads = -1] of won) {
      expect(customers).toBeGreaterThanOrEqual(0);
      expect(opportunities).toBeGreaterThanOrEqual(customers);
      expect(leads).toBeGreaterThanOrEqual(opportunities);
    }
    const sum = won.reduce((all, [customers = 0]) => all + customers, 0);
    expect(sum).toBeGreaterThan(50);
    expect(sum).toBeLessThan(demo.accounts.length);
  });

  it('close: each balance is the one before and what the ledger says', () => {
    let before: number | null = null;
    for (const { day, balance } of rows('balances')) {
      const sum = rows('ledger')
        .filter((line) => line['day'] === day)
        .reduce((total, line) => total + Number(line['amount']), 0);
      if (before !== null) expect(Number(balance)).toBe(before + sum);
      before = Number(balance);
    }
    expect(rows('balances')).toHaveLength(18);
  });

  it('lose deals for the planted reasons', () => {
    const lost = rows('deals').filter(({ outcome }) => outcome === 'lost');
    const about = (rival: string, words: RegExp) =>
      lost.filter(({ competitor, reason }) => competitor === rival && words.test(reason!)).length;
    expect(about('Kestrovia', /offline/i)).toBeGreaterThan(8);
    expect(about('Plenduro', /price|cheaper/i)).toBeGreaterThan(8);
  });
});

describe('expand', () => {
  const random = createRandom(7);

  it('writes alternatives, nested ones and lists', () => {
    const made = new Set(
      Array.from({ length: 200 }, () => expand('[a|b [c|d]|] {x}', { x: ['1', '2'] }, random)),
    );
    expect(made).toEqual(new Set(['a 1', 'a 2', 'b c 1', 'b c 2', 'b d 1', 'b d 2', '1', '2']));
  });

  it('refuses a pattern that is not well formed', () => {
    expect(() => expand('[a|b', {}, random)).toThrow('Unclosed bracket');
    expect(() => expand('a] b', {}, random)).toThrow('Stray bracket');
    expect(() => expand('{nobody}', {}, random)).toThrow('Unknown list');
  });
});
