import type { Kind } from '@headwater/contract';
import {
  CircleQuestionMark,
  Frown,
  Heart,
  Lightbulb,
  MessageSquare,
  type LucideIcon,
} from 'lucide-react';
import { cx } from './cx.js';

type KindLook = {
  label: string;
  many: string;
  icon: LucideIcon;
  ink: string;
  soft: string;
  /** The token that charts read. */
  token: string;
};

/** A meaning has a colour and an icon and a word, so that none of them must be told apart alone. */
export const kinds: Record<Kind, KindLook> = {
  pain: {
    label: 'Pain',
    many: 'Pains',
    icon: Frown,
    ink: 'text-pain',
    soft: 'bg-pain-soft',
    token: '--pain',
  },
  request: {
    label: 'Request',
    many: 'Requests',
    icon: Lightbulb,
    ink: 'text-request',
    soft: 'bg-request-soft',
    token: '--request',
  },
  praise: {
    label: 'Praise',
    many: 'Praise',
    icon: Heart,
    ink: 'text-praise',
    soft: 'bg-praise-soft',
    token: '--praise',
  },
  question: {
    label: 'Question',
    many: 'Questions',
    icon: CircleQuestionMark,
    ink: 'text-question',
    soft: 'bg-question-soft',
    token: '--question',
  },
  other: {
    label: 'Other',
    many: 'Other',
    icon: MessageSquare,
    ink: 'text-other',
    soft: 'bg-other-soft',
    token: '--other',
  },
};
export const kindOrder: ReadonlyArray<Kind> = ['pain', 'request', 'praise', 'question', 'other'];

export const KindIcon = ({ kind }: { kind: Kind }) => {
  const { icon: Icon, ink } = kinds[kind];
  return <Icon aria-hidden className={cx('size-4 shrink-0', ink)} />;
};

export const KindChip = ({ kind, unsure = false }: { kind: Kind; unsure?: boolean }) => {
  const { label, icon: Icon, ink, soft } = kinds[kind];
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap',
        ink,
        soft,
      )}
    >
      <Icon aria-hidden className="size-3" strokeWidth={2.25} />
      <span>
        {label}
        {unsure ? <span className="font-normal">, unsure</span> : null}
      </span>
    </span>
  );
};
