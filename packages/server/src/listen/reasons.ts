import type { ImportCheck } from '@headwater/contract';

type Reason = ImportCheck['unusableReasons'][number];

/** Why rows cannot be used: counted by code, told by the first example. */
export class Reasons {
  readonly #counted = new Map<string, Reason>();

  add({ code, reason }: { code: string; reason: string }): void {
    const counted = this.#counted.get(code);
    if (counted) counted.rows += 1;
    else this.#counted.set(code, { code, reason, rows: 1 });
  }

  mostFirst(): Reason[] {
    return [...this.#counted.values()].sort((a, b) => b.rows - a.rows);
  }
}
