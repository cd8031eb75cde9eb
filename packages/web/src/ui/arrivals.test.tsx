import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ArrivalsInWords } from './arrivals.js';

const at = '2026-03-02T10:00:00Z';
const words = (arrivals: Parameters<typeof ArrivalsInWords>[0]['arrivals']): string =>
  render(<ArrivalsInWords arrivals={arrivals} />).container.textContent.replace(/\s+/g, ' ');

it('says how much came in since, what is new among it and what waits', () => {
  const text = words({ items: 1200, statements: 1800, unassigned: 3, themes: 2, at });
  expect(text).toContain('1,200 items with 1,800 statements came in');
  expect(text).toContain('2 new themes were found among them.');
  expect(text).toContain('3 statements fit none and wait.');
});

it('speaks of one as of one, and of none as of none', () => {
  const one = words({ items: 1, statements: 1, unassigned: 1, themes: 1, at });
  expect(one).toContain('1 item with 1 statement came in');
  expect(one).toContain('1 new theme was found');
  expect(one).toContain('1 statement fits none and waits.');
  const none = words({ items: 5, statements: 5, unassigned: 0, themes: 0, at });
  expect(none).toContain('No group of them is a matter of its own so far. All fit a theme.');
});
