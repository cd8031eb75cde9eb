import type { Worth, WorthFigure, WorthMeasure } from '@headwater/contract';
import { money, moneyRange, plural } from '../format.js';

type Words = { title: string; short: string; unit: string; help: string };

/** The measures of what a theme is worth, in the same words everywhere. */
export const worthWords: Readonly<Record<WorthMeasure, Words>> = {
  touched: {
    title: 'Revenue touched',
    short: 'Revenue',
    unit: 'account',
    help: 'What the accounts pay a month of which at least one person said it: in touch with the theme, not at risk because of it.',
  },
  atRisk: {
    title: 'Renews soon',
    short: 'Renews soon',
    unit: 'account',
    help: 'The part of it that comes up for renewal within the months chosen.',
  },
  lost: {
    title: 'Left afterwards',
    short: 'Left after',
    unit: 'account',
    help: 'What accounts paid a month that said it and later left. Whether they left because of it, the figure does not know.',
  },
  blocked: {
    title: 'In deals not won',
    short: 'Deals',
    unit: 'deal',
    help: 'Amounts of open and lost deals whose reason names it. A deal that names two themes stands at both, and once in totals.',
  },
};

/** `€4.1K`, and its interval and count in a quieter tone. */
export const worthText = (
  { value, low, high, accounts }: WorthFigure,
  measure: WorthMeasure,
  currency: Worth['currency'],
): { main: string; range: string; count: string } => {
  const amount = (minor: number): string => money({ minor, currency });
  return {
    main: amount(value),
    range: low === high ? '' : moneyRange({ minor: low, currency }, { minor: high, currency }),
    count: plural(accounts, worthWords[measure].unit),
  };
};
