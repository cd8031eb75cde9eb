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
const besides = /^([^\d.,+\-−–()]{0,5}?)\s*([+\-−–(]?.*?)\s*([^\d.,)]{0,5})$/u;
const longest = 40;

/**
 * A number as people and systems write it: grouped thousands, minus before or behind, accountants'
 * parentheses, a currency beside it. Null when it is none in this style. Exact: digits are only moved.
 */
export function readNumber(raw: string, style: DecimalStyle): ReadNumber | null {
  if (style === 'point' && machine.test(raw)) return { text: raw, currency: null };
  const trimmed = raw.trim();
  if (trimmed === '' || trimmed.length > longest) return null;
  const [, before = '', middle = '', behind = ''] = besides.exec(trimmed) ?? [];
  const sign = before.trim();
  const unit = sign === '' ? behind.trim() : sign;
  if (sign !== '' && behind.trim() !== '' && behind.trim() !== '-') return null;
  const isMinusBehind = /^[-−–]$/u.test(behind.trim());
  const currency = unit === '' || isMinusBehind ? null : currencyOfSign(unit);
  if (currency === undefined) return null;
  const text = plainText(isMinusBehind ? `-${middle}` : middle, style);
  return text === null ? null : { text, currency };
}

function plainText(text: string, style: DecimalStyle): string | null {
  const inside = /^\((.+)\)$/.exec(text);
  const signed = (inside === null ? text : `-${inside[1]?.trim() ?? ''}`).replace(/^\+/, '');
  const isNegative = /^[-−–]/u.test(signed);
  // "$-5", "-$5" and "-5 $" all occur.
  let digits = (isNegative ? signed.slice(1) : signed).trim();
  digits = digits.replace(/^[$€£¥]\s*/u, '').replace(spacing, '');
  if (!/\d/.test(digits) || !(style === 'point' ? withPoint : withComma).test(digits)) return null;
  const plain =
    style === 'point' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.');
  const [whole = '', fraction = ''] = plain.split('.');
  const short = whole.replace(/^0+(?=\d)/, '') || '0';
  const magnitude = fraction === '' ? short : `${short}.${fraction}`;
  return isNegative && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude;
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
    if (this.#known.size < mostKnown) this.#known.add(raw);
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
      list.push({ raw, point: point?.text ?? null, comma: comma?.text ?? null });
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
