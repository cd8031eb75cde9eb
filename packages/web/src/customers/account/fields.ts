import type { AccountFacets, AccountView, EditableField } from '@headwater/contract';

/** What people may set by hand, in the order of the form. */
export const fieldNames: ReadonlyArray<readonly [field: EditableField, name: string]> = [
  ['owner', 'Owner'],
  ['plan', 'Plan'],
  ['segment', 'Segment'],
  ['region', 'Region'],
  ['status', 'Status'],
  ['renewal', 'Renewal'],
  ['seats', 'Seats'],
];

/** Values that others have, to choose from. */
export const suggestionsFor: Readonly<Partial<Record<EditableField, keyof AccountFacets>>> = {
  owner: 'owners',
  plan: 'plans',
  segment: 'segments',
  region: 'regions',
  status: 'statuses',
};

export type Draft = Readonly<Record<EditableField, string>>;

export const draftOf = (account: AccountView): Draft => ({
  owner: account.owner ?? '',
  plan: account.plan ?? '',
  segment: account.segment ?? '',
  region: account.region ?? '',
  status: account.status ?? '',
  renewal: account.renewal ?? '',
  seats: account.seats === null ? '' : String(account.seats),
});
