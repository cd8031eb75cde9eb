import type { DemoRelease } from './generate-types.js';

/** Weeks are counted backwards from the end of the period: −1 is the last full week. */
export const weeks = 78;
export const weekMilliseconds = 7 * 86_400_000;
export const surgeWeeks: readonly number[] = [-9, -8];
/** The week of the release that cures the photo upload. */
const photoFixWeek = -15;

/** Monday 00:00 UTC of the week of an instant. */
export function startOfWeek(instant: number): number {
  // 1970-01-01 was a Thursday.
  const monday = 4 * 86_400_000;
  return Math.floor((instant - monday) / weekMilliseconds) * weekMilliseconds + monday;
}

/** All other items, expected in a week: the business grows. */
export const backgroundRate = (week: number): number => 46 + (week + weeks) * 0.31;

/** Items in which each planted truth is spoken of, expected in a week. */
export const truthRates: Readonly<Record<string, (week: number) => number>> = {
  outage: (week) => (surgeWeeks.includes(week) ? 105 : 0.35),
  // Known from the start, and growing: twice as many every three months.
  'rate-limit': (week) => 1.2 + 17 * 2 ** ((week + 1) / 11),
  // As steady as the business: a share of everything else that is said.
  offline: (week) => 0.085 * backgroundRate(week),
  photos: (week) => {
    if (week < photoFixWeek) return 5.6;
    if (week === photoFixWeek) return 3;
    return week === photoFixWeek + 1 ? 1 : 0;
  },
  onboarding: (week) => 0.085 * backgroundRate(week),
};

const releases: readonly (Omit<DemoRelease, 'day'> & { readonly week: number })[] = [
  { week: -75, product: 'Lumovarn Plan', name: 'Plan 7.0', notes: 'New week view of the board.' },
  { week: -70, product: 'Lumovarn Bill', name: 'Bill 3.4', notes: 'Payment links on invoices.' },
  { week: -64, product: 'Lumovarn Go', name: 'Go 4.7', notes: 'Serial numbers by barcode.' },
  { week: -58, product: 'Lumovarn Plan', name: 'Plan 7.1', notes: 'Recurring visits in series.' },
  { week: -51, product: 'Lumovarn Bill', name: 'Bill 3.5', notes: 'Quotes with optional items.' },
  { week: -46, product: 'Lumovarn Go', name: 'Go 4.8', notes: 'Signatures with a time stamp.' },
  { week: -40, product: 'Lumovarn Plan', name: 'Plan 7.2', notes: 'Reports by branch.' },
  { week: -33, product: 'Lumovarn Go', name: 'Go 5.0', notes: 'New design of the app.' },
  { week: -27, product: 'Lumovarn Bill', name: 'Bill 3.6', notes: 'Reverse charge VAT.' },
  { week: -21, product: 'Lumovarn Plan', name: 'Plan 7.3', notes: 'Two-way calendar sync.' },
  {
    week: photoFixWeek,
    product: 'Lumovarn Go',
    name: 'Go 5.2',
    notes: 'Photos upload in the background; crash when attaching photos cured.',
  },
  { week: -10, product: 'Lumovarn Plan', name: 'Plan 7.4', notes: 'Moved to a new data centre.' },
  { week: -4, product: 'Lumovarn Bill', name: 'Bill 3.7', notes: 'Daily payouts.' },
];

/** Releases fall on Tuesdays. */
export const releasesUntil = (end: number): DemoRelease[] =>
  releases.map(({ week, ...release }) => ({
    ...release,
    day: new Date(end + week * weekMilliseconds + 86_400_000).toISOString().slice(0, 10),
  }));
