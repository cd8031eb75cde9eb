import fc from 'fast-check';
import type { Subscription } from '../src/index.js';

const days = fc
  .date({ min: new Date('2022-12-20'), max: new Date('2025-02-10'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Month ends and beginnings are where mistakes hide. */
const edgeDays = fc.oneof(
  days,
  fc.constantFrom(
    '2023-01-31',
    '2023-02-28',
    '2024-02-29',
    '2024-03-01',
    '2023-12-31',
    '2024-01-01',
  ),
);

/** A few products, currencies and accounts, so that subscriptions gap, overlap and switch often. */
const subscription = fc
  .record({
    id: fc.uuid(),
    account: fc.constantFrom('ada', 'bo', 'cy'),
    product: fc.constantFrom('desk', 'field', ''),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
    mrrMinor: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 900_000_00 })),
    days: fc.tuple(edgeDays, fc.option(edgeDays)),
  })
  .map(({ days: [one, other], ...rest }): Subscription => {
    const [start, end] = other !== null && other < one ? [other, one] : [one, other];
    return { ...rest, start, end: end === start ? null : end };
  });

export const histories = fc.array(subscription, { minLength: 1, maxLength: 14 });
