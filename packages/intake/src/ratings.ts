import { isBlank } from './blank.js';

export interface RatingScale {
  readonly low: number;
  readonly high: number;
}

export interface Rating {
  readonly value: number;
  /** The top of the scale where the value names it: `4/5`, `4 of 5`, `★★★★☆`, `80%`. */
  readonly outOf: number | null;
}

const plain = /^-?\d{1,4}(?:[.,]\d{1,6})?$/;
const outOf =
  /^(\d{1,3}(?:[.,]\d{1,3})?)\s*(?:\/|of|out of|von|de|sur|sobre)\s*(\d{1,3})(?:\s*(?:stars?|points?|sterne|punkte|estrellas|puntos|étoiles))?$/i;
const withUnit =
  /^(\d{1,3}(?:[.,]\d{1,3})?)\s*-?\s*(stars?|sterne?|estrellas?|étoiles?|★|⭐️?|points?|punkte?|puntos?)$/i;
const percent = /^(\d{1,3}(?:[.,]\d{1,3})?)\s*%$/;
const glyphs = /^(?:[★☆⭐✩✭✰]\ufe0f?\s*)+$/u;
const rated = /^rated\s+/i;

/** A rating as people and exports write it, or null. */
export function parseRating(raw: string): Rating | null {
  if (raw.length === 1) return digits[raw.charCodeAt(0) - 0x30] ?? oneCharacter(raw);
  const text = raw.trim().replace(rated, '');
  if (text.length === 0 || text.length > 40) return null;
  if (plain.test(text)) return { value: decimal(text), outOf: null };
  const fraction = outOf.exec(text);
  if (fraction !== null) {
    const value = decimal(fraction[1] ?? '');
    const high = Number(fraction[2]);
    return high > 0 && value <= high ? { value, outOf: high } : null;
  }
  const unit = withUnit.exec(text);
  if (unit !== null) {
    const stars = /^(?:star|stern|estrella|étoile|★|⭐)/i.test(unit[2] ?? '');
    const value = decimal(unit[1] ?? '');
    return { value, outOf: stars && value <= 5 ? 5 : null };
  }
  const share = percent.exec(text);
  if (share !== null) return { value: decimal(share[1] ?? ''), outOf: 100 };
  if (glyphs.test(text)) return fromGlyphs(text);
  return null;
}

/** Most ratings are one digit. */
const digits: readonly Rating[] = Array.from({ length: 10 }, (_, value) => ({
  value,
  outOf: null,
}));

function oneCharacter(raw: string): Rating | null {
  return glyphs.test(raw) ? fromGlyphs(raw) : null;
}

function fromGlyphs(text: string): Rating | null {
  const full = text.match(/[★⭐✭]/gu)?.length ?? 0;
  const hollow = text.match(/[☆✩✰]/gu)?.length ?? 0;
  if (full + hollow === 0 || full + hollow > 10) return null;
  return { value: full, outOf: Math.max(5, full + hollow) };
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'));
}

/** Decides one column's rating scale from all its values, seen one by one. */
export class RatingColumn {
  readonly #column: string;
  #values = 0;
  #readable = 0;
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;
  #outOf: number | null = null;

  constructor(column: string) {
    this.#column = column;
  }

  see(raw: string): void {
    if (isBlank(raw)) return;
    this.#values++;
    const rating = parseRating(raw);
    if (rating === null) return;
    this.#readable++;
    this.#lowest = Math.min(this.#lowest, rating.value);
    this.#highest = Math.max(this.#highest, rating.value);
    if (rating.outOf !== null) this.#outOf = Math.max(this.#outOf ?? 0, rating.outOf);
  }

  get readableShare(): number {
    return this.#values === 0 ? 0 : this.#readable / this.#values;
  }

  /** The smallest usual scale that holds every value; null when none does. */
  scale(): RatingScale | null {
    if (this.#readable === 0 || this.#lowest < 0 || this.#highest > 100) return null;
    if (this.#outOf !== null && this.#highest <= this.#outOf) {
      return { low: this.#outOf > 10 || this.#lowest < 1 ? 0 : 1, high: this.#outOf };
    }
    const recommends = /nps|recommend|empfehl|recomend|recommand|promot/i.test(this.#column);
    if (recommends && this.#highest <= 10) return { low: 0, high: 10 };
    if (this.#lowest >= 0 && this.#highest <= 1 && /sentiment|share|ratio/i.test(this.#column)) {
      return { low: 0, high: 1 };
    }
    if (this.#highest <= 5) return { low: this.#lowest < 1 ? 0 : 1, high: 5 };
    // Sevens without an eight, nine or ten in many answers: a seven-point scale.
    if (this.#highest === 7 && this.#readable >= 50) {
      return { low: this.#lowest < 1 ? 0 : 1, high: 7 };
    }
    if (this.#highest <= 10) return { low: this.#lowest < 1 ? 0 : 1, high: 10 };
    return { low: 0, high: 100 };
  }
}
