import { useQuery } from '@tanstack/react-query';
import { explain } from '../api/client.js';
import { whyQuery } from '../api/curation.js';
import { count, percent } from '../format.js';
import { Popover } from '../ui/popover.js';
import { QuoteLine } from '../ui/quote.js';
import { Skeleton } from '../ui/states.js';

const Reason = ({ statement }: { statement: string }) => {
  const { data, error } = useQuery(whyQuery(statement));
  if (error) return <p>{explain(error)}</p>;
  if (data === undefined) return <Skeleton className="h-20 w-full" />;
  return (
    <div className="max-h-80 overflow-y-auto">
      <p dir="auto" className="text-ink">
        {data.sentence}
      </p>
      {data.nearest.length === 0 ? null : (
        <>
          <h3 className="mt-3 mb-1 text-xs font-medium text-quiet">
            Nearest of {count(data.compared)} other sentences
          </h3>
          <ul className="flex flex-col gap-1">
            {data.nearest.map((quote) => (
              <li key={`${quote.item}:${quote.start}`}>
                <QuoteLine quote={quote} />
                <p className="num text-xs text-quiet">{percent(quote.likeness)} alike</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

/** Why the analysis, or a person, put this sentence into this theme. */
export const WhyHere = ({ statement, text }: { statement: string; text: string }) => (
  <Popover
    title="Why it is here"
    trigger={
      <button
        type="button"
        aria-label={`Why here: ${text.slice(0, 80)}`}
        className="rounded text-xs whitespace-nowrap text-accent hover:underline"
      >
        Why here?
      </button>
    }
  >
    <Reason statement={statement} />
  </Popover>
);
