import type { ImportView } from '@headwater/contract';
import { Link, useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useCallback } from 'react';
import { fileUrl } from '../api/client.js';
import { useMay } from '../api/people.js';
import { plural } from '../format.js';
import { buttonClass } from '../ui/button.js';
import { RunAnalysis } from '../ui/run-analysis.js';
import { Notice } from '../ui/states.js';
import { rowNames, whereSeen } from './contents.js';
import { Counts } from './counts.js';

/** What came in, what did not and why, and the one next thing to do. */
export const Finished = ({ one }: { one: ImportView }) => {
  const navigate = useNavigate();
  const mayImport = useMay('items:write');
  const analysed = useCallback(() => void navigate({ to: '/pains' }), [navigate]);
  const rows = rowNames[one.content];
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <Notice tone="good">
        {plural(one.counts.fresh, `new ${rows.one}`, `new ${rows.many}`)} from this file{' '}
        {one.counts.fresh === 1 ? 'is' : 'are'} in.
      </Notice>
      <Counts one={one} />
      {one.counts.rejected > 0 ? (
        <Notice
          tone="warn"
          action={
            mayImport ? (
              <a
                href={fileUrl(`/imports/${one.id}/rejected.csv`)}
                download
                className={buttonClass('plain', 'sm')}
              >
                <Download aria-hidden className="size-4" /> Download rejected rows
              </a>
            ) : null
          }
        >
          {plural(one.counts.rejected, 'row')} could not be used. The file lists each with its line
          and the reason; mend it and import it again.
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-start gap-3">
        {one.content === 'feedback' ? (
          <>
            <RunAnalysis onDone={analysed} />
            <Link to="/listen" search={{ source: one.settings?.source }} className={buttonClass()}>
              Read the items
            </Link>
          </>
        ) : (
          <>
            <a href={whereSeen[one.content].href} className={buttonClass('primary')}>
              {whereSeen[one.content].label}
            </a>
            <Link to="/import" className={buttonClass()}>
              Import another file
            </Link>
          </>
        )}
      </div>
    </div>
  );
};
