import type { BookSettings, ImportCheck, ImportView, JobView } from '@headwater/contract';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { explain } from '../api/client.js';
import { startImport } from '../api/listen.js';
import { count, plural, readDate } from '../format.js';
import { Button } from '../ui/button.js';
import { JobProgress } from '../ui/job-progress.js';
import { Notice, Skeleton } from '../ui/states.js';
import { settingsOf } from './contents.js';
import { dateFormatNames } from './settings.js';

const Line = ({ rows, what, quiet }: { rows: number; what: string; quiet?: string }) => (
  <tr className="border-t border-line first:border-t-0">
    <td className="num w-32 py-2 pr-4 text-right text-lg font-semibold">{count(rows)}</td>
    <td className="py-2">
      {what}
      {quiet === undefined ? null : <span className="block text-sm text-quiet">{quiet}</span>}
    </td>
  </tr>
);

const CheckTable = ({ one, check }: { one: ImportView; check: ImportCheck }) => {
  const dateFormat = settingsOf(one)?.dateFormat;
  return (
    <div className="flex flex-col gap-5">
      <table aria-label="What will happen" className="w-full max-w-xl">
        <tbody>
          <Line
            rows={check.fresh}
            what={check.fresh === 1 ? 'row is new and comes in' : 'rows are new and come in'}
          />
          {check.changed > 0 ? (
            <Line
              rows={check.changed}
              what={
                check.changed === 1
                  ? 'row changed since it was imported'
                  : 'rows changed since they were imported'
              }
              quiet={
                one.books === null
                  ? 'They replace the old version and are analysed again.'
                  : 'They replace the old version.'
              }
            />
          ) : null}
          <Line
            rows={check.known}
            what={check.known === 1 ? 'row is here already' : 'rows are here already'}
            quiet="Nothing is added twice."
          />
          <Line
            rows={check.unusable}
            what={check.unusable === 1 ? 'row cannot be used' : 'rows cannot be used'}
            {...(check.unusable > 0
              ? { quiet: 'They will be listed in a file that you can download, mend and import.' }
              : {})}
          />
        </tbody>
      </table>
      {check.unusableReasons.length === 0 ? null : (
        <section aria-label="Why rows cannot be used">
          <h2 className="mb-1 text-base font-semibold">Why rows cannot be used</h2>
          <ul className="text-sm">
            {check.unusableReasons.map((reason) => (
              <li
                key={reason.code}
                className="flex gap-3 border-t border-line py-1.5 first:border-t-0"
              >
                <span className="num w-16 shrink-0 text-right">{count(reason.rows)}</span>
                <span className="text-muted">{reason.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {dateFormat ? (
        <section aria-label="Dates">
          <h2 className="mb-1 text-base font-semibold">Dates are read as</h2>
          <p>{dateFormatNames[dateFormat]}</p>
          {check.dateExamples.slice(0, 2).map((example) => (
            <p key={example.raw} className="num text-sm text-muted">
              {example.raw} → {readDate(example.iso)}
            </p>
          ))}
        </section>
      ) : null}
      {one.books === null ? null : <MoneyTaken settings={one.books} />}
    </div>
  );
};

/** How amounts were taken, once more before they go in. */
const MoneyTaken = ({ settings }: { settings: BookSettings }) => {
  const said = [
    settings.decimal === 'comma' ? 'Numbers have a comma for decimals.' : null,
    settings.currency === null
      ? null
      : `Amounts that name no currency are in ${settings.currency}.`,
    settings.content !== 'subscriptions' || settings.amountPeriod === 'interval'
      ? null
      : `The amount is for a ${settings.amountPeriod}; interval and quantity are in it.`,
  ].filter((sentence) => sentence !== null);
  if (said.length === 0) return null;
  return (
    <section aria-label="Amounts">
      <h2 className="mb-1 text-base font-semibold">Amounts are read so</h2>
      {said.map((sentence) => (
        <p key={sentence} className="text-sm text-muted">
          {sentence}
        </p>
      ))}
    </section>
  );
};

type CheckStepProps = {
  one: ImportView;
  job: JobView | null;
  onBack: () => void;
  onNext: (next: ImportView) => void;
};

export const CheckStep = ({ one, job, onBack, onNext }: CheckStepProps) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  if (one.state === 'checking') {
    return (
      <div className="flex max-w-xl flex-col gap-3">
        {job === null ? (
          <Skeleton className="h-12 w-full" />
        ) : (
          <JobProgress job={job} label="Reading the whole file" />
        )}
        <p className="text-sm text-quiet">
          Nothing is imported yet. You can leave this page; the import waits under Listen, Imports.
        </p>
      </div>
    );
  }
  const settings = settingsOf(one);
  const start = async () => {
    if (settings === null) return;
    setBusy(true);
    setError(null);
    try {
      onNext(await startImport(one.id, settings));
    } catch (problem) {
      setError(explain(problem));
      setBusy(false);
    }
  };
  const nothing = one.check !== null && one.check.fresh + one.check.changed === 0;
  return (
    <div className="flex flex-col gap-6">
      {one.check === null ? null : <CheckTable one={one} check={one.check} />}
      {nothing ? (
        <Notice tone="info">There is nothing in this file that Headwater does not have.</Notice>
      ) : null}
      {error === null ? null : <Notice tone="bad">{error}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button onClick={onBack}>
          <ArrowLeft aria-hidden className="size-4" /> Back to the columns
        </Button>
        <Button
          look="primary"
          busy={busy}
          disabled={settings === null}
          onClick={() => void start()}
        >
          {one.check === null
            ? 'Import'
            : `Import ${plural(one.check.fresh + one.check.changed, 'row')}`}
        </Button>
      </div>
    </div>
  );
};
