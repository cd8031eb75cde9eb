import type { Arrivals } from '@headwater/contract';
import { ago, moment, plural } from '../format.js';

export const ArrivalsInWords = ({ arrivals }: { arrivals: Arrivals }) => (
  <>
    <p>
      {plural(arrivals.items, 'item')} with {plural(arrivals.statements, 'statement')} came in after
      everything was analysed together, the last{' '}
      <span title={moment(arrivals.at)}>{ago(arrivals.at)}</span>. Each statement has the nearest of
      the themes there were, so nothing known moved; sizes and trends count them in.
    </p>
    <p className="mt-2">
      {arrivals.themes === 0
        ? 'No group of them is a matter of its own so far. '
        : `${plural(arrivals.themes, 'new theme')} ${arrivals.themes === 1 ? 'was' : 'were'} found among them. `}
      {arrivals.unassigned === 0
        ? 'All fit a theme. '
        : `${plural(arrivals.unassigned, 'statement')} ${arrivals.unassigned === 1 ? 'fits' : 'fit'} none and ${arrivals.unassigned === 1 ? 'waits' : 'wait'}. `}
      Everything is analysed together again after four weeks, when a fifth is new, or when you ask
      for it.
    </p>
  </>
);
