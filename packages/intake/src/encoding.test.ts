import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoderFor, detectEncoding, isDamaged, mendDamage } from './encoding.js';

function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('finding the encoding', () => {
  const german = 'id;Kommentar\n1;Größe überprüfen, schön wäre’s\n';
  it.each([
    ['UTF-8', Buffer.from(german), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${german}`), 'utf-8'],
    ['plain ASCII', Buffer.from('id,text\n1,fine\n'), 'utf-8'],
    ['UTF-16 LE with its mark', utf16(`\ufeff${german}`), 'utf-16le'],
    ['UTF-16 BE with its mark', utf16(`\ufeff${german}`, true), 'utf-16be'],
    ['UTF-16 LE without', utf16(german), 'utf-16le'],
    ['UTF-16 BE without', utf16(german, true), 'utf-16be'],
    [
      'Windows-1252',
      Buffer.from('1;Gr\xf6\xdfe \x93sch\xf6n\x94 5 \x80\n', 'latin1'),
      'windows-1252',
    ],
  ])('%s', (_, bytes, encoding) => {
    expect(detectEncoding(bytes).encoding).toBe(encoding);
  });

  it('stays with UTF-8 where only a few lines are damaged', () => {
    const bytes = Buffer.concat([
      Buffer.from('größer schöner wärmer äöü\n'),
      Buffer.from([0xe9, 0x0a]),
    ]);
    expect(detectEncoding(bytes).encoding).toBe('utf-8');
  });

  it('is not put off by a head that ends inside a character', () => {
    expect(detectEncoding(Buffer.from('größe €').subarray(0, -1)).encoding).toBe('utf-8');
  });
});

describe('decoding in pieces', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)(
    'gives %s text back however the bytes are cut',
    (encoding) => {
      const character =
        encoding === 'windows-1252'
          ? fc.constantFrom('a', 'é', '€', '”', '\n')
          : fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
      fc.assert(
        fc.property(
          fc.array(character, { maxLength: 20 }),
          fc.array(fc.nat(60)),
          (characters, cuts) => {
            const text = characters.join('');
            const bytes = encode(text, encoding);
            const decoder = decoderFor(encoding);
            let decoded = '';
            let from = 0;
            for (const cut of cuts.map((at) => at % (bytes.length + 1)).sort((a, b) => a - b)) {
              decoded += decoder.decode(bytes.subarray(from, cut));
              from = cut;
            }
            decoded += decoder.decode(bytes.subarray(from)) + decoder.end();
            expect(decoded).toBe(text);
          },
        ),
      );
    },
  );

  it('marks damaged bytes so that the row can be found, and shows them as Windows-1252', () => {
    const decoder = decoderFor('utf-8');
    const text =
      decoder.decode(Buffer.concat([Buffer.from('größe\n'), Buffer.from('caf\xe9\n', 'latin1')])) +
      decoder.end();
    const [whole = '', damaged = ''] = text.split('\n');
    expect(isDamaged(whole)).toBe(false);
    expect(isDamaged(damaged)).toBe(true);
    expect(mendDamage(damaged)).toBe('café');
    expect(decoder.damagedLines).toBe(1);
  });

  it('takes emoji and replacement characters that were in the file for sound', () => {
    const decoder = decoderFor('utf-8');
    expect(isDamaged(decoder.decode(Buffer.from('👩‍🚀 \ufffd')) + decoder.end())).toBe(false);
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const decoder = decoderFor(detectEncoding(bytes).encoding);
        expect(typeof (decoder.decode(bytes) + decoder.end())).toBe('string');
      }),
    );
  });
});

function encode(
  text: string,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252',
): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'windows-1252') {
    return Buffer.from(text.replaceAll('€', '\x80').replaceAll('”', '\x94'), 'latin1');
  }
  return utf16(text, encoding === 'utf-16be');
}
