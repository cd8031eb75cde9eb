import type { MatchState, MatchView, MatchWay } from '@headwater/contract';
import {
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  Link2,
  UserCheck,
  type LucideIcon,
} from 'lucide-react';
import { percent } from '../format.js';

export const ways: Readonly<Record<MatchWay, string>> = {
  id: 'by its id',
  address: 'by a contact’s address',
  domain: 'by e-mail domain',
  'contact-domain': 'by its contacts’ domain',
  name: 'by its name',
  similar: 'by a similar name',
  person: 'by a person',
};

type StateLook = { word: string; icon: LucideIcon; ink: string };

/** Where a voice stands: a word and an icon beside the colour. */
export const states: Readonly<Record<MatchState, StateLook>> = {
  unmatched: { word: 'unmatched', icon: CircleDashed, ink: 'text-muted' },
  suggested: { word: 'suggested', icon: CircleHelp, ink: 'text-question' },
  taken: { word: 'found', icon: Link2, ink: 'text-muted' },
  confirmed: { word: 'confirmed', icon: CircleCheck, ink: 'text-praise' },
  corrected: { word: 'corrected', icon: UserCheck, ink: 'text-praise' },
  rejected: { word: 'nobody’s', icon: CircleSlash, ink: 'text-pain' },
};

/** How its account was found, and how sure that is. */
export const foundHow = ({ account, how, state, confidence, decidedBy }: MatchView): string => {
  if (state === 'rejected') return `no known account, says ${decidedBy ?? 'a person'}`;
  if (account === null) return 'no account found';
  if (state === 'corrected') return `says ${decidedBy ?? 'a person'}`;
  const found = how === null ? '' : ways[how];
  if (state === 'confirmed') return `${found}, confirmed by ${decidedBy ?? 'a person'}`;
  return confidence === null ? found : `${found}, ${percent(confidence)} sure`;
};

/** What can be said of a voice as it stands. */
export const mayConfirm = ({ account, state }: MatchView): boolean =>
  account !== null && state !== 'confirmed' && state !== 'corrected';
export const mayReject = ({ state }: MatchView): boolean => state !== 'rejected';
