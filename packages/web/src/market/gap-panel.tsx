import { useQuery } from '@tanstack/react-query';
import type { GapRow } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { gapQuery } from '../api/market.js';
import { buttonClass } from '../ui/button.js';
import { Skeleton } from '../ui/states.js';
import { GapEvidence } from './gap-evidence.js';
import { GapChip, gapName } from './gap-kinds.js';

/** The gap under the cursor: what was counted, and the sentences of both sides. */
export const GapPanel = ({ gap }: { gap: GapRow }) => {
  const full = useQuery(gapQuery(gap.id)).data;
  return (
    <aside
      aria-label="Preview"
      className="sticky top-17 hidden max-h-[calc(100dvh-84px)] w-80 shrink-0 flex-col self-start overflow-y-auto rounded-lg border border-line min-[1280px]:flex"
    >
      <div className="border-b border-line p-4">
        <GapChip kind={gap.kind} />
        <h2 dir="auto" className="mt-1.5 text-lg leading-6 font-semibold">
          {gapName(gap)}
        </h2>
        <p className="mt-1 text-sm text-muted">{gap.sentence}</p>
      </div>
      <div className="flex-1 p-4">
        {full === undefined ? (
          <div className="flex flex-col gap-3">
            {[1, 2, 3].map((line) => (
              <Skeleton key={line} className="h-10 w-full" />
            ))}
          </div>
        ) : (
          <GapEvidence gap={full} stacked />
        )}
      </div>
      <div className="border-t border-line p-3">
        <Link
          to="/market/gaps/$gapId"
          params={{ gapId: gap.id }}
          className={buttonClass('plain', 'md', 'w-full')}
        >
          Open <ArrowRight aria-hidden className="size-4" />
        </Link>
      </div>
    </aside>
  );
};
