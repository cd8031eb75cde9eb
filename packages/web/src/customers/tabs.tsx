import { Link } from '@tanstack/react-router';
import { tabLink, thisPageOnly } from '../ui/page.js';
import { TabBar } from '../ui/tab-bar.js';

type Tab = 'customers' | 'matches' | 'segments';

/** The views of who the customers are, each with an address of its own. */
export const CustomerTabs = ({ on }: { on: Tab }) => (
  <TabBar label="Customers" at={on}>
    <Link to="/customers" activeOptions={thisPageOnly} className={tabLink(on === 'customers')}>
      Customers
    </Link>
    <Link to="/customers/matches" className={tabLink(on === 'matches')}>
      Whose feedback
    </Link>
    <Link to="/customers/segments" className={tabLink(on === 'segments')}>
      Segments
    </Link>
  </TabBar>
);
