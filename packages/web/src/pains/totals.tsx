import type { Arrivals, ThemePage } from '@headwater/contract';
import { ago, count, languageName, moment, percent, plural } from '../format.js';
import { ArrivalsInWords } from '../ui/arrivals.js';
import { HowCounted, Popover } from '../ui/popover.js';

/** What holds for the whole run; the figures of each language are in Settings, Analysis. */
const generalMethod = (method: NonNullable<ThemePage['run']>['method']) =>
  Object.entries(method).filter(([name]) => !name.includes('.'));

const Method = ({ run }: { run: NonNullable<ThemePage['run']> }) => (
  <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-t border-line pt-3">
    {generalMethod(run.method).map(([name, value]) => (
      <div key={name} className="contents">
        <dt className="text-quiet">{name}</dt>
        <dd className="num min-w-0 break-words text-ink">{value}</dd>
      </div>
    ))}
  </dl>
);

/** What came in later stands in the themes that were found: what that means, and when all is looked at again. */
const Since = ({ arrivals }: { arrivals: Arrivals }) => (
  <Popover
    title="Since then"
    trigger={
      <button
        type="button"
        className="rounded underline decoration-dotted underline-offset-4 hover:text-ink"
      >
        and {plural(arrivals.items, 'item')} since
      </button>
    }
  >
    <ArrivalsInWords arrivals={arrivals} />
  </Popover>
);

/** What the list stands on: how much feedback, how much of it has no theme and why. */
export const Totals = ({ page }: { page: ThemePage }) => {
  const { totals, run } = page;
  return (
    <p className="num flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
      <span>{count(totals.items)} items</span>
      <span>{count(totals.statements)} statements</span>
      <span>{count(totals.customers)} customers</span>
      <span className="inline-flex items-center gap-1">
        {totals.unassigned.length === 0 ? (
          <>{percent(totals.unassignedShare)} without a theme</>
        ) : (
          <Popover
            title="Statements without a theme"
            trigger={
              <button
                type="button"
                className="rounded underline decoration-dotted underline-offset-4 hover:text-ink"
              >
                {percent(totals.unassignedShare)} without a theme
              </button>
            }
          >
            <p>Nothing is thrown away: each of these is in the inbox.</p>
            <table className="num mt-2 w-full">
              <tbody>
                {totals.unassigned.map((row) => (
                  <tr key={`${row.reason}-${row.language ?? ''}`} className="border-t border-line">
                    <td className="py-1 pr-3">
                      {row.reason}
                      {row.language === null ? '' : ` (${languageName(row.language)})`}
                    </td>
                    <td className="py-1 text-right text-ink">{count(row.statements)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Popover>
        )}
      </span>
      {run === null ? null : (
        <span className="inline-flex items-center gap-1" title={moment(run.finishedAt)}>
          analysed {ago(run.finishedAt)}
          {run.arrivals === null ? null : <Since arrivals={run.arrivals} />}
          <HowCounted what="the list" method="themes">
            <p>
              Each item is cut into statements; statements that say alike things form a theme. A
              customer counts once per theme; the range is a 95&nbsp;% interval from resampling
              customers. The first order is by impact: customers, for pains times one half plus
              severity, and pains that have ended come last. Change compares a theme’s share of
              feedback in the last 12 full weeks with the 12 before. Severity is how bad it is for
              those who say it: what has come of it, urgency, trouble, tone and rating. Cohesion is
              how alike the sentences are.
            </p>
            <Method run={run} />
          </HowCounted>
        </span>
      )}
    </p>
  );
};
