import type { ThemeView } from '@headwater/contract';
import type { ReactNode } from 'react';
import { useMay } from '../api/people.js';
import { changeRange, count, countRange, money, percent, percentRange, plural } from '../format.js';
import { certaintyWord, Change, Level, severityWords } from '../ui/figures.js';
import { HowCounted } from '../ui/popover.js';

type FigureProps = {
  name: string;
  value: ReactNode;
  quiet: ReactNode;
  help: ReactNode;
  method: 'themes' | 'trends';
};

const Figure = ({ name, value, quiet, help, method }: FigureProps) => (
  <div className="min-w-0 rounded-lg border border-line px-4 py-3">
    <dt className="flex items-center gap-1 text-sm text-quiet">
      {name}
      <HowCounted what={name.toLowerCase()} method={method}>
        {help}
      </HowCounted>
    </dt>
    <dd className="num mt-0.5 truncate text-xl font-semibold">{value}</dd>
    <dd className="num text-sm text-quiet">{quiet}</dd>
  </div>
);

export const Figures = ({ theme }: { theme: ThemeView }) => {
  // Who sees what it costs finds revenue there; the same word for two figures would contradict itself.
  const seesCosts = useMay('finance:read');
  return (
    <section aria-label="Figures">
      <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Figure
          name="Customers"
          method="themes"
          value={count(Math.round(theme.customers.value))}
          quiet={`${countRange(theme.customers)}, 95 % interval`}
          help="Everyone who spoke of it, in whatever kind of statement, each once however often. The ranking counts only those whose statement is of the kind on show, so it can be lower. The range is a 95 % interval from resampling customers."
        />
        {theme.revenue === null || seesCosts ? (
          <Figure
            name="Statements"
            method="themes"
            value={count(theme.statements)}
            quiet={
              theme.revenue === null ? 'no account has revenue on record' : 'sentences that say it'
            }
            help="Pieces of text that say one thing. What the theme costs in revenue stands below, when accounts have it."
          />
        ) : (
          <Figure
            name="Revenue touched"
            method="themes"
            value={money(theme.revenue.money)}
            quiet={`a month, ${plural(theme.revenue.accounts, 'account')}`}
            help="Monthly recurring revenue of all accounts of which at least one person said it: revenue in touch with the theme, not revenue at risk."
          />
        )}
        <Figure
          name="Share of customers"
          method="themes"
          value={percent(theme.share.value)}
          quiet={`${percentRange(theme.share)}, 95 % interval`}
          help="Customers of this theme among all customers who gave any feedback."
        />
        <Figure
          name="Change in 12 weeks"
          method="trends"
          value={<Change trend={theme.trend} good={theme.kind === 'praise'} bare />}
          quiet={
            theme.trend.change === null ? (
              'too few weeks to compare'
            ) : (
              <>
                {changeRange(theme.trend.change)}, {certaintyWord(theme.trend.certainty)}
              </>
            )
          }
          help="The theme’s share of all feedback in the last 12 full weeks against the 12 before, so that more feedback in all does not look like growth. The word says how likely the direction is real: sure from 95 %, likely from 80 %."
        />
      </dl>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <span className="inline-flex items-center gap-1.5">
          Severity <Level value={theme.severity} words={severityWords} />
          <HowCounted what="severity" method="statements">
            How bad it is for those who say it, from 0 to 1, averaged over the theme: what the words
            say has come of it (data or money lost, work blocked, leaving), how urgent it is, which
            trouble they tell of, the tone and the rating. The words are underlined in the sentences
            below.
          </HowCounted>
        </span>
        {theme.terms.length === 0 ? null : (
          <span dir="auto" className="min-w-0 text-quiet">
            {theme.terms.slice(0, 8).join(' · ')}
          </span>
        )}
      </p>
    </section>
  );
};
