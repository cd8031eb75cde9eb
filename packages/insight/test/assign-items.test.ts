import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.js';
import { assignItems } from '../src/assign-items.js';
import { trendsOfWeeks } from '../src/trends/of-weeks.js';
import type { Analysis, InsightItem } from '../src/types.js';
import { makeFeedback } from './feedback.js';

const { items } = makeFeedback(600, 31);
const dated = items.map((item, i): InsightItem => ({
  ...item,
  time: Date.UTC(2024, 0, 1) + i * 86_400_000,
}));
let analysis: Analysis;

beforeAll(async () => {
  analysis = await analyze(dated, { threads: 1 });
});

describe('items that come after an analysis', () => {
  it('are read as the analysis reads them, and mostly get the theme that it gave', async () => {
    const again = await assignItems(dated, analysis, { threads: 1 });
    const told = ({ statements }: Pick<Analysis, 'statements'>) =>
      statements.map(({ theme: _theme, themeConfidence: _sure, ...statement }) => statement);
    expect(told(again)).toEqual(told(analysis));
    const same = again.statements.filter(
      ({ theme }, s) => theme === analysis.statements[s]?.theme,
    ).length;
    expect(same / again.statements.length).toBeGreaterThan(0.9);
  });

  it('have a vector each, and a reason where they have no theme', async () => {
    const { statements, vectors, vectorDimensions, unassigned } = await assignItems(
      [
        { id: 'a', text: 'The export to Excel times out' },
        { id: 'b', text: 'ok' },
        { id: 'c', text: 'Το ψωμί είναι ζεστό και μυρίζει ωραία', language: 'el' },
        { id: 'd', text: '' },
      ],
      analysis,
      { threads: 1 },
    );
    expect(vectors).toHaveLength(statements.length * vectorDimensions);
    expect(statements[0]?.theme).not.toBeNull();
    expect(vectors.subarray(0, vectorDimensions).some((value) => value !== 0)).toBe(true);
    const without = statements.filter(({ theme }) => theme === null);
    expect(unassigned.reduce((sum, reason) => sum + reason.statements, 0)).toBe(without.length);
    expect(unassigned).toContainEqual({
      reason: 'language-too-small',
      language: 'el',
      statements: 1,
    });
  });

  it('that only judge go to the themes without a subject, or to none', async () => {
    const asked = [
      { id: 'a', text: 'Great!' },
      { id: 'b', text: 'Great app' },
    ];
    const none = await assignItems(asked, { ...analysis, themes: [] }, { threads: 1 });
    expect(none.statements.every(({ theme }) => theme === null)).toBe(true);
    const general = analysis.themes.filter((theme) => theme.general === true);
    const found = await assignItems(asked, analysis, { threads: 1 });
    for (const { theme } of found.statements) {
      expect(theme === null || general.some(({ id }) => id === theme)).toBe(true);
    }
  });

  it('obey corrections of kinds', async () => {
    const item = { id: 'x', text: 'The export to Excel times out' };
    const corrections = new Map([['x:0', 'praise' as const]]);
    const { statements } = await assignItems([item], analysis, { threads: 1, corrections });
    expect(statements[0]).toMatchObject({ kind: 'praise', kindConfidence: 1 });
  });

  it('are refused with the reason where the spaces are of another version', async () => {
    const [space] = analysis.spaces;
    if (!space) throw new Error('no space');
    const spaces = [{ ...space, dimensions: 64 }];
    await expect(assignItems(items, { ...analysis, spaces })).rejects.toThrow(
      'has 64 dimensions, not 224',
    );
  });
});

describe('trends of kept weeks', () => {
  it('are those of the analysis that counted them', () => {
    const totals = new Map<string, number>();
    for (const { item } of analysis.statements) {
      const time = dated[item]?.time ?? 0;
      const monday = new Date(time - ((new Date(time).getUTCDay() + 6) % 7) * 86_400_000);
      const week = monday.toISOString().slice(0, 10);
      totals.set(week, (totals.get(week) ?? 0) + 1);
    }
    const last = dated.at(-1)?.time ?? 0;
    const trends = trendsOfWeeks({
      totals,
      themes: analysis.themes.map(
        ({ weeks }) => new Map(weeks.map(({ week, statements }) => [week, statements])),
      ),
      lastWeekComplete: new Date(last).getUTCDay() === 0,
    });
    expect(trends).toEqual(analysis.themes.map(({ trend }) => trend));
    expect(trends.some(({ direction }) => direction !== 'unknown')).toBe(true);
  });

  it('are unknown without weeks, and a week must be a date', () => {
    const kept = { totals: new Map(), themes: [new Map()], lastWeekComplete: false };
    expect(trendsOfWeeks(kept)).toMatchObject([{ direction: 'unknown' }]);
    expect(() => trendsOfWeeks({ ...kept, totals: new Map([['soon', 1]]) })).toThrow(
      '“soon” is no week',
    );
  });
});
