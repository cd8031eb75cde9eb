import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from './personal.js';
import type { MaskedKind } from './types.js';

const masked: readonly (readonly [string, string, MaskedKind])[] = [
  ['write to ann.lee+shop@mail.example.org, please', 'write to [email], please', 'email'],
  ['(bob@example.com)', '([email])', 'email'],
  ['Ann<ann@exämple.de>', 'Ann<[email]>', 'email'],
  ['"o\'brien@example.ie".', '"[email]".', 'email'],
  ['ann (at) example (dot) org', '[email]', 'email'],
  ['max [at] beispiel.de', '[email]', 'email'],
  ['call +49 171 2345678 now', 'call [phone] now', 'phone'],
  ['+1 (415) 555-2671', '[phone]', 'phone'],
  ['+44 (0)20 7946 0958', '[phone]', 'phone'],
  ['ring 0044 20 7946 0958', 'ring [phone]', 'phone'],
  ['my number is (415) 555-2671.', 'my number is [phone].', 'phone'],
  ['415-555-2671 or 415.555.2672', '[phone] or [phone]', 'phone'],
  ['1-800-555-0199', '[phone]', 'phone'],
  ['Tel.: 030/1234567', 'Tel.: [phone]', 'phone'],
  ['0171 2345678', '[phone]', 'phone'],
  ['01712345678', '[phone]', 'phone'],
  ['appelez le 06 12 34 56 78', 'appelez le [phone]', 'phone'],
  ['06.12.34.56.78', '[phone]', 'phone'],
  ['llámame al 612 345 678', 'llámame al [phone]', 'phone'],
  ['whatsapp 251911234567', 'whatsapp [phone]', 'phone'],
  ['phone: 5552671', 'phone: [phone]', 'phone'],
  ['98765 43210', '[phone]', 'phone'],
  ['05.03.2024 0171 2345678', '05.03.2024 [phone]', 'phone'],
  ['call 0171 2345678 20000 30000 times', 'call [phone] 30000 times', 'phone'],
  ['هاتف ٠١٧١٢٣٤٥٦٧٨', 'هاتف [phone]', 'phone'],
  ['card 4111 1111 1111 1111 was charged', 'card [card] was charged', 'card'],
  ['4111-1111-1111-1111', '[card]', 'card'],
  ['378282246310005', '[card]', 'card'],
  ['5555555555554444!', '[card]!', 'card'],
  ['order 12 4111 1111 1111 1111', 'order 12 [card]', 'card'],
  ['to DE89 3704 0044 0532 0130 00 please', 'to [iban] please', 'iban'],
  ['GB82WEST12345698765432', '[iban]', 'iban'],
  ['iban fr14 2004 1010 0505 0001 3m02 606', 'iban [iban]', 'iban'],
  [
    'https://x.example/reset?token=abc123&lang=en',
    'https://x.example/reset?token=[token]&lang=en',
    'url-token',
  ],
  [
    'see https://x.example/a/9f86d081884c7d659a2feaa0c55ad015.',
    'see https://x.example/a/[token].',
    'url-token',
  ],
  ['https://user:secret@x.example/a', 'https://[token]@x.example/a', 'url-token'],
  [
    'www.x.example/u/550e8400-e29b-41d4-a716-446655440000/edit',
    'www.x.example/u/[token]/edit',
    'url-token',
  ],
  [
    'x.example/pay#access_token=eyJhbGciOiJIUzI1NiJ9',
    'x.example/pay#access_token=[token]',
    'url-token',
  ],
  ['https://wa.me/491712345678', 'https://wa.me/[token]', 'url-token'],
];

const untouched: readonly string[] = [
  'order 1234567890 never came',
  'Bestellnummer 0123456789',
  'order no. 0171234567 is late',
  'ticket #0049123456789',
  'invoice 415-555-2671',
  'it cost 1.234.567,89 €',
  'we paid $1 000 000 for it',
  '$4155552671',
  '10 000 000 users',
  '+500 users and +20 % in 2024',
  'since 2024-03-05 10:30:00 it fails',
  'on 05.03.2024 at 10:30',
  'from 01/02/2024 - 05/03/2024',
  '31-12-2023',
  '20240305',
  'version 10.15.7.1',
  'v0.12.345.6789',
  'Android 14, build 34.0.12',
  '192.168.100.200',
  'epoch 1709632800',
  '1709632800000',
  'card ending in 1234',
  '4111 1111 1111 1112',
  '1234 5678 9012 3456',
  'GB82WEST12345698765431',
  'the score was 0:7, then 3-4',
  'rated 5/5 10/10 100/100',
  '@support please help',
  'meet me @ 5',
  'a@b',
  'https://x.example/articles/how-to-fix-error-404-in-the-app?page=2&lang=en',
  'https://apps.example/app/id1234567890',
  'and/or w/o 24/7',
  'sizes 10x20x30',
  'ISBN 9783161484100',
  'model 0123456789ab',
  'and (at) that point',
];

describe('masking personal data', () => {
  it.each(masked)('%s', (text, expected, kind) => {
    expect(maskPersonal(text)).toEqual({ text: expected, kinds: [kind] });
  });

  it.each(untouched)('leaves alone: %s', (text) => {
    expect(maskPersonal(text)).toEqual({ text, kinds: [] });
  });

  it('masks a known number wherever it stands again', () => {
    const { text } = maskPersonal('call 4155552671. Again: 4155552671, order 4155552671');
    expect(text).not.toMatch(/\d/);
  });

  it('reports each kind once', () => {
    const { kinds } = maskPersonal('a@example.org b@example.org +49 171 2345678 4111111111111111');
    expect([...kinds].sort()).toEqual(['card', 'email', 'phone']);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      ...masked.map(([text]) => text),
      ...untouched,
      'call ',
      'order ',
      '[phone]',
      '[email]',
      '@',
      '0',
      '+',
      ' ',
      '-',
      '/',
      '.',
      ', ',
    ),
    fc.string({
      unit: fc.constantFrom(...'0123456789 -./()+@abcDE:?=&#['.split('')),
      maxLength: 30,
    }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const prose = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const once = maskPersonal(text).text;
        expect(maskPersonal(once).text).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves no masked number in the text', () => {
    const national = fc.tuple(
      fc.integer({ min: 100, max: 999 }),
      fc.integer({ min: 1_000_000, max: 9_999_999 }),
    );
    const words = fc.constantFrom('call', 'thanks', 'order', 'me:', 'id', 'please,', '(again)');
    fc.assert(
      fc.property(
        national,
        fc.array(words, { maxLength: 5 }),
        fc.boolean(),
        ([area, line], between, twice) => {
          const number = `+49 ${area} ${line}`;
          const text = [
            ...between,
            number,
            ...between,
            ...(twice ? [`49${area}${line}`] : []),
          ].join(' ');
          const digits = maskPersonal(text).text.replace(/\D/g, '');
          expect(digits).not.toContain(`${area}${line}`);
        },
      ),
    );
  });

  // A cost that grows with the square of these lengths would outlast the runner's time limit.
  it('comes to an end on texts made to hold it up', () => {
    const hostile = [
      'a'.repeat(100_000),
      '1 '.repeat(50_000),
      'a.'.repeat(50_000),
      '@'.repeat(50_000),
      '(at)'.repeat(20_000),
      `${'a-'.repeat(50_000)}/`,
      '+0'.repeat(50_000),
      `http://${'a/'.repeat(30_000)}`,
    ];
    for (const text of hostile) expect(maskPersonal(text).text).not.toBe('');
  });
});
