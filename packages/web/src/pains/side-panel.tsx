import type { ThemeRow } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { plural } from '../format.js';
import { buttonClass } from '../ui/button.js';
import { KindChip, kindOrder, kinds } from '../ui/kind.js';
import { QuoteLine } from '../ui/quote.js';

/** The strongest sentences of the row under the cursor. */
export const SidePanel = ({ theme }: { theme: ThemeRow }) => {
  const all = kindOrder.reduce((sum, kind) => sum + (theme.kindMix[kind] ?? 0), 0);
  return (
    <aside
      aria-label="Preview"
      className="sticky top-17 hidden max-h-[calc(100dvh-84px)] w-72 shrink-0 flex-col self-start overflow-y-auto rounded-lg border border-line min-[1400px]:flex"
    >
      <div className="border-b border-line p-4">
        <KindChip kind={theme.kind} />
        <h2 dir="auto" className="mt-1.5 text-lg leading-6 font-semibold">
          {theme.label}
        </h2>
        <p dir="auto" className="mt-1 text-sm text-muted">
          {theme.summary}
        </p>
        <p className="num mt-2 flex flex-wrap gap-x-3 text-xs text-quiet">
          <span>{plural(all, 'statement')}</span>
          {kindOrder
            .filter((kind) => (theme.kindMix[kind] ?? 0) > 0)
            .map((kind) => (
              <span key={kind}>
                {theme.kindMix[kind]} {kinds[kind].many.toLowerCase()}
              </span>
            ))}
        </p>
      </div>
      <div className="flex flex-col gap-1 p-4 pt-3">
        <h3 className="text-xs font-medium text-quiet">Strongest sentences</h3>
        {theme.quotes.map((quote) => (
          <QuoteLine key={`${quote.item}-${quote.start}`} quote={quote} />
        ))}
        {theme.quotes.length === 0 ? (
          <p className="text-sm text-muted">No sentence fits the filters.</p>
        ) : null}
      </div>
      <div className="mt-auto border-t border-line p-3">
        <Link
          to="/themes/$themeId"
          params={{ themeId: theme.id }}
          className={buttonClass('plain', 'md', 'w-full')}
        >
          Open <ArrowRight aria-hidden className="size-4" />
        </Link>
      </div>
    </aside>
  );
};
