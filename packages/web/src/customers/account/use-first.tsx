import { useState, type ReactNode } from 'react';
import { count } from '../../format.js';
import { Button } from '../../ui/button.js';

/** The first few of a list, and a button for all of it. */
export const useFirst = <Row,>(
  rows: ReadonlyArray<Row>,
  first: number,
): { shown: ReadonlyArray<Row>; more: ReactNode } => {
  const [all, setAll] = useState(false);
  return {
    shown: all ? rows : rows.slice(0, first),
    more:
      rows.length > first ? (
        <Button size="sm" look="quiet" className="mt-1 -ml-2" onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${count(rows.length)}`}
        </Button>
      ) : null,
  };
};
