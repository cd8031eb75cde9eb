import type { GapView } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { QuoteLine } from '../ui/quote.js';

const Side = ({ gap, side }: { gap: GapView; side: 'us' | 'them' }) => {
  const quotes = gap.evidence[side];
  const them = gap.competitor?.name ?? 'Competitors';
  const said = gap.sides[0]?.kind;
  return (
    <section aria-label={side === 'us' ? 'Of ours' : 'Of theirs'} className="min-w-0">
      <h3 className="mb-1 text-sm font-medium text-quiet">
        {side === 'us' ? 'About us' : `About ${them}`}
      </h3>
      {quotes.length === 0 ? (
        <p className="text-sm text-muted">
          {side === 'us' ? 'Nobody says it of us.' : 'Nobody says it of them.'}
        </p>
      ) : (
        <div className="flex flex-col gap-1">
          {quotes.map((quote) => (
            <QuoteLine key={`${quote.item}-${quote.start}`} quote={quote} />
          ))}
        </div>
      )}
      {gap.theme === null || quotes.length === 0 ? null : (
        <Link
          to="/themes/$themeId"
          params={{ themeId: gap.theme.id }}
          search={{
            whose: side === 'us' ? undefined : (gap.competitor?.id ?? 'them'),
            kind: said === undefined || said === 'customers' ? undefined : said,
            segment: side === 'us' ? (gap.segment ?? undefined) : undefined,
          }}
          className="mt-1 inline-block text-sm text-accent hover:underline"
        >
          All sentences
        </Link>
      )}
    </section>
  );
};

/** The sentences that a gap rests on, of either side; each opens its item. */
export const GapEvidence = ({ gap, stacked = false }: { gap: GapView; stacked?: boolean }) => (
  <div className={stacked ? 'flex flex-col gap-4' : 'grid gap-6 md:grid-cols-2'}>
    <Side gap={gap} side="us" />
    {gap.kind === 'underserved-segment' ? null : <Side gap={gap} side="them" />}
  </div>
);
