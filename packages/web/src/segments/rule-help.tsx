import { useQuery } from '@tanstack/react-query';
import { segmentLanguageQuery } from '../api/segments.js';

/** What a rule may say. Examples can be taken over by a click. */
export const RuleHelp = ({ onExample }: { onExample: (rule: string) => void }) => {
  const language = useQuery(segmentLanguageQuery).data;
  if (language === undefined) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer font-medium text-muted">What a rule may say</summary>
      <ul className="mt-2 flex flex-col gap-1.5">
        {language.examples.map(({ rule, says }) => (
          <li key={rule} className="flex flex-wrap items-baseline gap-x-2">
            <button
              type="button"
              onClick={() => onExample(rule)}
              className="rounded bg-active px-1.5 py-0.5 text-left font-mono text-xs hover:bg-hover"
            >
              {rule}
            </button>
            <span className="text-quiet">{says}</span>
          </li>
        ))}
      </ul>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-xs">
        {language.variables.map(({ name, type, means }) => (
          <div key={name} className="contents">
            <dt className="font-mono">{name}</dt>
            <dd className="text-muted">
              {means} <span className="text-quiet">({type})</span>
            </dd>
          </div>
        ))}
        {language.functions.slice(0, 3).map(({ name, means }) => (
          <div key={name} className="contents">
            <dt className="font-mono">{name}(“theme”)</dt>
            <dd className="text-muted">{means}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-quiet">
        Join with <code>&amp;&amp;</code>, <code>||</code>, <code>!</code>; compare with{' '}
        <code>==</code>, <code>!=</code>, <code>&lt;</code>, <code>&gt;=</code>, <code>in</code>. An
        account of which something asked is not known is not in the segment and is counted as
        undecided.
      </p>
    </details>
  );
};
