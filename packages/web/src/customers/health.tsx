import type { HealthBand } from '@headwater/contract';
import { CircleAlert, CircleCheck, TriangleAlert, type LucideIcon } from 'lucide-react';
import { cx } from '../ui/cx.js';

const bands: Readonly<Record<HealthBand, { icon: LucideIcon; word: string; ink: string }>> = {
  good: { icon: CircleCheck, word: 'good', ink: 'text-praise' },
  watch: { icon: TriangleAlert, word: 'watch', ink: 'text-question' },
  'at-risk': { icon: CircleAlert, word: 'at risk', ink: 'text-pain' },
};

/** A number, an icon and a word: never the colour alone. */
export const HealthMark = ({ health }: { health: { score: number; band: HealthBand } | null }) => {
  if (health === null) return <span className="text-quiet">–</span>;
  const { icon: Icon, word, ink } = bands[health.band];
  return (
    <span className="num inline-flex items-center gap-1 whitespace-nowrap">
      <Icon aria-hidden className={cx('size-3.5', ink)} />
      {health.score} <span className="text-quiet">{word}</span>
    </span>
  );
};
