import type { AccountStake } from '../../customers/index.js';

type Stakes = readonly AccountStake[];
type Placed = readonly (AccountStake | undefined)[];

const byIds = new WeakMap<Stakes, ReadonlyMap<string, AccountStake>>();

/** Stakes are kept until something changes, and so is this. */
export function stakesById(stakes: Stakes): ReadonlyMap<string, AccountStake> {
  const made = byIds.get(stakes) ?? new Map(stakes.map((stake) => [stake.id, stake]));
  byIds.set(stakes, made);
  return made;
}

const kept = new WeakMap<readonly string[], { stakes: Stakes; placed: Placed }>();

/** What is at stake with each of these accounts, in their order: kept, as both lists are, over many requests. */
export function placedStakes(accounts: readonly string[], stakes: Stakes): Placed {
  const present = kept.get(accounts);
  if (present?.stakes === stakes) return present.placed;
  const byId = stakesById(stakes);
  const placed = accounts.map((id) => byId.get(id));
  kept.set(accounts, { stakes, placed });
  return placed;
}
