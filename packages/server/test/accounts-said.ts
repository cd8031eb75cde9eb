const dayMs = 86_400_000;
export const daysAgo = (days: number): string =>
  new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
/** The first day of the month so many months ago. */
export const monthsAgo = (months: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1))
    .toISOString()
    .slice(0, 10);
};

const pains = [
  'Exporting a large report to Excel times out every time',
  'The Excel export fails with a timeout on big reports',
  'I cannot export reports to Excel, it always times out',
];
const requests = [
  'Please add a dark mode to the planning board',
  'It would be great to have a dark mode on the board',
  'We would like a dark mode for the planning board',
];
const praise = [
  'The support team is friendly and quick, thank you',
  'Great support people, they solved it in minutes',
  'Friendly support, fast answers, love it',
];

export const items = Array.from({ length: 240 }, (_, n) => {
  const texts = [pains, requests, praise][n % 3] ?? [];
  return {
    text: `${texts[Math.floor(n / 3) % texts.length]} number ${n}.`,
    source: 'Desk',
    externalId: `i${n}`,
    customer: `person ${n}`,
    // Ibis says all pains of the last weeks; Heron says some of everything, a long time ago.
    ...(n % 3 === 0 && n < 60 ? { account: 'I-1' } : n % 8 === 1 ? { account: 'H-1' } : {}),
    time: `${daysAgo(n % 3 === 0 && n < 60 ? 10 : 200 + (n % 50))}T09:00:00Z`,
    ...(n % 3 === 0 && n < 60 ? { rating: 1, ratingLow: 1, ratingHigh: 5 } : {}),
  };
});
