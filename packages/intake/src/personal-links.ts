/** E-mail addresses and the secrets in web addresses. */

export const emailMask = '[email]';
export const tokenMask = '[token]';

const localCharacter = /[\p{L}\p{N}._%+'&~-]/u;
const domainCharacter = /[\p{L}\p{N}.-]/u;
const longestLocal = 64;
const longestDomain = 253;
const spelledOut =
  /[\p{L}\p{N}._%+-]{1,64} ?[([{] ?at ?[)\]}] ?[\p{L}\p{N}-]{1,63}(?:(?: ?[([{] ?(?:dot|punkt|punto|point) ?[)\]}] ?|\.)[\p{L}\p{N}-]{1,63}){1,5}/giu;

/** Masks addresses by growing outwards from each "@", so that the time stays linear in the text. */
export function maskEmails(text: string): string {
  const masked = maskSpelledOut(text);
  let result = '';
  let from = 0;
  for (let at = masked.indexOf('@'); at !== -1; at = masked.indexOf('@', at + 1)) {
    const start = localStart(masked, at, from);
    const end = domainEnd(masked, at);
    if (start === at || end === at) continue;
    result += masked.slice(from, start) + emailMask;
    from = end;
  }
  return from === 0 ? masked : result + masked.slice(from);
}

function maskSpelledOut(text: string): string {
  return /[([{] ?at ?[)\]}]/i.test(text) ? text.replace(spelledOut, emailMask) : text;
}

function localStart(text: string, at: number, floor: number): number {
  let start = at;
  const lowest = Math.max(floor, at - longestLocal);
  while (start > lowest && localCharacter.test(text[start - 1] ?? '')) start--;
  // Punctuation before the address belongs to the sentence.
  while (start < at && /[^\p{L}\p{N}_]/u.test(text[start] ?? '')) start++;
  return start;
}

function domainEnd(text: string, at: number): number {
  let end = at + 1;
  const highest = Math.min(text.length, at + longestDomain);
  while (end < highest && domainCharacter.test(text[end] ?? '')) end++;
  while (end > at + 1 && /[.-]/.test(text[end - 1] ?? '')) end--;
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}][\p{L}\p{N}-]+$/u.test(
    text.slice(at + 1, end),
  )
    ? end
    : at;
}

/** Web addresses, with or without their scheme. */
export const webAddress =
  /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.|\b(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?=[/?#]))[^\s<>"'`]*/gi;

const secretName =
  /(?:token|secret|passw|pwd|auth|key|sig|session|sid|code|otp|pin|jwt|hash|credential|e-?mail|phone|mobile|user|account|card|iban|invite|magic|ticket|nonce|state)/i;

/** Keeps host and path of a web address; masks what may identify or let in. */
export function maskWebAddress(address: string): string {
  const queryAt = address.search(/[?#]/);
  const path = queryAt === -1 ? address : address.slice(0, queryAt);
  const query = queryAt === -1 ? '' : address.slice(queryAt);
  return maskPath(path) + maskQuery(query);
}

function maskPath(path: string): string {
  return path
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@\s]+@/i, `$1${tokenMask}@`)
    .split('/')
    .map((segment, index, segments) => {
      const isHost = index === (segments[1] === '' ? 2 : 0);
      const isScheme = index === 0 && segment.endsWith(':');
      return !isHost && !isScheme && isSecretSegment(segment) ? tokenMask : segment;
    })
    .join('/');
}

function maskQuery(query: string): string {
  return query.replace(
    /([?#&;])(?:([^=&;#?]{0,200})=)?([^&;#?]*)/g,
    (whole, mark: string, name: string | undefined, value: string) => {
      const secret =
        value !== '' && ((name !== undefined && secretName.test(name)) || isSecretValue(value));
      if (!secret) return whole;
      return `${mark}${name === undefined ? '' : `${name}=`}${tokenMask}`;
    },
  );
}

function isSecretSegment(segment: string): boolean {
  if (/^\+?\d{10,}$/.test(segment) || uuid.test(segment) || /%40|@.+\./.test(segment)) return true;
  return (
    segment.split(/[-_.~,;=:!]/).some((piece) => isRandom(piece, 16)) ||
    /\d(?:[-._ ]?\d){11}/.test(segment)
  );
}

function isSecretValue(value: string): boolean {
  if (value === tokenMask) return false;
  if (/%40|@/.test(value) || uuid.test(value) || plainNumber.test(value)) return true;
  return value.split(/[-_.~,;:!|]|%../).some((piece) => isRandom(piece, 14));
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const plainNumber = /\d(?:[-._ +()]?\d){6}/;

/** Letters and digits mixed, or case mixed without sense, over a length that no word has. */
function isRandom(piece: string, length: number): boolean {
  if (piece.length < length) return false;
  const hasDigit = /\d/.test(piece);
  if (/^[0-9a-f]+$/i.test(piece) && hasDigit) return true;
  const changes = piece.match(/[a-z][A-Z0-9]|[0-9][A-Za-z]/g)?.length ?? 0;
  return (hasDigit && /[a-z]/i.test(piece)) || changes >= 5;
}
