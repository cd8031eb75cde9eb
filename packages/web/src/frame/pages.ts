import {
  Building2,
  Inbox,
  Landmark,
  LayoutList,
  Settings,
  Sun,
  Swords,
  type LucideIcon,
} from 'lucide-react';

export type RailPage = {
  to: '/today' | '/listen' | '/pains' | '/market' | '/customers' | '/finance/revenue' | '/settings';
  label: string;
  icon: LucideIcon;
  /** Paths under which the rail shows this page as open. */
  paths: ReadonlyArray<string>;
  /** `g` then this letter goes there. */
  letter: string;
};

/** The loop in its order. A page that does not exist yet is absent. */
export const railPages: ReadonlyArray<RailPage> = [
  { to: '/today', label: 'Today', icon: Sun, paths: ['/today'], letter: 't' },
  {
    to: '/listen',
    label: 'Listen',
    icon: Inbox,
    paths: ['/listen', '/items', '/import', '/imports'],
    letter: 'l',
  },
  {
    to: '/pains',
    label: 'Pain points',
    icon: LayoutList,
    paths: ['/pains', '/themes'],
    letter: 'p',
  },
  { to: '/market', label: 'Market', icon: Swords, paths: ['/market'], letter: 'm' },
  {
    to: '/customers',
    label: 'Customers',
    icon: Building2,
    paths: ['/customers'],
    letter: 'c',
  },
  {
    to: '/finance/revenue',
    label: 'Finance',
    icon: Landmark,
    paths: ['/finance'],
    letter: 'f',
  },
  { to: '/settings', label: 'Settings', icon: Settings, paths: ['/settings'], letter: 's' },
];

/** On a phone the bar holds the first of them and the sheet behind "More" the others. */
export const inBar = railPages.slice(0, 3);
export const beyondBar = railPages.slice(3);

export const isOpen = (page: RailPage, pathname: string): boolean =>
  page.paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
