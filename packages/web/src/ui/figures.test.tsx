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

  it('that is steady shows its interval, since there is no direction to be sure of', () => {
    const change = { value: 0, low: -0.5, high: 0.18 };
    expect(words({ ...themeView.trend, direction: 'flat', change })).toBe('steady−50 to +18 %');
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
