import { normalName } from '../../column-names.js';
import { ownCopies } from '../../own-copy.js';
import type { RawRow } from '../../types.js';
import { dayOf } from '../days.js';
import { parseDate } from '../../dates.js';
import type { PreparedRow } from '../prepared.js';

interface Movement {
  readonly raw: RawRow;
  readonly day: string;
  readonly rank: number;
  readonly cents: number;
}

/** A movement's place: later ones of a day stand for the day. */
const inOrder = (a: Movement, b: Movement): number =>
  a.day === b.day ? a.rank - b.rank || a.raw.row - b.raw.row : a.day < b.day ? -1 : 1;

/**
 * Movements of monthly revenue made into periods: each begins one at the sum of the movements until then, and
 * ends the one before. Held in memory, because a file may have them in any order.
 */
export class MovementJoiner {
  readonly #subscriptions = new Map<string, Movement[]>();
  /** Rows that are no movements: they are passed on, to be rejected for what they lack. */
  readonly #unreadable: PreparedRow[] = [];
  #columns: Readonly<Record<string, string>> | null = null;

  add(raw: RawRow): void {
    const columns = (this.#columns ??= namesOf(raw));
    const cell = (name: string): string => raw.values[columns[name] ?? ''] ?? '';
    const instant = parseDate(cell('date'), 'iso');
    const text = cell('mrr movement').trim().replace(/\.0+$/, '');
    const cents = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : null;
    const own: RawRow = { ...raw, values: ownCopies(raw.values) };
    if (instant === null || cents === null) {
      this.#unreadable.push({ ...own, given: {} });
      return;
    }
    const key = `${cell('customer uuid')}\u0000${cell('customer external id')}\u0000${cell('subscription external id')}`;
    const movements = this.#subscriptions.get(key) ?? [];
    movements.push({ raw: own, day: dayOf(instant), rank: Number(cell('rank')) || 0, cents });
    this.#subscriptions.set(key, movements);
  }

  /** The periods, in the order of the rows that begin them. */
  periods(): PreparedRow[] {
    const found: PreparedRow[] = [...this.#unreadable];
    for (const movements of this.#subscriptions.values()) found.push(...periodsOf(movements));
    return found.sort((a, b) => a.row - b.row);
  }
}

function namesOf(raw: RawRow): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(raw.values).map((column) => [normalName(column), column]));
}

function periodsOf(movements: readonly Movement[]): PreparedRow[] {
  const days: { readonly begins: Movement; readonly cents: number }[] = [];
  let sum = 0;
  for (const movement of movements.toSorted(inOrder)) {
    sum += movement.cents;
    if (days.at(-1)?.begins.day === movement.day) days.pop();
    days.push({ begins: movement, cents: sum });
  }
  return days.flatMap(({ begins, cents }, index) =>
    cents === 0
      ? []
      : [
          {
            ...begins.raw,
            given: {
              amount: String(cents),
              start: begins.day,
              end: days[index + 1]?.begins.day ?? '',
            },
          },
        ],
  );
}
