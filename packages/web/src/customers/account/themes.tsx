import type { AccountTheme, AccountView, Kind } from '@headwater/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accountThemesQuery } from '../../api/customers.js';
import { count, day } from '../../format.js';
import { KindIcon, kindOrder, kinds } from '../../ui/kind.js';
import { ErrorState, Loading, Skeleton } from '../../ui/states.js';
import { ThemeLink } from '../../ui/theme-link.js';
import { nothingChosen } from './said-query.js';
import { Section } from './section.js';
import { useFirst } from './use-first.js';

/** What most of its sentences in the theme are. */
const mainKind = ({ kinds: mix }: AccountTheme): Kind =>
  kindOrder.reduce((best, kind) => (mix[kind] > mix[best] ? kind : best), kindOrder[0] ?? 'other');

const ThemeLine = ({ account, row }: { account: AccountView; row: AccountTheme }) => {
  const kind = mainKind(row);
  return (
    <tr className="border-t border-line">
      <td className="w-6 py-1.5" title={`Mostly ${kinds[kind].many.toLowerCase()}`}>
        <KindIcon kind={kind} />
        <span className="sr-only">{kinds[kind].label}</span>
      </td>
      <td className="max-w-0 py-1.5 pr-2">
        {row.theme === null ? (
          <span className="text-muted">In no theme</span>
        ) : (
          <ThemeLink {...row.theme} className="block truncate" />
        )}
      </td>
      <td className="w-16 py-1.5 text-right">
        {row.theme === null ? (
          count(row.statements)
        ) : (
          <Link
            to="/customers/$accountId"
            params={{ accountId: account.id }}
            search={{ ...nothingChosen, theme: row.theme.id }}
            hash="said"
            title="The feedback with these sentences"
            className="hover:text-accent hover:underline"
          >
            {count(row.statements)}
          </Link>
        )}
      </td>
      <td className="w-26 py-1.5 pl-3 text-right whitespace-nowrap text-quiet">
        {row.lastSaid === null ? '–' : day(row.lastSaid)}
      </td>
    </tr>
  );
};

type Asked = AccountTheme & { request: NonNullable<AccountTheme['request']> };
const asks = (row: AccountTheme): row is Asked => row.request !== null;

const Requests = ({ rows }: { rows: ReadonlyArray<Asked> }) => {
  const { shown, more } = useFirst(rows, 5);
  return (
    <Section id="requests" title="Open requests">
      {rows.length === 0 ? (
        <p className="text-muted">It asks for nothing.</p>
      ) : (
        <ul className="text-sm">
          {shown.map(({ theme, request }) => (
            <li
              key={`${request.item}:${request.start}`}
              className="border-t border-line py-1.5 first:border-t-0"
            >
              <Link
                to="/items/$itemId"
                params={{ itemId: request.item }}
                dir="auto"
                className="line-clamp-3 hover:text-accent hover:underline"
              >
                {request.text}
              </Link>
              <span className="flex gap-x-2 text-xs text-quiet">
                {theme === null ? null : (
                  <ThemeLink {...theme} className="min-w-0 truncate font-normal text-quiet" />
                )}
                {request.time === null ? null : (
                  <time dateTime={request.time} className="shrink-0">
                    {day(request.time)}
                  </time>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more}
    </Section>
  );
};

const ThemeTable = ({
  account,
  rows,
}: {
  account: AccountView;
  rows: ReadonlyArray<AccountTheme>;
}) => {
  const { shown, more } = useFirst(rows, 8);
  return (
    <Section id="themes" title="Themes it touches">
      {rows.length === 0 ? (
        <p className="text-muted">Nothing that it said has been analysed yet.</p>
      ) : (
        <table className="num w-full text-sm" aria-label="Themes it touches">
          <thead>
            <tr className="text-xs text-quiet">
              <th scope="col" colSpan={2} className="py-1 text-left font-medium">
                Theme
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Sentences
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Last said
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <ThemeLine key={row.theme?.id ?? 'none'} account={account} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {more}
    </Section>
  );
};

export const ThemesAndRequests = ({ account }: { account: AccountView }) => {
  const themes = useQuery(accountThemesQuery(account.id));
  if (themes.isError) {
    return (
      <ErrorState error={themes.error} what="Its themes" onRetry={() => void themes.refetch()} />
    );
  }
  if (themes.data === undefined) {
    return (
      <Loading>
        <Skeleton className="h-48 w-full" />
      </Loading>
    );
  }
  return (
    <>
      <ThemeTable account={account} rows={themes.data.rows} />
      <Requests rows={themes.data.rows.filter(asks)} />
    </>
  );
};
