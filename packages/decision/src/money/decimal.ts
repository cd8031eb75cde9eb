/** An exact decimal number: `digits` / 10^`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** The decimal mark of a text; the other one then groups thousands. */
export type DecimalMark = '.' | ',';

export type DecimalProblem = 'empty' | 'not-a-number' | 'ambiguous';

const spaces = /[\s\u00a0\u202f\u2009'’]/g;
const minus = /[-\u2212\u2013]/;
const machine = /^[0-9]+(\.[0-9]+)?$/;

/**
 * Reads a decimal number as people and systems write it: either mark for decimals, grouped thousands
 * (by mark, space or apostrophe), minus before or behind, accountants' parentheses. Exact: no floats.
 *
 * @param mark The decimal mark, where it is known from the other values of the column. Without it a lone
 *   comma before exactly three digits groups thousands, and a lone point there is a decimal mark only if
 *   `decimals` allows three; else it is `ambiguous`, for "12.345" may be twelve or twelve thousand.
 * @param decimals How many decimals the value can have; without it any number.
 */
export function readDecimal(
  text: string,
  mark?: DecimalMark,
  decimals = Number.POSITIVE_INFINITY,
): Decimal | DecimalProblem {
  let rest = text.replace(spaces, '');
  if (rest === '') return 'empty';
  let negative = false;
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true;
    rest = rest.slice(1, -1);
  } else if (minus.test(rest[0] ?? '')) {
    negative = true;
    rest = rest.slice(1);
  } else if (rest.startsWith('+')) {
    rest = rest.slice(1);
  } else if (minus.test(rest.at(-1) ?? '')) {
    negative = true;
    rest = rest.slice(0, -1);
  }
  if (!/^[0-9.,]*[0-9][0-9.,]*$/.test(rest)) return 'not-a-number';
  const chosen = mark ?? markOf(rest, decimals);
  if (chosen === 'ambiguous') return chosen;
  const plain = ungrouped(rest, chosen);
  if (plain === undefined) return 'not-a-number';
  const [whole = '', fraction = ''] = plain.split('.');
  const digits = BigInt(whole + fraction);
  return { digits: negative ? -digits : digits, scale: fraction.length };
}

/**
 * The decimal mark that a column of texts uses, told by the values that can be read in one way only;
 * `undefined` where none can.
 */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark | undefined {
  for (const text of texts) {
    const digits = text.replace(/[^0-9.,]/g, '');
    const marks = digits.replace(/[0-9]/g, '');
    if (marks === '') continue;
    const last = marks.at(-1) === ',' ? ',' : '.';
    if (new Set(marks).size === 2) return last;
    if (marks.length > 1) return last === '.' ? ',' : '.';
    if (!/^[0-9]{1,3}[.,][0-9]{3}$/.test(digits) || digits.startsWith('0')) return last;
  }
  return undefined;
}

function markOf(text: string, decimals: number): DecimalMark | 'ambiguous' {
  const certain = decimalMarkOf([text]);
  if (certain !== undefined) return certain;
  if (!/[.,]/.test(text) || text.includes(',')) {
    return text.includes(',') && decimals >= 3 ? 'ambiguous' : '.';
  }
  return decimals >= 3 ? '.' : 'ambiguous';
}

/** The number with a point for decimals and without grouping; undefined where groups are not groups. */
function ungrouped(text: string, mark: DecimalMark): string | undefined {
  const [whole = '', fraction, more] = text.split(mark);
  if (more !== undefined) return undefined;
  const group = mark === '.' ? ',' : '.';
  if (fraction?.includes(group)) return undefined;
  const groups = whole.split(group);
  if (groups.length > 1) {
    // Groups of two before the last are usual in India: 12,34,567.
    const [first = '', ...others] = groups;
    const last = others.at(-1) ?? '';
    if (!/^[1-9][0-9]{0,2}$/.test(first) || last.length !== 3) return undefined;
    const middle = others.slice(0, -1).map((part) => part.length);
    if (middle.some((length) => length !== middle[0] || (length !== 2 && length !== 3))) {
      return undefined;
    }
  }
  const plain = `${groups.join('') || '0'}.${fraction ?? ''}`;
  return machine.test(plain) ? plain : plain.replace(/\.$/, '');
}

/** n / d rounded to the nearest integer, halves to the even one (as banks and IEEE 754 do). */
export function roundHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('Division by zero.');
  const n = denominator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  let quotient = n / d;
  let rest = n % d;
  if (rest < 0n) {
    quotient -= 1n;
    rest += d;
  }
  const twice = rest * 2n;
  return twice > d || (twice === d && quotient % 2n !== 0n) ? quotient + 1n : quotient;
}

/** A whole number as `number`; throws RangeError where it is beyond what a number holds exactly. */
export function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw new RangeError(`${value} minor units are more than can be kept exactly.`);
  }
  return number;
}
