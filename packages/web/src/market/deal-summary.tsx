import type { DealSummary } from '@headwater/contract';
import { count, percent, percentRange } from '../format.js';
import { useSetSearch } from '../frame/filters.js';
import { HowCounted } from '../ui/popover.js';
import { DealMonths } from './deal-months.js';
import { amounts, RateTable, type RateRow } from './deal-rates.js';

type Chosen = {
  competitor: string | undefined;
  theme: string | undefined;
  segment: string | undefined;
};

/** How often we win and why not: each line narrows the list below. */
export const DealRates = ({ summary, chosen }: { summary: DealSummary; chosen: Chosen }) => {
  const set = useSetSearch();
  const { total } = summary;
  const toggle = (name: string, value: string, current: string | undefined) => () =>
    set({ [name]: current === value ? undefined : value });
  const competitors = summary.competitors.map(({ competitor, ...tally }): RateRow => {
    const key = competitor?.id ?? 'none';
    return {
      key,
      name: competitor?.name ?? 'Nobody else',
      tally,
      on: chosen.competitor === key,
      onPick: toggle('competitor', key, chosen.competitor),
    };
  });
  const themes = summary.themes
    .filter(({ theme }) => theme !== null)
    .map(({ theme, ...tally }): RateRow => {
      const key = theme?.id ?? '';
      return {
        key,
        name: theme?.label ?? '',
        tally,
        on: chosen.theme === key,
        onPick: toggle('theme', key, chosen.theme),
      };
    });
  const segments = summary.segments.map(({ segment, ...tally }): RateRow => ({
    key: segment ?? '',
    name: segment ?? 'No segment',
    tally,
    on: segment !== null && chosen.segment === segment,
    onPick: segment === null ? undefined : toggle('dealSegment', segment, chosen.segment),
  }));
  return (
    <section aria-label="Win rates" className="flex flex-col gap-5">
      <p className="num flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="text-2xl font-semibold">
          {total.rate === null ? 'No deal has ended' : `${percent(total.rate.value)} won`}
        </span>
        {total.rate === null ? null : (
          <span className="inline-flex items-center gap-1 text-quiet">
            95&nbsp;%: {percentRange(total.rate)}
            <HowCounted what="win rates" method="gaps">
              Won deals of all that ended, with Wilson’s 95&nbsp;% interval. A deal counts in each
              theme that its reason speaks of.
            </HowCounted>
          </span>
        )}
        <span className="text-muted">
          {count(total.won)} won, {count(total.lost)} lost, {count(total.open)} open
        </span>
        {total.amounts === null || total.amounts.lost.length === 0 ? null : (
          <span className="text-muted">{amounts(total.amounts.lost)} a month lost</span>
        )}
      </p>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <RateTable title="By competitor" rows={competitors} />
          <DealMonths months={summary.months} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <RateTable title="By what the reason speaks of" rows={themes} lost />
          <RateTable title="By segment" rows={segments} />
        </div>
      </div>
    </section>
  );
};
