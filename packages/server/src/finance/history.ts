import type { MovementKind } from '@headwater/decision';

/** The order in which kinds are packed; part of what is stored. */
export const packedKinds: readonly MovementKind[] = [
  'new',
  'expansion',
  'contraction',
  'churn',
  'reactivation',
];

/** Of a packed code. */
export const kindOf = (code: number): MovementKind => packedKinds[code & 7] ?? 'new';
export const currencyOf = ({ currencies }: Pick<History, 'currencies'>, code: number): string =>
  currencies[code >> 3] ?? '';

/** In place of a month where there is none. */
export const noMonth = 2_147_483_647;

/**
 * Every change of every account of one scope in one count, in the order of account, currency and month. Never
 * changes, so that it can be kept; months are numbers.
 */
export interface History {
  readonly scope: string;
  readonly currencies: readonly string[];
  /** Ids in their order, 16 bytes each. */
  readonly accounts: Uint8Array;
  readonly firstMonths: Int32Array;
  /** `noMonth` where it never stopped. */
  readonly churnedMonths: Int32Array;
  /** By change: which account. */
  readonly places: Int32Array;
  readonly months: Int32Array;
  /** Place of the currency × 8 + place of the kind. */
  readonly codes: Int32Array;
  readonly deltas: Float64Array;
}

/** Whether each account of a history is asked for; undefined: all are. */
export type Members = Uint8Array | undefined;

export const accountsIn = (history: History): number => history.firstMonths.length;

/** Which accounts of a history are among these ids, 16 bytes each in whatever order. */
export function membersAmong(history: History, ids: Uint8Array): Uint8Array {
  const members = new Uint8Array(accountsIn(history));
  let next = 0;
  for (let at = 0; at < ids.length; at += idBytes) {
    // Accounts mostly come as they were made, which is the order of their ids.
    const isNext =
      next < members.length && compareIds(history.accounts, next * idBytes, ids, at) === 0;
    const place = isNext ? next : placeOf(history, ids, at);
    if (place < 0) continue;
    members[place] = 1;
    next = place + 1;
  }
  return members;
}

/** Who is among both. */
export const bothMembers = (members: Uint8Array, others: Members): Uint8Array =>
  others === undefined ? members : members.map((member, place) => member & (others[place] ?? 0));

export const idBytes = 16;

export function compareIds(a: Uint8Array, aAt: number, b: Uint8Array, bAt: number): number {
  for (let i = 0; i < idBytes; i += 1) {
    const difference = (a[aAt + i] ?? 0) - (b[bAt + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** An account's id as it is written. */
export function idAt({ accounts }: History, place: number): string {
  const hex = Buffer.from(accounts.buffer, accounts.byteOffset + place * idBytes, idBytes).toString(
    'hex',
  );
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Where the account of an id stands; −1 where it is not there. */
function placeOf(history: History, id: Uint8Array, at: number): number {
  let [low, high] = [0, accountsIn(history) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareIds(history.accounts, middle * idBytes, id, at);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The same for an id as it is written. */
export const placeOfId = (history: History, id: string): number =>
  placeOf(history, Buffer.from(id.replaceAll('-', '').padEnd(2 * idBytes, '0'), 'hex'), 0);

interface PackedChange {
  place: number;
  month: number;
  code: number;
  delta: number;
}

/** Calls with each change of the members up to a month; the object that it is told in is one and the same. */
export function eachChange(
  { places, months, codes, deltas }: History,
  { members, to }: { readonly members: Members; readonly to: number },
  call: (change: Readonly<PackedChange>) => void,
): void {
  const change: PackedChange = { place: 0, month: 0, code: 0, delta: 0 };
  for (let at = 0; at < places.length; at += 1) {
    change.month = months[at] ?? 0;
    change.place = places[at] ?? 0;
    if (change.month > to || members?.[change.place] === 0) continue;
    change.code = codes[at] ?? 0;
    change.delta = deltas[at] ?? 0;
    call(change);
  }
}
