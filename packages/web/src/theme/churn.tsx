import type { ThemeView } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { themeChurnQuery } from '../api/worth.js';
import { count, plural } from '../format.js';
import { useFilters } from '../frame/filters.js';
import { Button } from '../ui/button.js';
import { HowCounted } from '../ui/popover.js';
import { ErrorState } from '../ui/states.js';

const ratio = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

/** Whether accounts that say it leave more often; fitted when asked, since most readers do not. */
export const Churn = ({ theme }: { theme: ThemeView }) => {
  const filter = useFilters();
  const [asked, setAsked] = useState(false);
  const churn = useQuery({ ...themeChurnQuery(theme.id, filter), enabled: asked });
  if (!asked || churn.isPending) {
    return (
      <Button size="sm" className="mt-3" busy={asked} onClick={() => setAsked(true)}>
        Does it go with churn?
      </Button>
    );
  }
  if (churn.isError) {
    return (
      <ErrorState error={churn.error} what="The churn model" onRetry={() => void churn.refetch()} />
    );
  }
  const { result, refusal, said, unsaid, accounts, events } = churn.data;
  return (
    <div className="mt-3 rounded-lg border border-line px-4 py-3 text-sm">
      <p className="flex items-center gap-1 text-quiet">
        Does it go with churn?
        <HowCounted what="churn" method="churn">
          A survival model over months: whether accounts that had said it by the month before leave
          more often than others of the same tenure, plan and time. It says “goes with”: what is
          behind both, it cannot know.
        </HowCounted>
      </p>
      {result === null ? (
        <p className="mt-0.5">{refusal}</p>
      ) : (
        <>
          <p className="mt-0.5 text-base font-medium">{result.words}</p>
          <p className="num mt-0.5 text-quiet">
            Odds ratio {ratio.format(result.oddsRatio.value)} ({ratio.format(result.oddsRatio.low)}–
            {ratio.format(result.oddsRatio.high)}, 95 % interval), p ={' '}
            {result.pValue < 0.001 ? '< 0.001' : ratio.format(result.pValue)}
          </p>
        </>
      )}
      <p className="num mt-0.5 text-xs text-quiet">
        {plural(accounts, 'account')}, {count(events)} left; of {count(said.accounts)} that said it,{' '}
        {count(said.events)} left in {count(said.accountMonths)} months; of the others,{' '}
        {count(unsaid.events)} in {count(unsaid.accountMonths)} months.
      </p>
    </div>
  );
};
