import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textHash } from './hash.js';
import { cleanText } from './text.js';

const clean = (raw: string): string => cleanText(raw).text;

describe('cleaning text', () => {
  it.each([
    ['  two   spaces\tand a tab ', 'two spaces and a tab'],
    ['line one\r\n\r\n\r\nline two \n', 'line one\nline two'],
    ['a\u00a0b\u2003c', 'a b c'],
    ['e\u0301tude', 'étude'],
    ['bell\u0007 nul\u0000', 'bell nul'],
    ['zero\u200bwidth soft\u00adhyphen \ufeffmark', 'zerowidth softhyphen mark'],
    ['broken \ud83d surrogate', 'broken surrogate'],
    ['turned \u202eback\u202c', 'turned back'],
    ['family 👨‍👩‍👧 flag 🇪🇹 heart ❤️', 'family 👨‍👩‍👧 flag 🇪🇹 heart ❤️'],
    ['می‌خواهم \u200fשלום', 'می‌خواهم \u200fשלום'],
    ['ጥሩ መተግበሪያ ነው።', 'ጥሩ መተግበሪያ ነው።'],
    ['I <3 this, 5 < 6 && 7 > 2', 'I <3 this, 5 < 6 && 7 > 2'],
    ['<none> of <my words> here', '<none> of <my words> here'],
    ['<p>First.</p><p>Second&nbsp;&amp; last</p>', 'First.\nSecond & last'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<b>bold</b> and <a href="https://x.example/?a=1&b=2">link</a>', 'bold and link'],
    ['<style>p{color:red}</style><script>alert(1)</script>Text', 'Text'],
    ['<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
    ['<!-- note -->It&#39;s &lt;b&gt; &eacute;&#x1F600; &unknown;', "It's <b> é😀 &unknown;"],
    ['&#150; &#0;', '– \ufffd'],
    ['<div>line\nbroken by\nthe mailer</div>', 'line broken by the mailer'],
  ])('%j', (raw, expected) => {
    expect(clean(raw)).toBe(expected);
  });

  it('never throws, leaves no control characters and no unpaired surrogates', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1 }),
      fc.constantFrom(
        '<',
        '>',
        '&',
        '&amp;',
        '<p>',
        '</p>',
        '<blockquote>',
        '\n',
        '\r',
        '> ',
        '--',
        '\ud800',
        'On 1 wrote:',
        'From: x',
        'Sent: y',
      ),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const text = clean(units.join(''));
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e|\p{Cs}/u);
        expect(text).not.toMatch(/^\s|\s$| {2}|\n\n/);
      }),
      { numRuns: 1000 },
    );
  });

  // A cost that grows with the square of these lengths would outlast the runner's time limit.
  it('comes to an end on texts made to hold it up', () => {
    const hostile = [
      '<'.repeat(100_000),
      '<a '.repeat(30_000),
      '<!--'.repeat(20_000),
      '<style>'.repeat(5000),
      '&'.repeat(100_000),
      ' \n'.repeat(50_000),
      '> a\n'.repeat(20_000),
      'On 1\n'.repeat(20_000),
      'From: a\n'.repeat(20_000),
      '\t \u00a0'.repeat(30_000),
    ];
    for (const text of hostile) expect(clean(text).length).toBeLessThanOrEqual(text.length);
  });
});

