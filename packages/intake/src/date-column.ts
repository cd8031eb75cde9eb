import { dateFormats, parseDate } from './dates.js';
import { isBlank } from './blank.js';
import { ownCopy } from './own-copy.js';
import type { DateFormat, DateGuess, FileFormat } from './types.js';

/** Formats that a value of this kind of file can have, those that say most about it first. */
const formatsIn = (format: FileFormat): readonly DateFormat[] => {
  const written = dateFormats.filter((candidate) => candidate !== 'native');
  return format === 'xlsx' || format === 'parquet' ? ['native', ...written] : written;
};

/** Share of values that no format reads, above which a column is not one of dates. */
const mostUnreadable = 0.2;
const examplesEach = 3;
const mostKnown = 5000;

interface Tally {
  readonly format: DateFormat;
  fits: number;
}

/** Decides one column's date format from all its values, seen one by one. */
export class DateColumn {
  readonly #column: string;
  readonly #tallies: Tally[];
  #values = 0;
  #readable = 0;
  /** Pairs of formats that read some value differently, as `a b`. */
  readonly #differ = new Map<string, string>();
  readonly #examples: string[] = [];
  readonly #known = new Map<string, readonly (number | null)[]>();

  constructor(column: string, fileFormat: FileFormat) {
    this.#column = column;
    this.#tallies = formatsIn(fileFormat).map((format) => ({ format, fits: 0 }));
  }

  see(raw: string): void {
    // Dates repeat: a million rows of three years have a thousand days.
    const known = this.#known.get(raw);
    if (known !== undefined) {
      this.#count(known);
      return;
    }
    if (isBlank(raw)) return;
    const instants = this.#tallies.map(({ format }) => parseDate(raw, format));
    this.#count(instants);
    if (this.#known.size < mostKnown) this.#known.set(ownCopy(raw), instants);
    if (instants.every((instant) => instant === null)) return;
    if (this.#examples.length < examplesEach) this.#examples.push(raw);
    this.#noteDifferences(raw, instants);
  }

  #count(instants: readonly (number | null)[]): void {
    this.#values++;
    let readable = false;
    for (let index = 0; index < instants.length; index++) {
      const tally = this.#tallies[index];
      if (instants[index] === null || tally === undefined) continue;
      readable = true;
      tally.fits++;
    }
    if (readable) this.#readable++;
  }

  /** Null when the values seen are not dates. */
  guess(): DateGuess | null {
    if (this.#readable === 0 || this.#readable < (1 - mostUnreadable) * this.#values) return null;
    const most = Math.max(...this.#tallies.map(({ fits }) => fits));
    const candidates = this.#tallies
      .filter(({ fits }) => fits === most)
      .map(({ format }) => format);
    const first = candidates[0];
    const unambiguous = candidates.every(
      (format) => first === undefined || !this.#differ.has(`${first} ${format}`),
    );
    const whole = most === this.#readable;
    const settled = whole && unambiguous ? (first ?? null) : null;
    const shown = settled === null ? candidates : [settled];
    return {
      column: this.#column,
      format: settled,
      candidates: shown,
      examples: this.#exampleReadings(shown),
      unreadable: this.#values - (whole ? this.#readable : most),
    };
  }

  #noteDifferences(raw: string, instants: readonly (number | null)[]): void {
    for (let a = 0; a < instants.length; a++) {
      for (let b = a + 1; b < instants.length; b++) {
        const left = this.#tallies[a];
        const right = this.#tallies[b];
        if (left === undefined || right === undefined) continue;
        if (instants[a] === null || instants[b] === null || instants[a] === instants[b]) continue;
        const pair = `${left.format} ${right.format}`;
        if (!this.#differ.has(pair)) this.#differ.set(pair, raw);
      }
    }
  }

  #exampleReadings(formats: readonly DateFormat[]): DateGuess['examples'] {
    // The values on which the candidates disagree tell a person most.
    const telling = [...this.#differ.values()];
    const raws = [...new Set([...(formats.length > 1 ? telling : []), ...this.#examples])];
    return raws.slice(0, examplesEach).flatMap((raw) =>
      formats.flatMap((format) => {
        const instant = parseDate(raw, format);
        return instant === null ? [] : [{ raw, format, iso: new Date(instant).toISOString() }];
      }),
    );
  }
}
