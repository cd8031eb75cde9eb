import { Link } from '@tanstack/react-router';
import { tabLink } from '../ui/page.js';

type Tab = 'customers' | 'matches' | 'segments';

/** The views of who the customers are, each with an address of its own. */
export const CustomerTabs = ({ on }: { on: Tab }) => (
  <nav aria-label="Customers" className="mt-3 flex gap-4 overflow-x-auto border-b border-line">
    <Link to="/customers" className={tabLink(on === 'customers')}>
      Customers
    </Link>
    <Link to="/customers/matches" className={tabLink(on === 'matches')}>
      Whose feedback
    </Link>
    <Link to="/customers/segments" className={tabLink(on === 'segments')}>
      Segments
    </Link>
  </nav>
);
