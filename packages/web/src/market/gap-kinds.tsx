import type { GapKind, GapRow } from '@headwater/contract';
import { Frown, Heart, Lightbulb, Sprout, Swords, UsersRound, type LucideIcon } from 'lucide-react';
import { cx } from '../ui/cx.js';

type Look = { label: string; icon: LucideIcon; ink: string; soft: string };

/** What each kind is called in lists; its definition comes with the list from the server. */
export const gapKinds: Record<GapKind, Look> = {
  'our-pain': { label: 'Our pain', icon: Frown, ink: 'text-pain', soft: 'bg-pain-soft' },
  'their-pain': { label: 'Their pain', icon: Swords, ink: 'text-praise', soft: 'bg-praise-soft' },
  'unserved-request': {
    label: 'Unserved request',
    icon: Lightbulb,
    ink: 'text-request',
    soft: 'bg-request-soft',
  },
  'their-praise': {
    label: 'Their praise',
    icon: Heart,
    ink: 'text-accent',
    soft: 'bg-accent-soft',
  },
  'underserved-segment': {
    label: 'Under-served segment',
    icon: UsersRound,
    ink: 'text-other',
    soft: 'bg-other-soft',
  },
  'emerging-theme': {
    label: 'Emerging theme',
    icon: Sprout,
    ink: 'text-question',
    soft: 'bg-question-soft',
  },
};
export const gapOrder: ReadonlyArray<GapKind> = [
  'our-pain',
  'their-pain',
  'unserved-request',
  'their-praise',
  'underserved-segment',
  'emerging-theme',
];

export const GapChip = ({ kind }: { kind: GapKind }) => {
  const { label, icon: Icon, ink, soft } = gapKinds[kind];
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap',
        ink,
        soft,
      )}
    >
      <Icon aria-hidden className="size-3" strokeWidth={2.25} />
      {label}
    </span>
  );
};

/** What a gap is called: its theme, else all that its segment says. */
export const gapName = ({ theme, segment }: Pick<GapRow, 'theme' | 'segment'>): string =>
  theme?.label ?? `Everything that “${segment ?? ''}” says`;

/** Whether its size is a share of all customers, or a difference between two groups'. */
export const isShare = (kind: GapKind): boolean => kind === 'unserved-request';