describe('cutting replies and signatures', () => {
  const own = 'The export fails again.\nPlease help.';
  it.each([
    [
      'English reply',
      `${own}\n\nOn Mon, 4 Mar 2024 at 10:00, Support <help@x.example> wrote:\n> Dear Ann,\n>\n> try again\n`,
    ],
    [
      'English reply, folded',
      `${own}\n\nOn Mon, 4 Mar 2024 at 10:00, Support Team\n<help@x.example> wrote:\n> Dear Ann\n> bye`,
    ],
    ['English reply without marks', `${own}\nOn 4 Mar 2024, Support wrote:\nDear Ann,\ntry again`],
    [
      'German reply',
      `${own}\n\nAm 04.03.2024 um 10:00 schrieb Support <help@x.example>:\n> Hallo\n> nochmal`,
    ],
    [
      'Spanish reply',
      `${own}\n\nEl lun, 4 mar 2024 a las 10:00, Soporte (<help@x.example>) escribió:\n> Hola\n> adiós`,
    ],
    [
      'French reply',
      `${own}\n\nLe lun. 4 mars 2024 à 10:00, Support <help@x.example> a écrit :\n> Bonjour\n> encore`,
    ],
    [
      'Outlook, English',
      `${own}\n\n-----Original Message-----\nFrom: Support\nSent: Monday\nhello`,
    ],
    [
      'Outlook header, English',
      `${own}\n\nFrom: Support <help@x.example>\nSent: Monday, 4 March 2024 10:00\nTo: Ann\nSubject: Re\n\nhello`,
    ],
    [
      'Outlook header, German',
      `${own}\n\nVon: Support\nGesendet: Montag, 4. März 2024 10:00\nAn: Ann\nBetreff: AW\n\nhallo`,
    ],
    [
      'Outlook header, Spanish',
      `${own}\n\nDe: Soporte\nEnviado el: lunes, 4 de marzo de 2024\nPara: Ann\n\nhola`,
    ],
    [
      'Outlook header, French',
      `${own}\n\nDe : Support\nEnvoyé : lundi 4 mars 2024\nÀ : Ann\n\nbonjour`,
    ],
    ['German original', `${own}\n\n-----Ursprüngliche Nachricht-----\nVon: Support\nhallo`],
    ['forward', `${own}\n\n---------- Forwarded message ---------\nhello`],
    ['quoted block alone', `> old\n> older\n${own}`],
    ['signature mark', `${own}\n-- \nAnn Lee\nHead of Export`],
    ['telephone', `${own}\n\nSent from my iPhone`],
    ['German telephone', `${own}\n\nVon meinem iPhone gesendet`],
    ['Spanish telephone', `${own}\n\nEnviado desde mi iPhone`],
    ['French telephone', `${own}\n\nEnvoyé de mon iPhone`],
    ['English close', `${own}\n\nKind regards,\nAnn Lee\nHead of Export`],
    ['German close', `${own}\n\nMit freundlichen Grüßen\nAnn Lee`],
    ['Spanish close', `${own}\n\nUn saludo,\nAnn`],
    ['French close', `${own}\n\nCordialement,\nAnn`],
    [
      'HTML quote',
      `<div>The export fails again.</div><div>Please help.</div><blockquote><p>Dear Ann</p><p>bye</p></blockquote>`,
    ],
  ])('%s', (_, mail) => {
    expect(clean(mail)).toBe(own);
  });

  it('keeps answers written below the quotation', () => {
    expect(
      clean('On 4 Mar 2024, Support wrote:\n> does it work?\n> tell us\nNo, it still fails.'),
    ).toBe('No, it still fails.');
  });

  it('keeps everything when nothing else would remain', () => {
    expect(clean('> only a quote\n> of two lines')).toBe('> only a quote\n> of two lines');
  });

  it.each([
    'Slow.\n> 5 minutes to load\nBad.',
    'Best regards to the team, it works.\nLove it.',
    'On the whole I like it.\nWhat a colleague wrote: nothing.',
    'From: my point of view fine\nReally.',
    '-- the best app\nfor me\never',
    'Regards',
  ])('leaves alone: %j', (text) => {
    expect(clean(text)).toBe(text);
  });
});

describe('the hash of a text', () => {
  it('is the same for texts that differ in case, punctuation and spaces only', () => {
    expect(textHash('Great app!!! Love it.')).toBe(textHash('great  app, love IT'));
    expect(textHash('Größe, ÄRGER')).toBe(textHash('größe ärger'));
    expect(textHash('great')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('differs otherwise', () => {
    const seen = new Set<string>();
    for (let number = 0; number < 50_000; number++) seen.add(textHash(`text ${number} of many`));
    expect(seen.size).toBe(50_000);
    expect(textHash('!!!')).not.toBe(textHash('???'));
    expect(textHash('a')).not.toBe(textHash('aa'));
    expect(textHash('👍')).not.toBe(textHash('👎'));
  });
});
