import type { AccountRow, Permission, SearchView, SegmentView } from '@headwater/contract';
import type { useNavigate } from '@tanstack/react-router';
import { Building2, Inbox, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { plural } from '../format.js';
import { commands, matches } from './commands.js';
import { FoundKind, FoundSentence, FoundThemeLine } from './found.js';

export type Entry = {
  id: string;
  group: string;
  icon: ReactNode;
  body: ReactNode;
  /** True for what the server found: it may be of the letters before. */
  found: boolean;
  run: () => void;
};

type Navigate = ReturnType<typeof useNavigate>;
type Can = (permission: Permission) => boolean;

/** Beside what was found, pages are only those that are most likely meant. */
const mostPages = 4;

const pageEntries = (text: string, navigate: Navigate, can: Can): Entry[] =>
  commands
    .filter(({ needs }) => needs === null || can(needs))
    .filter((command) => matches(command, text))
    .map((command) => ({
      id: command.label,
      group: command.group,
      icon: <command.icon aria-hidden className="size-4 shrink-0 text-quiet" />,
      body: <span className="min-w-0 flex-1 truncate">{command.label}</span>,
      found: false,
      run: () => command.run(navigate),
    }));

const foundEntries = (answer: SearchView, navigate: Navigate): Entry[] => [
  ...answer.themes.map((theme) => ({
    id: theme.id,
    group: 'Themes',
    icon: <FoundKind kind={theme.kind} />,
    body: <FoundThemeLine theme={theme} />,
    found: true,
    run: () => void navigate({ to: '/themes/$themeId', params: { themeId: theme.id } }),
  })),
  ...answer.statements.map((statement) => ({
    id: `${statement.item}:${statement.start}`,
    group: 'Sentences',
    icon: <FoundKind kind={statement.kind} />,
    body: <FoundSentence statement={statement} />,
    found: true,
    run: () => void navigate({ to: '/items/$itemId', params: { itemId: statement.item } }),
  })),
];

type Named = {
  accounts: ReadonlyArray<Pick<AccountRow, 'id' | 'name' | 'plan' | 'items'>>;
  segments: ReadonlyArray<Pick<SegmentView, 'id' | 'name' | 'accounts'>>;
};

const NamedLine = ({ name, about }: { name: string; about: string }) => (
  <>
    <span dir="auto" className="min-w-0 flex-1 truncate" title={name}>
      {name}
    </span>
    <span className="num shrink-0 text-sm whitespace-nowrap text-quiet">{about}</span>
  </>
);

const namedEntries = ({ accounts, segments }: Named, navigate: Navigate): Entry[] => [
  ...accounts.map(({ id, name, plan, items }) => ({
    id,
    group: 'Customers',
    icon: <Building2 aria-hidden className="size-4 shrink-0 text-quiet" />,
    body: (
      <NamedLine
        name={name}
        about={[plan, plural(items, 'item')].filter((part) => part !== null).join(' · ')}
      />
    ),
    found: true,
    run: () => void navigate({ to: '/customers/$accountId', params: { accountId: id } }),
  })),
  ...segments.map(({ id, name, accounts: size }) => ({
    id,
    group: 'Segments',
    icon: <UsersRound aria-hidden className="size-4 shrink-0 text-quiet" />,
    body: <NamedLine name={name} about={plural(size, 'account')} />,
    found: true,
    run: () => void navigate({ to: '/customers', search: { segment: id } }),
  })),
];

/** Pages first, since they are there at once: what comes from the server then moves nothing that is chosen already. */
export const paletteEntries = (
  text: string,
  answer: SearchView | undefined,
  named: Named,
  navigate: Navigate,
  can: Can,
): Entry[] => {
  const words = text.trim();
  if (words === '') return pageEntries('', navigate, can);
  return [
    ...pageEntries(words, navigate, can).slice(0, mostPages),
    ...(answer === undefined
      ? []
      : [...namedEntries(named, navigate), ...foundEntries(answer, navigate)]),
    {
      id: 'search',
      group: 'Inbox',
      icon: <Inbox aria-hidden className="size-4 shrink-0 text-quiet" />,
      body: <span className="min-w-0 flex-1 truncate">All items with “{words}”</span>,
      found: false,
      run: () => void navigate({ to: '/listen', search: { q: words } }),
    },
  ];
};
