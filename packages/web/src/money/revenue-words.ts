import type { MovementKind, RevenueSet } from '@headwater/contract';
import type { Query } from '../api/client.js';
import { monthName } from './amounts.js';

/** The movements in the order in which they are told, each with its colour. */
export const movementKinds: ReadonlyArray<{
  kind: MovementKind;
  label: string;
  token: string;
  look: string;
}> = [
  { kind: 'new', label: 'New', token: '--accent', look: 'bg-accent' },
  { kind: 'expansion', label: 'Expansion', token: '--praise', look: 'bg-praise' },
  { kind: 'reactivation', label: 'Reactivation', token: '--request', look: 'bg-request' },
  { kind: 'contraction', label: 'Contraction', token: '--question', look: 'bg-question' },
  { kind: 'churn', label: 'Churn', token: '--pain', look: 'bg-pain' },
];

/** Which accounts a figure opens: beside the page's own filters. */
export type Opened = Query & { set: RevenueSet; month: string; title?: string };

const sets: Record<RevenueSet, (month: string) => string> = {
  new: (month) => `New in ${month}`,
  expansion: (month) => `Expansion in ${month}`,
  contraction: (month) => `Contraction in ${month}`,
  churn: (month) => `Churn in ${month}`,
  reactivation: (month) => `Reactivation in ${month}`,
  paying: (month) => `Paying at the end of ${month}`,
  window: (month) => `Paying twelve months before the end of ${month}`,
  lost: (month) => `Lost in the twelve months to ${month}`,
  ever: (month) => `Paid at any time up to ${month}`,
  left: (month) => `Stopped paying up to ${month}`,
};

export const openedTitle = ({ set, month, title }: Opened): string =>
  `${title === undefined ? '' : `${title}: `}${sets[set](monthName(month))}`;
