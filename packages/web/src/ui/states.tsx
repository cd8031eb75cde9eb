import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { explain } from '../api/client.js';
import { Button } from './button.js';
import { cx } from './cx.js';

type Tone = 'info' | 'good' | 'warn' | 'bad';
const tones: Record<Tone, { icon: LucideIcon; look: string; ink: string }> = {
  info: { icon: Info, look: 'bg-accent-soft border-accent-line', ink: 'text-accent' },
  good: { icon: CircleCheck, look: 'bg-praise-soft border-transparent', ink: 'text-praise' },
  warn: { icon: TriangleAlert, look: 'bg-question-soft border-transparent', ink: 'text-question' },
  bad: { icon: CircleAlert, look: 'bg-pain-soft border-transparent', ink: 'text-pain' },
};

type NoticeProps = { tone: Tone; children: ReactNode; action?: ReactNode; className?: string };

/** A sentence that the page must say: what happened, what is safe, what to do. */
export const Notice = ({ tone, children, action, className }: NoticeProps) => {
  const { icon: Icon, look, ink } = tones[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cx(
        'flex items-start gap-2.5 rounded-md border px-3 py-2 text-sm',
        look,
        className,
      )}
    >
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0 flex-1 text-ink">{children}</div>
      {action}
    </div>
  );
};

type ErrorStateProps = { error: unknown; what: string; onRetry: () => void };

export const ErrorState = ({ error, what, onRetry }: ErrorStateProps) => (
  <Notice
    tone="bad"
    action={
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    }
  >
    <p className="font-medium">{what} could not be shown.</p>
    <p>{explain(error)}</p>
  </Notice>
);

type EmptyStateProps = { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode };

/** A page without data says what it will show and offers the one action that fills it. */
export const EmptyState = ({ icon: Icon, title, children, action }: EmptyStateProps) => (
  <div className="flex flex-col items-center px-6 py-14 text-center">
    <Icon aria-hidden className="mb-3 size-7 text-quiet" strokeWidth={1.5} />
    <h2 className="text-lg font-semibold">{title}</h2>
    <div className="mt-1 max-w-md text-muted">{children}</div>
    {action === undefined ? null : (
      <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>
    )}
  </div>
);

export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={cx('skeleton block', className)} />
);

type LoadingProps = { className?: string; children: ReactNode };

/** Skeletons in the final layout, with one word for screen readers. */
export const Loading = ({ className, children }: LoadingProps) => (
  <div aria-busy className={className}>
    <output className="sr-only">Loading</output>
    {children}
  </div>
);
