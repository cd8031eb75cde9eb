import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { explain } from '../api/client.js';
import { segmentPreviewQuery } from '../api/segments.js';
import { count, percent, plural } from '../format.js';

const PAUSE_MS = 300;

/** The text as it was when typing last paused. */
const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};

/** How many accounts a rule takes in, as one types; or where it is wrong. */
export const RulePreview = ({ rule }: { rule: string }) => {
  const asked = usePaused(rule.trim());
  const preview = useQuery({
    ...segmentPreviewQuery(asked),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  if (asked === '') {
    return <p className="text-sm text-quiet">Write a rule to see whom it takes in.</p>;
  }
  if (preview.isError) return <p className="text-sm text-pain">{explain(preview.error)}</p>;
  if (preview.data === undefined) return <p className="text-sm text-quiet">Counting…</p>;
  const { accounts, of, undecided, sample, problem } = preview.data;
  return (
    <div aria-live="polite" className={preview.isPlaceholderData ? 'opacity-60' : undefined}>
      {problem === null ? null : (
        <p className="text-sm text-pain">
          {problem.start === 0 && problem.end === asked.length
            ? null
            : `Line ${problem.line}, column ${problem.column}: `}
          {problem.message}
        </p>
      )}
      {problem !== null && of === 0 ? null : (
        <p className="text-sm">
          <strong className="num font-semibold">{plural(accounts, 'account')}</strong>{' '}
          <span className="text-muted">
            of {count(of)}
            {of === 0 ? '' : ` (${percent(accounts / of)})`}
            {undecided === 0 ? '' : ` · ${count(undecided)} undecided`}
          </span>
        </p>
      )}
      {sample.length === 0 ? null : (
        <p className="mt-0.5 truncate text-xs text-quiet">
          {sample.map(({ name }) => name).join(', ')}
          {accounts > sample.length ? ', …' : ''}
        </p>
      )}
    </div>
  );
};
