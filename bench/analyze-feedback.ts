/** Statements from a seed, as varied as real ones: 600 matters, fillers, invented names, and one in eight only judging. */
import type { InsightItem } from '@headwater/insight';

const list = (text: string): readonly string[] => text.trim().split(/\s*\n\s*/);

const subjects = list(`the export
the login page
my invoice
the calendar sync
the search box
the mobile app
two-factor sign-in
the dashboard
the weekly report
file upload
the payment form
push notifications
the chat window
the permission settings
the address book
the barcode scanner
the import wizard
the price list
the onboarding tour
the printer dialog
our shared folder
the map view
the booking screen
the comment thread
the time sheet
the tax summary
the video call
the offline mode
the audit trail
the password reset`);
const claims = list(`times out on large files
crashes when I rotate the phone
shows the wrong currency
forgets my settings every night
is far too slow in the morning
sends the same message twice
cannot be found in the menu
ignores the filter that I set
loses the last three columns
asks for the code again and again
should remember the last choice
needs a keyboard shortcut
does not open on the tablet
breaks after the latest update
drains the battery
mixes up our two accounts
hides the button behind the banner
cuts off long names
could use a dark theme
works better than any other tool`);
const openings = [
  '',
  '',
  '',
  'Honestly, ',
  'Since the update ',
  'For our team ',
  'Every Monday ',
  'Please help, ',
];
const endings = [
  '',
  '.',
  '!',
  ' and support is silent.',
  ', please look into it.',
  ' on every laptop here.',
  ' for weeks now.',
];
const judgements = [
  'Good app',
  'love it!!!',
  'worst app ever',
  'Nice',
  'very good application',
  'not good',
  'ok',
  '👍',
];
const syllables = [
  'ka',
  'lo',
  'mi',
  'ren',
  'tas',
  'vo',
  'bel',
  'dun',
  'ari',
  'os',
  'gre',
  'pim',
  'sul',
  'tor',
  'wex',
];

/** Mulberry32, as the library uses it: the same statements on every machine. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function makeFeedback(count: number, seed: number): InsightItem[] {
  const random = stream(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const name = (): string => pick(syllables) + pick(syllables) + pick(syllables);
  // A few matters are common and many are rare, as in life.
  const skewed = (from: readonly string[]): string =>
    from[Math.floor(from.length * random() * random())] ?? '';
  const sentence = (): string => {
    if (random() < 0.125) return pick(judgements);
    const named = random() < 0.4 ? ` with ${name()} ${Math.floor(random() * 900)}` : '';
    return `${pick(openings)}${skewed(subjects)} ${skewed(claims)}${named}${pick(endings)}`;
  };
  return Array.from({ length: count }, (_, i) => ({
    id: `made-${i}`,
    text: sentence(),
    customer: `customer-${Math.floor(random() * (count / 4))}`,
    time: Date.UTC(2023, 0, 1) + Math.floor(random() * 540) * 86_400_000,
    rating: Math.floor(random() * 5) / 4,
  }));
}
