import { ownCopy } from '../own-copy.js';
import { currencyOfSign } from './currencies.js';

/** The decimal mark of a file's numbers; the other one then groups thousands. */
export type DecimalStyle = 'point' | 'comma';

/** A number as plain decimal text, and the currency that stands beside it where one does. */
export interface ReadNumber {
  readonly text: string;
  readonly currency: string | null;
}

const spacing = /[\s\u00a0\u2007\u2009\u202f'’](?=\d{3}(?:\D|$))/g;
const machine = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
// Thousands by three, or as in India by two before the last three; never a zero in front of a group.
const withPoint = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3})?(?:\.\d*)?$/;
const withComma = /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)?(?:,\d*)?$/;
/** Sign, unit, sign, digits, sign, unit: "-5", "$-5", "-$5", "5- EUR". At most one of each is let pass. */
const parts =
  /^([-−–+]?)\s*((?:\p{L}{0,3}\p{Sc}|\p{L}{1,3}\.?)?)\s*([-−–+]?)\s*([\d.,'’\s]*\d[\d.,'’\s]*?)\s*([-−–]?)\s*((?:\p{L}{0,3}\p{Sc}|\p{L}{1,3}\.?)?)$/u;
const longest = 40;

/**
 * A number as people and systems write it: grouped thousands, minus before or behind, accountants'
 * parentheses, a currency beside it. Null when it is none in this style. Exact: digits are only moved.
 */
export function readNumber(raw: string, style: DecimalStyle): ReadNumber | null {
  if (style === 'point' && machine.test(raw)) {
    return { text: withoutMinusZero(raw), currency: null };
  }
  const trimmed = raw.trim();
  if (trimmed === '' || trimmed.length > longest) return null;
  const inside = /^\((.+)\)$/.exec(trimmed)?.[1]?.trim();
  const found = parts.exec(inside ?? trimmed);
  if (found === null) return null;
  const [, first = '', before = '', second = '', digits = '', third = '', behind = ''] = found;
  const sign = first + second + third;
  if (sign.length > 1 || (sign !== '' && inside !== undefined)) return null;
  if (before !== '' && behind !== '') return null;
  const unit = before + behind;
  const currency = unit === '' ? null : currencyOfSign(unit);
  const magnitude = plainDigits(digits, style);
  if (currency === undefined || magnitude === null) return null;
  const isNegative = inside !== undefined || (sign !== '' && sign !== '+');
  return { text: withoutMinusZero(isNegative ? `-${magnitude}` : magnitude), currency };
}

const withoutMinusZero = (text: string): string =>
  text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text;

function plainDigits(written: string, style: DecimalStyle): string | null {
  const digits = written.replace(spacing, '');
  if (!(style === 'point' ? withPoint : withComma).test(digits)) return null;
  const plain =
    style === 'point' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
  const [whole = '', fraction = ''] = plain.split('.');
  const short = whole.replace(/^0+(?=\d)/, '') || '0';
  return fraction === '' ? short : `${short}.${fraction}`;
}

export interface DecimalGuess {
  /** Null: a person must choose. */
  readonly style: DecimalStyle | null;
  readonly candidates: readonly DecimalStyle[];
  /** Values and what they are in each style; those that differ first. */
  readonly examples: readonly {
    readonly raw: string;
    readonly point: string | null;
    readonly comma: string | null;
  }[];
}

const mostKnown = 20_000;
const examplesShown = 3;

/** Decides the decimal mark of a file from all its numbers, seen one by one. */
export class DecimalColumn {
  #pointOnly = 0;
  #commaOnly = 0;
  readonly #telling: DecimalGuess['examples'][number][] = [];
  readonly #plain: DecimalGuess['examples'][number][] = [];
  readonly #known = new Set<string>();
  /** Currencies that stand beside the numbers, with how often. */
  readonly currencies = new Map<string, number>();

  see(raw: string): void {
    if (this.#known.has(raw)) return;
    if (this.#known.size < mostKnown) this.#known.add(ownCopy(raw));
    const point = readNumber(raw, 'point');
    const comma = readNumber(raw, 'comma');
    const currency = (point ?? comma)?.currency ?? null;
    if (currency !== null) {
      this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
    }
    if (point === null && comma === null) return;
    if (comma === null) this.#pointOnly++;
    if (point === null) this.#commaOnly++;
    const list = point?.text === comma?.text ? this.#plain : this.#telling;
    if (list.length < examplesShown) {
      list.push({ raw: ownCopy(raw), point: point?.text ?? null, comma: comma?.text ?? null });
    }
  }

  guess(): DecimalGuess {
    const examples = [...this.#telling, ...this.#plain].slice(0, examplesShown);
    const settled = (style: DecimalStyle): DecimalGuess => ({
      style,
      candidates: [style],
      examples,
    });
    if (this.#pointOnly > 0 && this.#commaOnly === 0) return settled('point');
    if (this.#commaOnly > 0 && this.#pointOnly === 0) return settled('comma');
    // No number has a mark: there is nothing to decide.
    if (this.#telling.length === 0) return settled('point');
    return { style: null, candidates: ['point', 'comma'], examples };
  }
}
