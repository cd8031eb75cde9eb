import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, subscription } from './made-rows.js';
import { bookShapes } from './shapes.js';
import { bookKinds } from './types.js';
import type { BookKind } from './types.js';

const odd = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '',
    '-',
    'n/a',
    '1,234',
    '1.234,5',
    '€',
    '(',
    '()',
    '-',
    '2024-02-30',
    '00/00/0000',
    '9'.repeat(60),
    '\u0000',
    '\ud800',
    '=1+1',
    '1e309',
    'NaN',
    '٣',
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.double().map(String),
);
/** Some of the fields, each with an odd cell. */
const oddRow = (kind: BookKind): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.dictionary(fc.constantFrom(...bookShapes[kind].fields.map(({ name }) => name)), odd);

describe('whatever the cells hold (property)', () => {
  it.each(bookKinds)(
    'no row of %s is lost, doubled or moved, and none breaks the reader',
    (kind) => {
      fc.assert(
        fc.property(fc.array(oddRow(kind), { maxLength: 30 }), (rows) => {
          const { rows: good, rejected } = read(kind, rows);
          const seen = [...good, ...rejected].map(({ row }) => row).sort((a, b) => a - b);
          expect(seen).toEqual(rows.map((_row, at) => at + 1));
          for (const list of [good, rejected]) {
            expect(list.map(({ row }) => row)).toEqual(
              list.map(({ row }) => row).toSorted((a, b) => a - b),
            );
          }
          for (const { values } of good)
            for (const value of Object.values(values)) expect(value).not.toMatch(/\p{Cc}|\p{Cs}/u);
          for (const { code, reason } of rejected)
            expect(`${code} ${reason}`).toMatch(/^[a-z-]+ .+[.)]$/su);
        }),
      );
    },
  );

  it('good rows go in whatever stands between them', () => {
    const good = Array.from({ length: 8 }, (_, at) => ({
      ...subscription,
      externalId: `good ${at}`,
    }));
    fc.assert(
      fc.property(
        fc.array(oddRow('subscriptions'), { maxLength: 8 }),
        fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
        (bad, turns) => {
          const goods = [...good];
          const bads = bad.map((row) => ({ ...row, externalId: `bad ${row['externalId'] ?? ''}` }));
          const mixed = turns.flatMap((isGood) =>
            isGood ? goods.splice(0, 1) : bads.splice(0, 1),
          );
          const { rows } = read('subscriptions', [...mixed, ...goods]);
          const ids = rows
            .map(({ values }) => values['externalId'] ?? '')
            .filter((id) => id.startsWith('good'));
          expect(ids).toEqual(good.map(({ externalId }) => externalId));
        },
      ),
    );
  });
});
