import { isBlank } from './blank.js';
import { textHash } from './hash.js';
import { ownCopy } from './own-copy.js';

/** Ids remembered: some ten megabytes, and more rows tell no more. */
const mostKnown = 200_000;
/** Share of rows up to which a repeated id is a row that was exported again after a change. */
const mostRepeated = 0.01;

/** Finds out over a whole file whether a column tells its rows apart. */
export class IdColumn {
  readonly #texts = new Map<string, string>();
  #seen = 0;
  #repeated = 0;

  see(id: string, text: string): void {
    if (isBlank(id)) return;
    const known = this.#texts.get(id);
    if (known === undefined) {
      if (this.#texts.size >= mostKnown) return;
      this.#texts.set(ownCopy(id), textHash(text));
    } else if (known !== textHash(text)) this.#repeated++;
    this.#seen++;
  }

  /** Rows whose id an earlier row with other words has already. */
  get repeated(): number {
    return this.#repeated;
  }

  /** False where so many rows share an id that it names something else than the row. */
  get tellsApart(): boolean {
    return this.#repeated <= mostRepeated * this.#seen;
  }
}
