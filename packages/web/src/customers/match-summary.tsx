import type { MatchSummary } from '@headwater/contract';
import { Link } from '@tanstack/react-router';
import { count, percent, percentRange, plural } from '../format.js';
import { HowCounted, Popover } from '../ui/popover.js';
import { Notice } from '../ui/states.js';
import { ways } from './match-words.js';

const linked = 'font-medium text-ink hover:text-accent hover:underline';

const Ways = ({ rows }: { rows: MatchSummary['ways'] }) => (
  <table className="num w-full text-sm" aria-label="How often each way was right">
    <thead>
      <tr className="text-xs text-quiet">
        <th scope="col" className="py-1 text-left font-medium">
          Found
        </th>
        <th scope="col" className="py-1 text-right font-medium">
          Voices
        </th>
        <th scope="col" className="py-1 text-right font-medium">
          Right
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ how, taken, suggested, confirmed, refused, right }) => (
        <tr key={how} className="border-t border-line">
          <td className="py-1 pr-2 text-ink">{ways[how]}</td>
          <td className="py-1 text-right">{count(taken + suggested)}</td>
          <td className="py-1 pl-2 text-right whitespace-nowrap">
            {right === null ? (
              '–'
            ) : (
              <span title={`${count(confirmed)} confirmed, ${count(refused)} refused`}>
                <span className="text-ink">{percent(right.value)}</span> ({percentRange(right)})
              </span>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** How much feedback has an account; each number leads to the voices that it counts. */
export const MatchSummaryLine = ({ summary }: { summary: MatchSummary }) => {
  const { items, matchedItems, unmatchedItems, unmatchedVoices, namelessItems } = summary;
  if (items === 0) return null;
  const waiting = summary.voices.suggested + summary.voices.unmatched;
  const decided = summary.ways.some(({ right }) => right !== null);
  return (
    <>
      <p className="num mb-3 text-sm text-muted">
        <Link to="/customers/matches" search={{ state: 'matched' }} className={linked}>
          {count(matchedItems)}
        </Link>{' '}
        of {plural(items, 'item')} have an account ({percent(matchedItems / items)});{' '}
        {count(unmatchedItems)} by {plural(unmatchedVoices, 'voice')} have none,{' '}
        {count(namelessItems)} name nobody.{' '}
        {waiting === 0 ? null : (
          <>
            <Link to="/customers/matches" search={{ state: 'open' }} className={linked}>
              {plural(waiting, 'voice')}
            </Link>{' '}
            that {waiting === 1 ? 'names' : 'name'} a company {waiting === 1 ? 'waits' : 'wait'} for
            a decision.{' '}
          </>
        )}
        <HowCounted what="whose feedback it is" method="identity">
          Feedback meets its account by id, address, domain or name. What is only alike is a
          suggestion, and counts for nothing until somebody confirms it. What people decide stays.
        </HowCounted>{' '}
        <Popover
          title="How often each way was right"
          trigger={
            <button type="button" className="text-accent hover:underline">
              How sure is each way?
            </button>
          }
        >
          <Ways rows={summary.ways} />
          <p className="mt-2">
            {decided
              ? 'Of the voices that people decided about; with its 95 % interval.'
              : 'Nobody has decided about a voice yet: confirm a few to know.'}
          </p>
        </Popover>
      </p>
      {summary.matching ? (
        <Notice tone="info" className="mb-3">
          Voices are being matched now; the list and the numbers follow.
        </Notice>
      ) : null}
    </>
  );
};
