import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox, Swords, Upload } from 'lucide-react';
import { facetsQuery } from '../api/listen.js';
import { useMay } from '../api/people.js';
import { buttonClass } from '../ui/button.js';
import { RunAnalysis } from '../ui/run-analysis.js';
import { EmptyState } from '../ui/states.js';

/** Before anything was counted: what will be here, and the one action that brings it. */
export const EmptyMarket = ({ what }: { what: string }) => {
  const facets = useQuery(facetsQuery).data;
  const mayImport = useMay('items:write');
  if (facets?.sources.length === 0) {
    return (
      <EmptyState
        icon={Upload}
        title="No feedback yet"
        action={
          mayImport ? (
            <Link to="/import" className={buttonClass('primary')}>
              Import reviews
            </Link>
          ) : null
        }
      >
        {what}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Inbox} title="Not counted yet" action={<RunAnalysis />}>
      The market is counted right after each analysis.
    </EmptyState>
  );
};

/** There is feedback, but none of it is about anybody else. */
export const NoCompetitors = ({ what }: { what: string }) => (
  <EmptyState
    icon={Swords}
    title="Nothing about competitors yet"
    action={
      <Link to="/market/competitors" search={{ create: 'yes' }} className={buttonClass('primary')}>
        Add a competitor
      </Link>
    }
  >
    {what} Add a competitor and say which source or product is about it, or import reviews with a
    column that names it.
  </EmptyState>
);
