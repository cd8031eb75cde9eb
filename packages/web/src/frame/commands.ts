import type { Permission } from '@headwater/contract';
import type { useNavigate } from '@tanstack/react-router';
import {
  Building2,
  ChartNoAxesCombined,
  ClipboardList,
  Database,
  FileClock,
  FlaskConical,
  Handshake,
  Inbox,
  KeyRound,
  Landmark,
  LayoutList,
  Megaphone,
  Monitor,
  Moon,
  Play,
  Scale,
  ScrollText,
  Sun,
  SunMedium,
  Swords,
  Target,
  TrendingUp,
  Upload,
  UserPlus,
  UserRoundSearch,
  Users,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { setAppearance } from './appearance.js';

type Navigate = ReturnType<typeof useNavigate>;

type Command = {
  group: 'Go to' | 'Create' | 'Appearance';
  label: string;
  /** Other words that people type for it. */
  also: string;
  icon: LucideIcon;
  needs: Permission | null;
  run: (navigate: Navigate) => void;
};

export const commands: ReadonlyArray<Command> = [
  {
    group: 'Go to',
    label: 'Today',
    also: 'home start news',
    icon: Sun,
    needs: null,
    run: (go) => void go({ to: '/today' }),
  },
  {
    group: 'Go to',
    label: 'Pain points',
    also: 'themes requests praise questions problems ranking',
    icon: LayoutList,
    needs: null,
    run: (go) => void go({ to: '/pains' }),
  },
  {
    group: 'Go to',
    label: 'Market: gaps',
    also: 'openings opportunities competitors',
    icon: Swords,
    needs: null,
    run: (go) => void go({ to: '/market' }),
  },
  {
    group: 'Go to',
    label: 'Market: compare',
    also: 'competitors versus us them log-odds',
    icon: Scale,
    needs: null,
    run: (go) => void go({ to: '/market/compare' }),
  },
  {
    group: 'Go to',
    label: 'Market: opportunities',
    also: 'importance satisfaction map score',
    icon: Target,
    needs: null,
    run: (go) => void go({ to: '/market/opportunities' }),
  },
  {
    group: 'Go to',
    label: 'Market: competitors',
    also: 'rivals whose feedback sources products',
    icon: Building2,
    needs: null,
    run: (go) => void go({ to: '/market/competitors' }),
  },
  {
    group: 'Go to',
    label: 'Market: win/loss',
    also: 'deals sales won lost reasons',
    icon: Handshake,
    needs: null,
    run: (go) => void go({ to: '/market/deals' }),
  },
  {
    group: 'Go to',
    label: 'Finance: revenue',
    also: 'mrr arr retention churn cohorts survival lifetime value',
    icon: ChartNoAxesCombined,
    needs: 'finance:read',
    run: (go) => void go({ to: '/finance/revenue' }),
  },
  {
    group: 'Go to',
    label: 'Finance: marketing',
    also: 'spend channels acquisition cost payback ltv cac',
    icon: Megaphone,
    needs: 'finance:read',
    run: (go) => void go({ to: '/finance/marketing' }),
  },
  {
    group: 'Go to',
    label: 'Finance: cash',
    also: 'ledger statement balance bank',
    icon: Landmark,
    needs: 'finance:read',
    run: (go) => void go({ to: '/finance/cash' }),
  },
  {
    group: 'Go to',
    label: 'Finance: forecast',
    also: 'runway scenarios drivers tornado',
    icon: TrendingUp,
    needs: 'finance:read',
    run: (go) => void go({ to: '/finance/forecast' }),
  },
  {
    group: 'Go to',
    label: 'Listen: inbox',
    also: 'feedback items reviews',
    icon: Inbox,
    needs: null,
    run: (go) => void go({ to: '/listen' }),
  },
  {
    group: 'Go to',
    label: 'Listen: sources',
    also: 'channels',
    icon: Database,
    needs: null,
    run: (go) => void go({ to: '/listen/sources' }),
  },
  {
    group: 'Go to',
    label: 'Listen: imports',

    also: 'files history rejected rows',
    icon: FileClock,
    needs: null,
    run: (go) => void go({ to: '/imports' }),
  },
  {
    group: 'Go to',
    label: 'Customers',
    also: 'accounts revenue renewal health companies clients',
    icon: Building2,
    needs: null,
    run: (go) => void go({ to: '/customers' }),
  },
  {
    group: 'Go to',
    label: 'Customers: whose feedback',
    also: 'match voices identity unmatched confirm accounts',
    icon: UserRoundSearch,
    needs: null,
    run: (go) => void go({ to: '/customers/matches' }),
  },
  {
    group: 'Go to',
    label: 'Customers: segments',
    also: 'accounts rule group filter',
    icon: UsersRound,
    needs: null,
    run: (go) => void go({ to: '/customers/segments' }),
  },
  {
    group: 'Go to',
    label: 'People',
    also: 'settings team roles users invitations',
    icon: Users,
    needs: 'people:manage',
    run: (go) => void go({ to: '/settings/people' }),
  },
  {
    group: 'Go to',
    label: 'API keys',
    also: 'settings tokens scopes',
    icon: KeyRound,
    needs: 'keys:own',
    run: (go) => void go({ to: '/settings/keys' }),
  },
  {
    group: 'Go to',
    label: 'Audit log',
    also: 'settings history changes who',
    icon: ScrollText,
    needs: 'audit:read',
    run: (go) => void go({ to: '/settings/audit' }),
  },
  {
    group: 'Go to',
    label: 'Analysis runs',
    also: 'settings method timings',
    icon: ClipboardList,
    needs: null,
    run: (go) => void go({ to: '/settings/analysis' }),
  },
  {
    group: 'Go to',
    label: 'Demo data',
    also: 'settings load remove example',
    icon: FlaskConical,
    needs: 'demo:manage',
    run: (go) => void go({ to: '/settings/demo' }),
  },
  {
    group: 'Create',
    label: 'Import',
    also: 'upload file csv excel paste new accounts subscriptions invoices deals',
    icon: Upload,
    needs: 'items:write',
    run: (go) => void go({ to: '/import' }),
  },
  {
    group: 'Create',
    label: 'Run the analysis',
    also: 'analyse analyze again',
    icon: Play,
    needs: 'analysis:run',
    run: (go) => void go({ to: '/settings/analysis' }),
  },
  {
    group: 'Create',
    label: 'Make a segment',
    also: 'new rule accounts filter group',
    icon: UsersRound,
    needs: 'segments:edit',
    run: (go) => void go({ to: '/customers/segments', search: { create: 'yes' } }),
  },
  {
    group: 'Create',
    label: 'Add a competitor',
    also: 'new rival market',
    icon: Building2,
    needs: 'market:edit',
    run: (go) => void go({ to: '/market/competitors', search: { create: 'yes' } }),
  },
  {
    group: 'Create',
    label: 'Write down a deal',
    also: 'new win loss sale',
    icon: Handshake,
    needs: 'market:edit',
    run: (go) => void go({ to: '/market/deals', search: { create: 'yes' } }),
  },
  {
    group: 'Create',
    label: 'Invite a person',
    also: 'new user link',
    icon: UserPlus,
    needs: 'people:manage',
    run: (go) => void go({ to: '/settings/people', search: { invite: 'yes' } }),
  },
  {
    group: 'Create',
    label: 'Create an API key',
    also: 'new token',
    icon: KeyRound,
    needs: 'keys:own',
    run: (go) => void go({ to: '/settings/keys', search: { create: 'yes' } }),
  },
  {
    group: 'Appearance',
    label: 'Light',
    also: 'theme bright mode',
    icon: SunMedium,
    needs: null,
    run: () => setAppearance('light'),
  },
  {
    group: 'Appearance',
    label: 'Dark',
    also: 'theme night mode',
    icon: Moon,
    needs: null,
    run: () => setAppearance('dark'),
  },
  {
    group: 'Appearance',
    label: 'As the system',
    also: 'theme auto mode',
    icon: Monitor,
    needs: null,
    run: () => setAppearance('system'),
  },
];

/** Every typed word must begin a word of the command. */
export const matches = (command: Command, text: string): boolean => {
  const names = `${command.group} ${command.label} ${command.also}`.toLowerCase().split(/[\s:]+/u);
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => names.some((name) => name.startsWith(word)));
};
