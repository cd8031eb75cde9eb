import type { DigitGroup, Found } from './personal-numbers.js';

/**
 * Telephone numbers, told from order numbers, amounts, dates and versions by how they are written and
 * by the words before them. In doubt a number with the shape of a telephone number is masked: a lost
 * order number costs less than a published telephone number.
 */
export function findPhones(text: string, runs: readonly DigitGroup[][]): Found[] {
  const found: Found[] = [];
  for (const whole of runs) {
    for (const groups of withoutDates(whole)) {
      for (let first = 0; first < groups.length; first++) {
        const last = phoneEnd(text, groups, first);
        const [from, to] = [groups[first], groups[last]];
        if (last < 0 || from === undefined || to === undefined) continue;
        found.push({ start: withPrefix(text, from.start), end: to.end, kind: 'phone' });
        first = last;
      }
    }
  }
  return found;
}

const mostGroups = 8;

/** Index of the last group of the longest telephone number that begins at `first`, or -1. */
function phoneEnd(text: string, groups: readonly DigitGroup[], first: number): number {
  const highest = Math.min(groups.length, first + mostGroups) - 1;
  for (let last = highest; last >= first; last--) {
    if (isPhone(text, groups.slice(first, last + 1))) return last;
  }
  return -1;
}

function isPhone(text: string, groups: readonly DigitGroup[]): boolean {
  const [from, to] = [groups[0], groups.at(-1)];
  if (from === undefined || to === undefined) return false;
  const number = groups.map((part) => part.digits).join('');
  if (number.length < 7 || number.length > 16) return false;
  if (/[A-Za-z_]/.test(text[to.end] ?? '') || /[A-Za-z_]/.test(text[from.start - 1] ?? '')) {
    return false;
  }
  if (/\d,$/.test(text.slice(Math.max(0, from.start - 2), from.start))) return false;
  // A single zero before a point is a version or a fraction.
  if (from.digits.length === 1 && groups[1]?.gap === '.') return false;
  const plus = /\+[ (]?$/.test(text.slice(Math.max(0, from.start - 2), from.start));
  if (plus && isInternational(groups, number)) return true;
  if (isAmount(text, from.start, to.end)) return false;
  const before = wordsBefore(text, from.start);
  if (orderWords.test(before)) return false;
  if (number.startsWith('00') && isInternational(groups, number.slice(2))) return true;
  if (phoneWords.test(before)) return !/^(\d)\1+$/.test(number);
  return isNational(groups, number);
}

/** Country code and number (ITU-T E.164): at most 15 digits. */
function isInternational(groups: readonly DigitGroup[], code: string): boolean {
  if (code.length < 9 || code.length > 15 || code.startsWith('0')) return false;
  // "+10 000 000 users" is an amount.
  if (groups.length > 1 && groups.slice(1).every((part) => part.digits === '000')) return false;
  return code.startsWith('1') ? /^1[2-9]\d{9}$/.test(code) : true;
}

/** Numbers written as they are dialled within a country. */
function isNational(groups: readonly DigitGroup[], number: string): boolean {
  const sizes = groups.map((part) => part.digits.length).join('-');
  const trunk = /^0[1-9]/.test(number) && number.length >= 9 && number.length <= 12;
  if (groups.length === 1) return trunk && number.length >= 10;
  if (trunk && (groups[0]?.digits.length ?? 0) > 1) return true;
  if (/^(?:1-)?3-3-4$/.test(sizes)) return /^1?[2-9]\d{2}[2-9]/.test(number);
  const inBrackets = groups[1]?.gap.includes(')') === true;
  if (inBrackets && /^(?:1-)?3-7$/.test(sizes)) return /^1?[2-9]/.test(number);
  return sizes === '5-5' && /^[6-9]/.test(number);
}

const phoneWords =
  /(?:\b(?:tele)?phone|\btel\b|\bcall(?:ed|ing)?\b|\bcell(?:phone)?\b|\bmobile|\bwhats\s?app|\btelegram|\bviber|\bimo\b|\bsms\b|\bfax|\bdial|\bring\b|\breach me|\bcontact me|telefon|handy|rufnummer|mobil|anruf|erreichbar|tel[ée]fono|m[óo]vil|ll[aá]m|celular|t[ée]l[ée]phone|portable|appel|joindre|ስልክ|هاتف|جوال)/iu;
const orderWords =
  /(?:\b(?:order|invoice|ticket|case|ref|reference|id|account|acct|a\/c|transaction|txn|tracking|serial|sku|version|build|model|booking|confirmation|receipt|policy|customer|item|product|part|imei|isbn|ean|bestell\w*|rechnung\w*|auftrag\w*|kunden\w*|vorgang\w*|sendung\w*|vertrag\w*|artikel\w*|konto\w*|pedido|factura|cuenta|referencia|commande|facture|colis|dossier|compte)|[#№])[\s-]*(?:number|numbers|no|nr|num|nummer|n[º°o]|id|is|was|ist|es|est)?[\s.:#=-]*$/iu;

const contextLength = 32;

/** What a person wrote just before; masks are not words of theirs. */
function wordsBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - contextLength), start);
  return before.slice(before.lastIndexOf(']') + 1).replace(/[+(]+$/, '');
}

function isAmount(text: string, start: number, end: number): boolean {
  return (
    /[$€£¥₹₦₺₽]\s?$/.test(text.slice(Math.max(0, start - 2), start)) ||
    /^(?:,\d|\s?(?:[€$£¥₹%]|(?:usd|eur|gbp|etb|birr|euros?|dollars?|pounds?|bytes?|[kmg]b|ms)\b))/i.test(
      text.slice(end, end + 10),
    )
  );
}

function withPrefix(text: string, start: number): number {
  let from = start;
  while (from > 0 && start - from < 3 && /[+(]/.test(text[from - 1] ?? '')) from--;
  return from;
}

/** The stretches of a run between its dates: `05.03.2024 0171 1234567` has a telephone number after one. */
function withoutDates(groups: readonly DigitGroup[]): DigitGroup[][] {
  const parts: DigitGroup[][] = [];
  let part: DigitGroup[] = [];
  for (let index = 0; index < groups.length; index++) {
    if (isDateAt(groups, index)) {
      parts.push(part);
      part = [];
      index += 2;
      continue;
    }
    const next = groups[index];
    if (next !== undefined) part.push(next);
  }
  parts.push(part);
  return parts.filter((stretch) => stretch.length > 0);
}

function isDateAt(groups: readonly DigitGroup[], index: number): boolean {
  const [a, b, c, after] = groups.slice(index, index + 4);
  if (a === undefined || b === undefined || c === undefined) return false;
  if (!/^[./-]$/.test(b.gap) || b.gap !== c.gap || after?.gap === c.gap) return false;
  const values = [a, b, c].map((part) => Number(part.digits));
  const [first = 0, second = 0, third = 0] = values;
  const sizes = `${a.digits.length}-${b.digits.length}-${c.digits.length}`;
  const monthAndDay = (x: number, y: number): boolean =>
    x > 0 && y > 0 && Math.min(x, y) <= 12 && Math.max(x, y) <= 31;
  if (/^4-[12]-[12]$/.test(sizes)) return isYear(first) && monthAndDay(second, third);
  if (/^[12]-[12]-4$/.test(sizes)) return isYear(third) && monthAndDay(first, second);
  return /^[12]-[12]-2$/.test(sizes) && monthAndDay(first, second);
}

function isYear(value: number): boolean {
  return value >= 1900 && value <= 2100;
}
