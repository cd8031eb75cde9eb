/**
 * Keeps what was worked out from a count that no longer changes. The oldest goes first; a failure is not kept.
 * Whatever an answer depends on must be in its key.
 */
export class Memo<T> {
  readonly #kept = new Map<string, Promise<T>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(key: string, work: () => Promise<T>): Promise<T> {
    const present = this.#kept.get(key);
    if (present !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, present);
      return present;
    }
    const made = work();
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return made;
  }
}
