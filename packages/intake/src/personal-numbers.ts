import type { MaskedKind } from './types.js';

/** A part of a text, by UTF-16 offsets, that is somebody's number. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: MaskedKind;
}

const digit = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\uff10-\\uff19]';
const separators = '[ \\u00a0.\\-\\u2010-\\u2013/()]{0,3}';
const run = new RegExp(`${digit}(?:${separators}${digit})*`, 'g');
const group = new RegExp(`${digit}+`, 'g');
const digits = new RegExp(digit, 'g');

export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands between the group before and this one. */
  readonly gap: string;
}

/** Stretches of digit groups held together by the separators that numbers are written with. */
export function digitRuns(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  for (const found of text.matchAll(run)) {
    const groups: DigitGroup[] = [];
    let last = found.index;
    for (const part of found[0].matchAll(group)) {
      const start = found.index + part.index;
      const end = start + part[0].length;
      groups.push({ start, end, digits: plainDigits(part[0]), gap: text.slice(last, start) });
      last = end;
    }
    runs.push(groups);
  }
  return runs;
}

/** The digits of a text as 0–9, in order; digits of other scripts count. */
export function plainDigits(text: string): string {
  let plain = '';
  for (const [match] of text.matchAll(digits)) {
    const code = match.charCodeAt(0);
    plain += code < 0x80 ? match : String((code - zeroOf(code)) % 10);
  }
  return plain;
}

function zeroOf(code: number): number {
  if (code >= 0xff10) return 0xff10;
  if (code >= 0x0966) return 0x0966;
  return code >= 0x06f0 ? 0x06f0 : 0x0660;
}

/** Payment cards: 13 to 19 digits of an issuer's range with a valid check digit (Luhn, ISO/IEC 7812). */
export function findCards(runs: readonly DigitGroup[][]): Found[] {
  const found: Found[] = [];
  for (const groups of runs) {
    for (let first = 0; first < groups.length; first++) {
      const last = cardEnd(groups, first);
      const [from, to] = [groups[first], groups[last]];
      if (last < 0 || from === undefined || to === undefined) continue;
      found.push({ start: from.start, end: to.end, kind: 'card' });
      first = last;
    }
  }
  return found;
}

function cardEnd(groups: readonly DigitGroup[], first: number): number {
  let number = '';
  let best = -1;
  for (let index = first; index < groups.length; index++) {
    const next = groups[index];
    if (next === undefined) break;
    if (index > first && !/^[ \u00a0-]$/.test(next.gap)) break;
    number += next.digits;
    if (number.length > 19) break;
    if (number.length >= 13 && isCard(number)) best = index;
  }
  return best;
}

const issuers: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:6011|65|64[4-9]|62|60|81|82)/, [16, 17, 18, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^3(?:0[0-5]|[689])/, [14, 16, 17, 18, 19]],
  [/^(?:5[06-9]|6[37])/, [13, 14, 15, 16, 17, 18, 19]],
  [/^9792/, [16]],
];

function isCard(number: string): boolean {
  const known = issuers.some(
    ([prefix, lengths]) => prefix.test(number) && lengths.includes(number.length),
  );
  return known && luhn(number) && !/^(\d)\1+$/.test(number);
}

function luhn(number: string): boolean {
  let sum = 0;
  for (let back = 0; back < number.length; back++) {
    const value = number.charCodeAt(number.length - 1 - back) - 48;
    const weighted = back % 2 === 0 ? value : value * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

const ibanLengths = new Map(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const ibanStart = /(?<![A-Za-z0-9])[A-Za-z]{2}[ \u00a0-]?\d{2}/g;

/** Bank accounts: the country's length and a valid checksum (mod 97, ISO 13616). */
export function findIbans(text: string): Found[] {
  const found: Found[] = [];
  for (const { index } of text.matchAll(ibanStart)) {
    const length = ibanLengths.get(text.slice(index, index + 2).toUpperCase());
    if (length === undefined) continue;
    const end = ibanEnd(text, index, length);
    if (end !== null) found.push({ start: index, end, kind: 'iban' });
  }
  return found;
}

function ibanEnd(text: string, start: number, length: number): number | null {
  let compact = '';
  let at = start;
  for (; at < text.length && compact.length < length; at++) {
    const character = text[at] ?? '';
    if (/[A-Za-z0-9]/.test(character)) compact += character;
    else if (!/[ \u00a0-]/.test(character) || /[ \u00a0-]/.test(text[at - 1] ?? ' ')) return null;
  }
  if (compact.length < length || /[A-Za-z0-9]/.test(text[at] ?? '')) return null;
  return mod97(compact.toUpperCase()) === 1 ? at : null;
}

function mod97(iban: string): number {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
