import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { themeView } from '../test-theme.js';
import { certaintyWord, Change } from './figures.js';

const words = (trend: typeof themeView.trend) =>
  render(<Change trend={trend} stacked />).container.textContent?.replaceAll('\u00a0', ' ');

describe('a change', () => {
  it('comes with its direction and how sure it is', () => {
    expect(words(themeView.trend)).toBe('+40 %rising, sure');
  });

  it('without a direction shows its interval, and is steady only where that is narrow', () => {
    const flat = (low: number, high: number) =>
      words({ ...themeView.trend, direction: 'flat', change: { value: 0, low, high } });
    expect(flat(-0.12, 0.18)).toBe('steady−12 to +18 %');
    expect(flat(-0.5, 0.18)).toBe('unclear−50 to +18 %');
    expect(flat(-0.5, -0.05)).toBe('unclear−50 to −5 %');
  });

  it('that cannot be told says so and shows no figure', () => {
    expect(words({ ...themeView.trend, direction: 'unknown' })).toBe('too few to tell');
  });
});

it('has one word for each step of certainty', () => {
  expect([0.5, 0.8, 0.95, 0.995].map(certaintyWord)).toEqual([
    'unsure',
    'likely',
    'sure',
    'certain',
  ]);
});
