/** Made-up feedback, books and reviews in which it is known what costs most and where the opening is. */

const day = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

const csv = (rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
  rows
    .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
    .join('\n');

const take = <T>(of: ReadonlyArray<T>, index: number): T => {
  const one = of[index % of.length];
  if (one === undefined) throw new Error('nothing to take from');
  return one;
};

const who = ['our clerks', 'the night shift', 'my team', 'the branch in Ghent', 'two colleagues'];
const when = ['every Monday', 'since the update', 'again today', 'at month end', 'after lunch'];

/** Said by the large accounts, whose renewal is near. */
const codeLate = (i: number) =>
  take(
    [
      `The sign-in code arrives too late and ${take(who, i)} cannot log in ${take(when, i + 1)}`,
      `${take(who, i)} cannot log in ${take(when, i)} because the sign-in code never comes`,
      `Login fails ${take(when, i + 2)}: the sign-in code has expired before it arrives`,
      `Waiting for the sign-in code locks ${take(who, i + 1)} out ${take(when, i)}`,
    ],
    i,
  );

/** Said by more accounts, but small ones, whose renewal is far. */
const exportSlow = (i: number) =>
  take(
    [
      `Exporting the stock report takes ten minutes ${take(when, i)} and then times out`,
      `The stock report export is terribly slow for ${take(who, i + 1)} ${take(when, i)}`,
      `${take(who, i)} wait forever until the report export is finished ${take(when, i + 1)}`,
      `The export of the stock report hangs ${take(when, i + 2)} for ${take(who, i)}`,
    ],
    i,
  );

const labelsCrooked = (i: number) =>
  take(
    [
      `The label printer prints crooked barcodes ${take(when, i)} and ${take(who, i)} swear`,
      `Barcodes on printed labels are cut off for ${take(who, i)} ${take(when, i + 1)}`,
      `Printed labels come out crooked ${take(when, i)}, so the barcodes cannot be scanned`,
    ],
    i,
  );

const wantsPlanner = (i: number) =>
  take(
    [
      `Please add a dark mode to the picking screen for ${take(who, i)}`,
      `We would love to have a dark mode on the picking screen ${take(when, i)}`,
      `A dark mode for the picking screen would help ${take(who, i + 1)}`,
    ],
    i,
  );

const kindSupport = (i: number) =>
  take(
    [
      `Support answers within minutes and is wonderful to ${take(who, i)}`,
      `I love how friendly and quick your support is ${take(when, i)}`,
      `Great support, they helped ${take(who, i)} at once`,
    ],
    i,
  );

/** What hurts the competitor's customers and nobody of ours. */
const syncLoses = (i: number) =>
  take(
    [
      `The supplier sync loses orders ${take(when, i)} and ${take(who, i)} type them in again`,
      `Orders vanish in the supplier sync ${take(when, i + 1)}, nobody warns ${take(who, i)}`,
      `${take(who, i)} find orders missing after each supplier sync ${take(when, i)}`,
      `Supplier sync drops our orders ${take(when, i + 2)} without any error`,
    ],
    i,
  );

const large = 18;
const small = 54;
const accounts = Array.from({ length: large + small }, (_, i) => ({
  id: `A-${i + 1}`,
  name: `${take(['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'], i)} ${take(['Foods', 'Tools', 'Paper', 'Wine', 'Books', 'Parts', 'Toys'], i)} ${i + 1}`,
  large: i < large,
}));

export const pain = /sign-in code|log in|login/iu;

export const feedbackCsv = csv([
  ['id', 'date', 'customer', 'account', 'review'],
  ...accounts.flatMap(({ id, large: big }, i) => {
    const said = [
      big ? codeLate(i) : exportSlow(i),
      ...(i % 3 === 0 ? [labelsCrooked(i)] : []),
      ...(big || i % 3 === 1 ? [wantsPlanner(i)] : []),
      ...(i % 2 === 0 ? [kindSupport(i)] : []),
    ];
    return said.map((text, at) => [
      `f-${i}-${at}`,
      day(7 + ((i * 5 + at * 11) % 150)),
      `person-${i}`,
      id,
      text,
    ]);
  }),
]);

export const accountsCsv = csv([
  ['account id', 'name', 'plan', 'segment', 'renewal date'],
  ...accounts.map(({ id, name, large: big }) => [
    id,
    name,
    big ? 'Enterprise' : 'Starter',
    big ? 'Large' : 'Small',
    // Negative: ahead.
    day(big ? -60 : -300),
  ]),
]);

export const subscriptionsCsv = csv([
  ['subscription id', 'account id', 'product', 'amount', 'currency', 'interval', 'start date'],
  ...accounts.map(({ id, large: big }, i) => [
    `S-${i + 1}`,
    id,
    'Stockroom',
    big ? '4000.00' : '90.00',
    'EUR',
    'month',
    day(400 + (i % 12) * 30),
  ]),
]);

export const competitor = 'Crestline';

export const reviewsCsv = csv([
  ['id', 'date', 'author', 'competitor', 'review'],
  ...Array.from({ length: 90 }, (_, i) => [
    `c-${i}`,
    day(5 + ((i * 7) % 150)),
    `reviewer-${i}`,
    competitor,
    i % 3 < 2 ? syncLoses(i) : take([labelsCrooked, kindSupport, exportSlow], i)(i),
  ]),
]);
