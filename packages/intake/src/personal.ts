import { emailMask, maskEmails, maskWebAddress, tokenMask, webAddress } from './personal-links.js';
import { digitRuns, findCards, findIbans, plainDigits } from './personal-numbers.js';
import type { Found } from './personal-numbers.js';
import { findPhones } from './personal-phones.js';
import { traits, traitsOf } from './text.js';
import type { MaskedKind } from './types.js';

export interface Masked {
  readonly text: string;
  readonly kinds: readonly MaskedKind[];
}

const masks = {
  email: emailMask,
  phone: '[phone]',
  card: '[card]',
  iban: '[iban]',
  'url-token': tokenMask,
} as const satisfies Record<MaskedKind, string>;

const none: readonly MaskedKind[] = [];
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/;
const spelledAt = /[([{] ?at ?[)\]}]/i;
/** What every web address that `webAddress` finds has. */
const addressMark = /:\/\/|www\.|[a-z0-9-]\.[a-z]{2,24}[/?#]/i;
/** Masking can bring two numbers together that were apart; it is repeated until nothing changes. */
const mostRounds = 4;

/**
 * Masks e-mail addresses, telephone numbers, payment cards (Luhn), bank accounts (IBAN, mod 97) and the
 * secrets in web addresses. Masking a masked text changes nothing.
 */
export function maskPersonal(text: string, found: number = traitsOf(text)): Masked {
  if (!mayHold(text, found)) return { text, kinds: none };
  const kinds = new Set<MaskedKind>();
  let masked = text;
  for (let round = 0; round < mostRounds; round++) {
    const before = masked;
    masked = maskOnce(before, kinds);
    if (masked === before) break;
  }
  return { text: masked, kinds: kinds.size === 0 ? none : [...kinds] };
}

/** Whether a text can hold personal data at all; cheap, and never wrong about "no". */
export function mayHold(text: string, found: number): boolean {
  if ((found & (traits.at | traits.manyDigits)) !== 0) return true;
  if ((found & traits.slash) !== 0 && addressMark.test(text)) return true;
  if ((found & traits.bracket) !== 0 && spelledAt.test(text)) return true;
  if ((found & traits.beyondAscii) !== 0 && otherDigits.test(text)) return true;
  return text.includes('www.');
}

function maskOnce(text: string, kinds: Set<MaskedKind>): string {
  const numbers = new Map<string, MaskedKind>();
  if (!addressMark.test(text)) {
    const prose = maskProse(text, kinds, numbers);
    return numbers.size === 0 ? prose : maskRepeats(prose, numbers);
  }
  let result = '';
  let from = 0;
  for (const address of text.matchAll(webAddress)) {
    const end = address.index + address[0].length;
    result += maskProse(text.slice(from, address.index), kinds, numbers);
    result += maskAddress(address[0], kinds);
    from = end;
  }
  result += maskProse(text.slice(from), kinds, numbers);
  return numbers.size === 0 ? result : maskRepeats(result, numbers);
}

function maskAddress(address: string, kinds: Set<MaskedKind>): string {
  // A sentence's punctuation after an address is not part of it.
  const bare = address.replace(/[.,;:!?)\]]{1,40}$/, '');
  const closes = bare.endsWith(tokenMask.slice(0, -1)) && address[bare.length] === ']';
  const own = closes ? `${bare}]` : bare;
  const masked = maskWebAddress(own);
  if (masked !== own) kinds.add('url-token');
  return masked + address.slice(own.length);
}

function maskProse(text: string, kinds: Set<MaskedKind>, numbers: Map<string, MaskedKind>): string {
  if (text === '') return text;
  let masked = text;
  if (masked.includes('@') || spelledAt.test(masked)) {
    masked = maskEmails(masked);
    if (masked !== text) kinds.add('email');
  }
  masked = maskFound(masked, findIbans(masked), kinds, numbers);
  masked = maskFound(masked, findCards(digitRuns(masked)), kinds, numbers);
  return maskFound(masked, findPhones(masked, digitRuns(masked)), kinds, numbers);
}

function maskFound(
  text: string,
  found: readonly Found[],
  kinds: Set<MaskedKind>,
  numbers: Map<string, MaskedKind>,
): string {
  if (found.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { start, end, kind } of found) {
    if (start < from) continue;
    result += text.slice(from, start) + masks[kind];
    numbers.set(plainDigits(text.slice(start, end)), kind);
    kinds.add(kind);
    from = end;
  }
  return result + text.slice(from);
}

/** A number known to be somebody's is masked wherever it stands again, however it is written there. */
function maskRepeats(text: string, numbers: ReadonlyMap<string, MaskedKind>): string {
  const repeats: Found[] = [];
  for (const groups of digitRuns(text)) {
    const written = groups.map((part) => part.digits).join('');
    const [first, last] = [groups[0], groups.at(-1)];
    const known = [...numbers].find(([number]) => written.includes(number));
    if (first === undefined || last === undefined || known === undefined) continue;
    repeats.push({ start: first.start, end: last.end, kind: known[1] });
  }
  return repeats.reduceRight(
    (masked, { start, end, kind }) => masked.slice(0, start) + masks[kind] + masked.slice(end),
    text,
  );
}
